internal import HardenedCatalog

/// Variables that packages set in the images they are installed in: `mappings/tools/package-settings.yaml`.
struct PackageSettings {
    private struct Row {
        /// What stands in front of the `*` and behind it; the latter `nil` without one.
        var names: [(head: Substring, tail: Substring?)]
        var environment: [(key: String, value: String)]
    }

    private var rows: [Row] = []
    private let file: String

    init(_ records: [YAMLRecord], file: String) throws(MappingsError) {
        self.file = file
        for record in records {
            let names = try record.list("packages").map { name -> (Substring, Substring?) in
                let parts = name.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
                return (parts[0], parts.dropFirst().first)
            }
            rows.append(Row(names: names, environment: try record.pairs("environment")))
        }
    }

    /// The definition with the variables that its packages set.
    func complete(_ definition: ImageDefinition) throws(MappingsError) -> ImageDefinition {
        var completed = definition
        for package in definition.packages {
            guard let (row, captured) = row(of: package) else {
                guard package.hasSuffix("-oci-config") else { continue }
                throw MappingsError(file: file, line: nil, message: "what `\(package)` of \(definition.image) sets is not said")
            }
            for (key, value) in row.environment where completed.environment[key] == nil {
                completed.environment[key] = Self.fill(value, captured)
            }
        }
        return completed
    }

    private func row(of package: String) -> (Row, Substring)? {
        for row in rows {
            for (head, tail) in row.names {
                guard let tail else {
                    if package == head { return (row, "") }
                    continue
                }
                if package.utf8.count >= head.utf8.count + tail.utf8.count, package.hasPrefix(head), package.hasSuffix(tail) {
                    return (row, package.dropFirst(head.count).dropLast(tail.count))
                }
            }
        }
        return nil
    }

    private static func fill(_ text: String, _ captured: Substring) -> String {
        let parts = text.split(separator: "{}", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? "\(parts[0])\(captured)\(parts[1])" : text
    }
}
