/// The replacement of `${x//p/r}`, which BuildKit hands to Go's regexp package as a template.
///
/// `$0` and `${0}` are the match, any other name is empty, `$$` is a dollar sign; a `$` before anything else stays.
struct ReplacementTemplate {
    private enum Part {
        case literal(Unicode.Scalar), match
    }

    private let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "$" else {
                parts.append(.literal(scalar))
                continue
            }
            if scalars.first == "$" {
                scalars.removeFirst()
                parts.append(.literal("$"))
            } else if let name = Self.name(&scalars) {
                if name == ["0"] { parts.append(.match) }
            } else {
                parts.append(.literal("$"))
            }
        }
        self.parts = parts
    }

    func append(to result: inout [Unicode.Scalar], match: ArraySlice<Unicode.Scalar>) {
        for part in parts {
            switch part {
            case .literal(let scalar): result.append(scalar)
            case .match: result += match
            }
        }
    }

    /// Takes `name` or `{name}` from the start; leaves everything when there is none.
    private static func name(_ scalars: inout ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        var rest = scalars
        let hasBrace = rest.first == "{"
        if hasBrace { rest.removeFirst() }
        let name = Array(rest.prefix(while: isNamePart))
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty else { return nil }
        if hasBrace {
            guard rest.first == "}" else { return nil }
            rest.removeFirst()
        }
        scalars = rest
        return name
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || NameReader.isDigit(scalar) || NameReader.isLetter(scalar)
    }
}
