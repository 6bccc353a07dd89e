/// A pattern of `${x#p}`, `${x%p}` and `${x/p/r}`: `*` and `?`, neither of which matches a line feed.
struct ShellPattern {
    private enum Element {
        case literal(Unicode.Scalar), any, star
    }

    private let elements: [Element]
    /// `*` takes as much as it can, else as little.
    private let isGreedy: Bool

    /// Pattern length times text length beyond which matching is refused.
    private static let sizeLimit = 1 << 24

    init(_ text: String, isGreedy: Bool) throws(ExpansionFault) {
        var elements: [Element] = []
        var scalars = Array(text.unicodeScalars)[...]
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "*": elements.append(.star)
            case "?": elements.append(.any)
            case "\\":
                if scalars.first == "}" || scalars.first == "/" { continue }
                let escaped = scalars.popFirst() ?? "\u{FFFD}"
                guard escaped == "*" || escaped == "?" || escaped == "\\" else {
                    throw ExpansionFault("invalid escape '\\\(escaped)'")
                }
                elements.append(.literal(escaped))
            default: elements.append(.literal(scalar))
            }
        }
        self.elements = elements
        self.isGreedy = isGreedy
    }

    /// The pattern that matches the reverse of what `pattern` matches.
    static func reversed(_ pattern: String) -> String {
        var result: [Unicode.Scalar] = []
        var scalars = Array(pattern.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\\", let escaped = scalars.popFirst() { result.append(escaped) }
            result.append(scalar)
        }
        return String(String.UnicodeScalarView(result.reversed()))
    }

    func droppingPrefix(of value: String) throws(ExpansionFault) -> String {
        let text = Array(value.unicodeScalars)
        let table = try table(text)
        guard table[0] else { return value }
        return Self.string(text[matchEnd(text, from: 0, table)...])
    }

    func replacingFirst(in value: String, with replacement: String) throws(ExpansionFault) -> String {
        let text = Array(value.unicodeScalars)
        let table = try table(text)
        guard let start = (0...text.count).first(where: { table[$0] }) else { return value }
        return Self.string(text[..<start]) + replacement + Self.string(text[matchEnd(text, from: start, table)...])
    }

    /// Replaces every match; the replacement is a template in which `$0` is the match.
    func replacingAll(in value: String, with replacement: String) throws(ExpansionFault) -> String {
        let text = Array(value.unicodeScalars)
        let table = try table(text)
        let template = ReplacementTemplate(replacement)
        var result: [Unicode.Scalar] = []
        var copied = 0
        var search = 0
        while search <= text.count, let start = (search...text.count).first(where: { table[$0] }) {
            let end = matchEnd(text, from: start, table)
            result += text[copied..<start]
            // An empty match right behind another one is none.
            if end > copied || start == 0 { template.append(to: &result, match: text[start..<end]) }
            copied = end
            search = max(end, search + 1)
        }
        result += text[copied...]
        return Self.string(result[...])
    }

    /// For each element and each place in the text, whether the rest of the pattern matches from there; row by row.
    private func table(_ text: [Unicode.Scalar]) throws(ExpansionFault) -> [Bool] {
        let width = text.count + 1
        guard (elements.count + 1).multipliedReportingOverflow(by: width).partialValue <= Self.sizeLimit else {
            throw ExpansionFault("the pattern is too long for the value")
        }
        var table = [Bool](repeating: false, count: (elements.count + 1) * width)
        for place in 0..<width { table[elements.count * width + place] = true }
        for (index, element) in elements.enumerated().reversed() {
            let row = index * width
            let next = row + width
            for place in (0..<width).reversed() {
                let scalar: Unicode.Scalar? = place < text.count ? text[place] : nil
                table[row + place] =
                    switch element {
                    case .literal(let literal): scalar == literal && table[next + place + 1]
                    case .any: scalar != nil && scalar != "\n" && table[next + place + 1]
                    case .star: table[next + place] || (scalar != nil && scalar != "\n" && table[row + place + 1])
                    }
            }
        }
        return table
    }

    /// End of the match that starts at a place where one does.
    private func matchEnd(_ text: [Unicode.Scalar], from start: Int, _ table: [Bool]) -> Int {
        let width = text.count + 1
        var place = start
        for (index, element) in elements.enumerated() {
            guard case .star = element else {
                place += 1
                continue
            }
            let next = (index + 1) * width
            var end = place
            var best = place
            while true {
                if table[next + end] {
                    best = end
                    if !isGreedy { break }
                }
                if end == text.count || text[end] == "\n" { break }
                end += 1
            }
            place = best
        }
        return place
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
