/// The nearest of some names to a misspelt one.
enum Suggestion {
    /// `message` with a hint when one of `options` is at most two edits away from `name`.
    ///
    /// BuildKit picks at random among names that are equally near; here it is the first of `options`.
    static func message(_ message: String, for name: String, among options: [String], caseSensitive: Bool) -> String {
        guard let match = nearest(to: name, among: options, caseSensitive: caseSensitive) else { return message }
        return "\(message) (did you mean \(match)?)"
    }

    private static func nearest(to name: String, among options: [String], caseSensitive: Bool) -> String? {
        let wanted = Array((caseSensitive ? name : name.simplyLowercased()).unicodeScalars)
        var best = 3
        var match: String?
        for option in options {
            let candidate = Array((caseSensitive ? option : option.lowercased()).unicodeScalars)
            if candidate == wanted { return nil }
            guard abs(candidate.count - wanted.count) < best else { continue }
            let distance = distance(candidate, wanted)
            if distance < best {
                best = distance
                match = option
            }
        }
        guard let match, !caseSensitive else { return match }
        if name == name.simplyLowercased() { return match.lowercased() }
        if name == name.simplyUppercased() { return match.uppercased() }
        return match
    }

    /// Number of insertions, deletions and replacements of one character that make `left` into `right`.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (index, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (scalar == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
