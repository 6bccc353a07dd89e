/// Patterns of file names, as COPY reads them.
enum NamePattern {
    /// Whether a name fits a pattern of `*` and `?`.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let text = Array(name.utf8)
        let mask = Array(pattern.utf8)
        var (t, m, star, mark) = (0, 0, -1, 0)
        while t < text.count {
            if m < mask.count, mask[m] == UInt8(ascii: "?") || mask[m] == text[t] {
                t += 1
                m += 1
            } else if m < mask.count, mask[m] == UInt8(ascii: "*") {
                (star, mark) = (m, t)
                m += 1
            } else if star >= 0 {
                m = star + 1
                mark += 1
                t = mark
            } else {
                return false
            }
        }
        return mask[m...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
