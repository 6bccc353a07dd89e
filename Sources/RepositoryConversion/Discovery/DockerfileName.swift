/// Which file names of a folder are taken for Dockerfiles.
///
/// Taken: `Dockerfile`, `Dockerfile.*`, `*.Dockerfile`, `*.dockerfile`, `Containerfile*`, compared byte for byte. Of
/// these are left out: companions whose name ends with `ignore` (`Dockerfile.dockerignore`), what editors and merges leave behind
/// (`Dockerfile.orig`, `Dockerfile.rej`, `Dockerfile.bak`, `Dockerfile.swp`, a `~` at the end), templates that become
/// a Dockerfile only when filled in (`Dockerfile.j2`, `Dockerfile.tmpl` …) and descriptions (`Dockerfile.md`).
/// A file that is named on the command line is taken whatever its name.
enum DockerfileName {
    static func matches(_ name: [UInt8]) -> Bool {
        // Quick way out: nearly every name ends here.
        guard let first = name.first, name.count >= 10 else { return false }
        let isTaken =
            (first == UInt8(ascii: "D") && name.starts(with: dockerfile) && (name.count == dockerfile.count || name[dockerfile.count] == UInt8(ascii: ".")))
            || (first == UInt8(ascii: "C") && name.starts(with: containerfile))
            || endings.contains { name.hasSuffix($0) }
        return isTaken && !leftOut.contains { name.hasSuffix($0) }
    }

    private static let dockerfile = Array("Dockerfile".utf8)
    private static let containerfile = Array("Containerfile".utf8)
    private static let endings = [".Dockerfile", ".dockerfile"].map { Array($0.utf8) }
    private static let leftOut = [
        "ignore", "~", ".orig", ".rej", ".bak", ".swp", ".swo",
        ".j2", ".jinja", ".jinja2", ".tmpl", ".tpl", ".template", ".erb", ".mustache", ".hbs", ".md",
    ].map { Array($0.utf8) }
}

extension Array where Element == UInt8 {
    func hasSuffix(_ suffix: [UInt8]) -> Bool {
        count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}
