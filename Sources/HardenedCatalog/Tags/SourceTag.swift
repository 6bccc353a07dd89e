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
        let parts = Self.parts(text)
        var index = 0
        if let first = parts.first, let version = TagVersion(first), !Self.isDate(first) {
            self.version = version
            isPrerelease = version.isPrerelease
            index = 1
        }
        while index < parts.count { index += read(parts, at: index) }
    }

    /// What stands between hyphens, in small letters.
    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        parts.reserveCapacity(4)
        // By hand, since thousands of tags are read at the first look at an image.
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            var end = start
            var isPlain = true
            while end < bytes.count, bytes[end] != UInt8(ascii: "-") {
                if bytes[end] >= UInt8(ascii: "A") && bytes[end] <= UInt8(ascii: "Z") || bytes[end] >= 0x80 { isPlain = false }
                end += 1
            }
            if start < end {
                let part = String(decoding: bytes[start..<end], as: UTF8.self)
                parts.append(isPlain ? part : part.lowercased())
            }
            start = end + 1
        }
        return parts
    }

    /// Reads one part, or more where they belong together; the number that were read.
    private mutating func read(_ parts: [String], at index: Int) -> Int {
        let part = parts[index]
        let meaning = TagWord(part)
        if case .slim = meaning {
            isSlim = true
        } else if case .architecture = meaning {
            architecture = part
        } else if case .prerelease = meaning {
            isPrerelease = true
        } else if Self.isWindows(part) {
            isWindows = true
        } else if version?.numbers.first == 8, part.first == "b", let build = TagVersion(part.dropFirst()) {
            // Java 8 writes its build as a word of its own: 8u502-b07.
            version?.numbers += build.numbers
        } else if let (found, count) = TagSystem.read(parts, at: index, meaning) {
            // In front of what has to look at the part's end, since most parts that are no words of the vocabulary are systems with their releases.
            if system == nil || system?.distribution.release == nil { system = found }
            if case .unreleased = meaning { isPrerelease = true }
            let minimal = index + count < parts.count && ["minimal", "micro", "init"].contains(parts[index + count]) && found.distribution.family == .ubi
            return count + (minimal ? 1 : 0)
        } else if meaning == nil, Self.isNumberedPrereleaseMark(part) {
            isPrerelease = true
        } else if Self.isDate(part) {
            date = part
        } else {
            words.append(part)
        }
        return 1
    }

    /// Of tags that name the same image the one that says the most; `nil`: there are none.
    package static func mostExact(of tags: [String]) -> String? {
        var best: (text: String, rank: (Int, Int, Int))?
        for text in tags {
            let tag = SourceTag(text)
            let rank = (tag.version?.numbers.count ?? 0, tag.words.count + (tag.system == nil ? 0 : 1), text.utf8.count)
            if let known = best, known.rank >= rank { continue }
            best = (text, rank)
        }
        return best?.text
    }

    /// The tag without the architecture that it pins at its end.
    public static func withoutArchitecture(_ tag: String) -> String {
        guard let hyphen = tag.utf8.lastIndex(of: UInt8(ascii: "-")), platforms[String(tag[tag.utf8.index(after: hyphen)...])] != nil else { return tag }
        return String(tag[..<hyphen])
    }

    /// `rc1`, `preview.7`, and `3.1.rc2` with a mark behind the last dot; marks alone are words of the vocabulary.
    private static func isNumberedPrereleaseMark(_ part: String) -> Bool {
        var hasDot = false
        var hasDigit = false
        var hasMore = false
        for byte in part.utf8 {
            if byte == UInt8(ascii: ".") { hasDot = true } else if byte >= 0x30, byte <= 0x39 { hasDigit = true } else { hasMore = true }
        }
        guard hasMore, hasDot || hasDigit else { return false }
        if TagVersion.isPrereleaseMark(part) { return true }
        guard hasDot, let last = part.utf8.split(separator: UInt8(ascii: ".")).last else { return false }
        return TagVersion.isPrereleaseMark(Substring(last))
    }

    private static func isWindows(_ part: String) -> Bool {
        guard let first = part.utf8.first, first == UInt8(ascii: "w") || first == UInt8(ascii: "n") || first == UInt8(ascii: "l") else { return false }
        return windows.contains(where: part.hasPrefix)
    }

    private static func isDate(_ part: some StringProtocol) -> Bool {
        part.utf8.count == 8 && part.utf8.starts(with: "20".utf8) && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// The platform of an architecture as tags and names of images write it; `nil`: no such word.
    public static func platform(of architecture: String) -> String? { platforms[architecture] }

    private static let windows = ["windowsservercore", "nanoserver", "ltsc20", "windows"]
    /// The architectures that tags name, as the platforms of images call them.
    static let platforms = [
        "amd64": "linux/amd64", "x86_64": "linux/amd64", "arm64": "linux/arm64", "arm64v8": "linux/arm64", "arm32v7": "linux/arm/v7", "arm32v6": "linux/arm/v6",
        "arm32v5": "linux/arm/v5", "i386": "linux/386", "ppc64le": "linux/ppc64le", "s390x": "linux/s390x", "riscv64": "linux/riscv64",
    ]
}
