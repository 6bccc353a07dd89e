/// Rules of a Makefile by target, and what it has the shell work out when it is read; conditions are not followed, so that all branches count.
struct Makefile {
    struct Rule {
        var needs: [String] = []
        /// Text for a shell, line by line.
        var recipe: [String] = []
    }

    private(set) var rules: [String: Rule] = [:]
    /// The target that is made where none is named.
    private(set) var first: String?
    /// Texts of `$(shell …)` outside of recipes.
    private(set) var calls: [String] = []
    private var variables: [String: String] = [:]

    init(_ text: String) {
        var current: [String] = []
        for line in Self.lines(text) {
            if line.hasPrefix("\t") {
                let command = line.drop { "\t @-+".contains($0) }
                if !command.hasPrefix("#") { for name in current { rules[name, default: Rule()].recipe.append(String(command)) } }
                continue
            }
            let line = line.prefix { $0 != "#" }
            if line.allSatisfy(\.isWhitespace) { continue }
            calls += Self.shellTexts(line)
            if let (name, value) = Self.assignment(line) {
                if variables[name] == nil { variables[name] = value }
                continue
            }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let targets = expanded(line[..<colon]).split(whereSeparator: \.isWhitespace).map(String.init)
            let behind = line[line.index(after: colon)...].drop { $0 == ":" }
            let parts = behind.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
            let needs = expanded(parts.first ?? "").split(whereSeparator: { $0.isWhitespace || $0 == "|" }).map(String.init)
            current = targets
            for target in targets {
                rules[target, default: Rule()].needs += needs
                if parts.count > 1 { rules[target, default: Rule()].recipe.append(String(parts[1])) }
                if first == nil, !target.hasPrefix("."), !target.contains("%") { first = target }
            }
        }
        if let goal = variables[".DEFAULT_GOAL"] { first = goal }
        let (read, texts) = (rules, calls)
        rules = read.mapValues { Rule(needs: $0.needs, recipe: $0.recipe.map(forShell)) }
        calls = texts.map(forShell)
    }

    /// Lines with those joined that end with a backslash.
    private static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var open = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if open, let last = lines.popLast() { lines.append(last + " " + line.drop(while: \.isWhitespace)) } else { lines.append(String(line)) }
            open = line.hasSuffix("\\")
            if open, let last = lines.popLast() { lines.append(String(last.dropLast())) }
        }
        return lines
    }

    /// `NAME = value` and its kin; `nil`: it is none.
    private static func assignment(_ line: Substring) -> (String, String)? {
        guard let equals = line.firstIndex(of: "=") else { return nil }
        var left = line[..<equals]
        while let last = left.last, ":?+!".contains(last) { left = left.dropLast() }
        let words = left.split(whereSeparator: \.isWhitespace).drop { ["export", "override"].contains($0) }
        guard words.count == 1, let name = words.first, !name.contains(":") else { return nil }
        return (String(name), String(line[line.index(after: equals)...].drop(while: \.isWhitespace)))
    }

    private static func shellTexts(_ line: Substring) -> [String] {
        var texts: [String] = []
        for start in line.ranges(of: "$(shell ") {
            var depth = 1
            let text = line[start.upperBound...].prefix { character in
                if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
                return depth > 0
            }
            texts.append(String(text))
        }
        return texts
    }

    /// With the variables of the file, one level deep; the rest stays as it is.
    private func expanded(_ text: some StringProtocol) -> String {
        var result = String(text)
        for (name, value) in variables where result.contains("$(\(name))") || result.contains("${\(name)}") {
            result = result.replacing("$(\(name))", with: value).replacing("${\(name)}", with: value)
        }
        return result
    }

    /// What the shell gets: variables that are not known stay variables, which no command's name is.
    private func forShell(_ text: String) -> String {
        var result = text.replacing("$(MAKE)", with: "make").replacing("${MAKE}", with: "make")
        for _ in 0..<4 where result.contains("$(") || result.contains("${") { result = expanded(result) }
        result = result.replacing("$$", with: "\u{1}").replacing("$(shell ", with: "\u{1}(")
        while let start = result.ranges(of: "$(").first, let end = result[start.upperBound...].firstIndex(of: ")") {
            result.replaceSubrange(start.lowerBound...end, with: "${MAKE_VARIABLE}")
        }
        return result.replacing("\u{1}", with: "$")
    }
}
