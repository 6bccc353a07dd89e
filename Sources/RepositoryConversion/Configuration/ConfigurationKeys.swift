/// The keys of `.dhi.yaml`, by the section they stand in; the same as in `Documentation/dhi.schema.json`.
public enum ConfigurationKeys {
    public static let sections: [String: [String]] = [
        "": [
            "extends", "catalog", "registry", "mirrors", "mappings", "images", "exclude", "allow", "refuse", "digests", "available", "upgrade-eol", "lint",
        ],
        "catalog": ["path", "sha256"],
        "mirrors": ["pattern", "replacement"],
        "mappings": ["source", "image", "tag", "tags", "reason"],
        "images": ["image", "user", "uid", "shell", "package-manager", "entrypoint", "cmd", "workdir"],
        "exclude": ["paths", "images", "stages"],
        "lint": ["select", "ignore", "fail-on", "shellcheck", "severity", "baseline", "rules", "overrides", "trusted-registries", "label-schema", "strict-labels", "disable-pragmas"],
        "lint.rules": ["name", "message", "summary", "documentation", "severity", "instruction", "stage", "pattern", "value", "command", "unless"],
        "lint.label-schema": ["type", "required"],
        "lint.overrides": ["paths", "select", "ignore", "severity"],
    ]

    /// The one of `candidates` that `word` was probably meant to be.
    static func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
        let word = Array(word.utf8)
        let best = candidates.map { (name: $0, distance: distance(word, Array($0.utf8))) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        guard let best, best.distance <= max(1, best.name.utf8.count / 3) else { return nil }
        return best.name
    }

    /// How many bytes have to be changed, added, removed or swapped with their neighbour; case and `_` for `-` count as nothing.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        // Longer words are never meant.
        if left.count > 64 { return left.count }
        func plain(_ byte: UInt8) -> UInt8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            case UInt8(ascii: "_"): UInt8(ascii: "-")
            default: byte
            }
        }
        let (left, right) = (left.map(plain), right.map(plain))
        var before: [Int] = []
        var row = Array(0...right.count)
        for i in left.indices {
            var next = [i + 1]
            for j in right.indices {
                var best = min(row[j] + (left[i] == right[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, before[j - 1] + 1) }
                next.append(best)
            }
            (before, row) = (row, next)
        }
        return row[right.count]
    }
}
