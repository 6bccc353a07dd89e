/// The nearest of some names to a misspelt one.
public enum Suggestion {
    /// `message` with a hint when one of `options` (ASCII) is at most two edits away from `name`.
    ///
    /// BuildKit picks at random among names that are equally near; here it is the first of `options`.
    static func message(_ message: String, for name: String, among options: [String], caseSensitive: Bool) -> String {
        guard let match = nearest(to: name, among: options, caseSensitive: caseSensitive) else { return message }
        return "\(message) (did you mean \(match)?)"
    }

    /// The one of `options` (ASCII) that is at most two edits away from `name`; `nil` when it is among them or none is near.
    public static func nearest(to name: String, among options: [String], caseSensitive: Bool) -> String? {
        // No option is that long, even where each character has four bytes.
        guard name.utf8.count <= 64 else { return nil }
        let wanted = (caseSensitive ? name : name.simplyLowercased()).unicodeScalars.map(\.value)
        var best = 3
        var match: String?
        var row = [Int](repeating: 0, count: wanted.count + 1)
        for option in options where abs(option.utf8.count - wanted.count) < best {
            let distance = distance(option.utf8, wanted, caseSensitive, &row)
            if distance == 0 { return nil }
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

    /// Number of insertions, deletions and replacements of one character that make `left` into `right`; 3 for more.
    private static func distance(_ left: String.UTF8View, _ right: [UInt32], _ caseSensitive: Bool, _ row: inout [Int]) -> Int {
        for column in row.indices { row[column] = column }
        for byte in left {
            let scalar = UInt32(caseSensitive ? byte : byte.lowercased)
            var diagonal = row[0]
            row[0] += 1
            var least = row[0]
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (scalar == right[column] ? 0 : 1))
                least = min(least, row[column + 1])
                diagonal = above
            }
            if least > 2 { return 3 }
        }
        return row[right.count]
    }
}
