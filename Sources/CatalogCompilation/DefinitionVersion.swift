/// The version of an image's main program, as its definition tells it.
enum DefinitionVersion {
    /// The version with the most parts that a tag begins with, else that of the usual variables, else the distribution's release.
    static func mostExact(tags: [String], variables: [String: String], distribution: String) -> String {
        var best: [Substring] = []
        for tag in tags {
            let parts = leadingVersion(of: tag).split(separator: ".")
            if parts.count > best.count { best = parts }
        }
        if !best.isEmpty { return best.joined(separator: ".") }
        // Images whose tags begin with a code name are named after the distribution's release, not after a program.
        if tags.contains(where: { tag in codeNames.contains { tag.hasPrefix($0) } }) { return distribution }
        let declared = variables["SEMVER_VERSION"] ?? variables["VERSION"] ?? ""
        return declared.contains("$") || declared.isEmpty ? distribution : declared
    }

    private static let codeNames = ["trixie", "bookworm", "bullseye"]

    private static func leadingVersion(of tag: String) -> Substring {
        let start = tag.hasPrefix("v") ? tag.dropFirst() : tag[...]
        let version = start.prefix { $0 == "." || ($0.isASCII && $0.isNumber) }
        // `10_4` or `2foo` is a name, not a version.
        let rest = start[version.endIndex...]
        guard version.first?.isNumber == true, rest.isEmpty || rest.first == "-" || rest.first == "_" || rest.first == "+" else { return "" }
        return version
    }
}
