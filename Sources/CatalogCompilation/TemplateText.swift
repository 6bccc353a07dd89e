/// Texts of definitions in which `${NAME}` stands for a variable of the definition.
enum TemplateText {
    /// The text with the variables put in; as it is, when one of them is not known or depends on the platform.
    static func resolve(_ text: String, variables: [String: String]) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var result = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            let isBraced = rest.first == "{"
            if isBraced { rest = rest.dropFirst() }
            let name = rest.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
            rest = rest[name.endIndex...]
            if isBraced {
                guard rest.first == "}" else { return text }
                rest = rest.dropFirst()
            }
            guard let value = variables[String(name)], !value.contains("$"), !value.contains("#{") else { return text }
            result += value
        }
        return result + rest
    }
}
