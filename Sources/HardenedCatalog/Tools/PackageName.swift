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
}
