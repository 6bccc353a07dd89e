import SourceModel

extension ShellWord {
    /// The word with plain parameters replaced by the values that are known.
    ///
    /// Without quotes the shell splits a value at blanks and reads patterns in it; such a value is left alone.
    public func replacingParameters(_ value: (String) -> String?) -> ShellWord {
        plainText == nil ? ShellWord(range: range, parts: Self.replacing(parts, isQuoted: false, value)) : self
    }

    private static func replacing(_ parts: [ShellWordPart], isQuoted: Bool, _ value: (String) -> String?) -> [ShellWordPart] {
        parts.map { part in
            switch part.kind {
            case .parameter(let parameter):
                guard parameter.operation == nil, parameter.prefix == .none, parameter.index == nil, let text = value(parameter.name) else { return part }
                let splits = text.isEmpty || text.utf8.contains { " \t\n*?[".utf8.contains($0) }
                return isQuoted || !splits ? ShellWordPart(range: part.range, kind: .singleQuoted(Array(text.utf8))) : part
            case .doubleQuoted(let inner): return ShellWordPart(range: part.range, kind: .doubleQuoted(replacing(inner, isQuoted: true, value)))
            default: return part
            }
        }
    }
}
