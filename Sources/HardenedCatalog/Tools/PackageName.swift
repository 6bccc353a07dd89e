/// Names of packages as people write them for a package manager.
enum PackageName {
    /// The name without version, release, architecture or repository: `git=1:2.39`, `curl/bookworm`, `libc6:amd64`, `npm@edge`, `go~=1.26`.
    static func bare(_ written: String) -> String {
        let end = written.utf8.firstIndex { byte in
            switch byte {
            case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
            default: false
            }
        }
        return end.map { String(written[..<$0]) } ?? written
    }

    /// As pip compares names: small letters, and `-` for what may part words.
    static func normalized(_ name: String) -> String {
        let bytes = name.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            case UInt8(ascii: "_"), UInt8(ascii: "."): UInt8(ascii: "-")
            default: byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
