/// The parts of a tag of an image that people come from: version, system, and the words of its edition.
public struct SourceTag: Sendable, Hashable {
    public var text: String
    public var version: TagVersion?
    /// The system it names.
    public var system: TagSystem?
    /// A reduced set of packages on the same system.
    public var isSlim: Bool
    public var isWindows: Bool
    /// Names something that is not released.
    public var isPrerelease: Bool
    /// A date such as `20260803` that pins one build of a system.
    public var date: String?
    /// The architecture that the tag pins.
    public var architecture: String?
    /// What is left, in order: editions (`jdk`, `fpm`), aliases (`lts`), versions of other programs.
    public var words: [String]

    /// Reads any tag; every part that is not there is empty.
    public init(_ text: String) {
        self.text = text
        isSlim = false
        isWindows = false
        isPrerelease = false
        words = []
        let parts = text.utf8.split(separator: UInt8(ascii: "-")).map { part in
            part.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") || $0 >= 0x80 } ? Substring(part).lowercased() : String(Substring(part))
        }
        var index = 0
        if let first = parts.first, let version = TagVersion(first), !Self.isDate(first) {
            self.version = version
            isPrerelease = version.isPrerelease
            index = 1
        }
        while index < parts.count { index += read(parts, at: index) }
    }

    /// Reads one part, or more where they belong together; the number that were read.
    private mutating func read(_ parts: [String], at index: Int) -> Int {
        let part = parts[index]
        if part == "slim" {
            isSlim = true
        } else if Self.isWindows(part) {
            isWindows = true
        } else if version?.numbers.first == 8, part.first == "b", let build = TagVersion(part.dropFirst()) {
            // Java 8 writes its build as a word of its own: 8u502-b07.
            version?.numbers += build.numbers
        } else if TagVersion.isPrereleaseMark(part) || Self.endsInPrereleaseMark(part) {
            isPrerelease = true
        } else if Self.isDate(part) {
            date = part
        } else if Self.platforms[part] != nil {
            architecture = part
        } else if let (found, count) = TagSystem.read(parts, at: index) {
            if system == nil || system?.distribution.release == nil { system = found }
            if DebianRelease.unreleased.contains(part) { isPrerelease = true }
            let minimal = index + count < parts.count && ["minimal", "micro", "init"].contains(parts[index + count]) && found.distribution.family == .ubi
            return count + (minimal ? 1 : 0)
        } else {
            words.append(part)
        }
        return 1
    }

    /// The tag without the architecture that it pins at its end.
    public static func withoutArchitecture(_ tag: String) -> String {
        guard let architecture = SourceTag(tag).architecture, tag.hasSuffix("-" + architecture) else { return tag }
        return String(tag.dropLast(architecture.count + 1))
    }

    /// `3.1.rc2`: a mark behind the last dot.
    private static func endsInPrereleaseMark(_ part: String) -> Bool {
        guard part.utf8.contains(UInt8(ascii: ".")), let last = part.utf8.split(separator: UInt8(ascii: ".")).last else { return false }
        return TagVersion.isPrereleaseMark(Substring(last))
    }

    private static func isWindows(_ part: String) -> Bool {
        guard let first = part.utf8.first, first == UInt8(ascii: "w") || first == UInt8(ascii: "n") || first == UInt8(ascii: "l") else { return false }
        return windows.contains(where: part.hasPrefix)
    }

    private static func isDate(_ part: some StringProtocol) -> Bool {
        part.utf8.count == 8 && part.hasPrefix("20") && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static let windows = ["windowsservercore", "nanoserver", "ltsc20", "windows"]
    /// The architectures that tags name, as the platforms of images call them.
    static let platforms = [
        "amd64": "linux/amd64", "x86_64": "linux/amd64", "arm64": "linux/arm64", "arm64v8": "linux/arm64", "arm32v7": "linux/arm/v7", "arm32v6": "linux/arm/v6",
        "arm32v5": "linux/arm/v5", "i386": "linux/386", "ppc64le": "linux/ppc64le", "s390x": "linux/s390x", "riscv64": "linux/riscv64",
    ]
}
