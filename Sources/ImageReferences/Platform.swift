/// A platform such as `linux/arm64/v8`, in its normalised form.
public struct Platform: Sendable, Hashable {
    public var os: String
    /// `nil`: the builder's own.
    public var architecture: String?
    /// `nil`: the usual one of the architecture.
    public var variant: String?

    public init(os: String, architecture: String?, variant: String? = nil) {
        self.os = os
        self.architecture = architecture
        self.variant = variant
    }

    /// Reads `os`, `architecture`, `os/architecture` or `os/architecture/variant`; an operating system may have a version in parentheses.
    ///
    /// An architecture alone is taken as Linux, since that is what a Linux builder would do.
    public static func parse(_ text: String) throws(PlatformError) -> Platform {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 3, !text.contains("*") else { throw .form(text) }
        for (index, part) in parts.enumerated() {
            let component = index == 0 ? withoutVersion(part) : part
            guard !component.isEmpty, component.utf8.allSatisfy(isComponentByte) else { throw .component(part, text) }
        }
        let os = normalisedOS(withoutVersion(parts[0]))
        guard parts.count > 1 else {
            if knownSystems.contains(os) { return Platform(os: os, architecture: nil) }
            let (architecture, variant) = normalised(parts[0], nil)
            guard knownArchitectures.contains(architecture) else { throw .unknown(text) }
            return Platform(os: "linux", architecture: architecture, variant: variant)
        }
        let (architecture, variant) = normalised(parts[1], parts.count > 2 ? parts[2] : nil)
        return Platform(os: os, architecture: architecture, variant: variant)
    }
}

extension Platform: CustomStringConvertible {
    public var description: String { ([os, architecture, variant] as [String?]).compactMap { $0 }.joined(separator: "/") }
}

extension Platform {
    public var isWindows: Bool { os == "windows" }

    /// Whether one of `platforms`, in the form `linux/amd64`, is this one; the builder's own architecture is taken to be there.
    public func isOffered(by platforms: [String]) -> Bool {
        platforms.contains { text in
            guard let offered = try? Platform.parse(text) else { return false }
            return offered.os == os && (architecture == nil || (offered.architecture == architecture && offered.variant == variant))
        }
    }

    private static func withoutVersion(_ part: String) -> String {
        guard part.hasSuffix(")"), let open = part.firstIndex(of: "(") else { return part }
        return String(part[..<open])
    }

    private static func normalisedOS(_ os: String) -> String {
        let os = os.lowercased()
        return os == "macos" ? "darwin" : os
    }

    /// The usual names of architecture and variant; the usual variant itself is `nil`.
    private static func normalised(_ architecture: String, _ variant: String?) -> (String, String?) {
        let architecture = architecture.lowercased()
        let variant = variant?.lowercased()
        switch architecture {
        case "i386": return ("386", nil)
        case "x86_64", "x86-64", "amd64": return ("amd64", variant == "v1" ? nil : variant)
        case "aarch64", "arm64": return ("arm64", variant == "8" || variant == "v8" ? nil : variant)
        case "armhf": return ("arm", "v7")
        case "armel": return ("arm", "v6")
        case "arm":
            guard let variant, !variant.isEmpty else { return ("arm", "v7") }
            return ("arm", ["5", "6", "7", "8"].contains(variant) ? "v" + variant : variant)
        default: return (architecture, variant)
        }
    }

    private static func isComponentByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static let knownSystems: Set<String> = [
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "windows", "zos",
    ]

    private static let knownArchitectures: Set<String> = [
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc",
        "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
    ]
}
