/// Variables: `$name` and `${name}` with its modifiers.
extension WordLexer {
    /// Reads from `$` on.
    mutating func readDollar() throws(ExpansionFault) -> [UInt8] {
        skip()
        guard peek == .openBrace else {
            let name = readName()
            if name.isEmpty { return [.dollar] }
            return Array((value(of: name) ?? (options.skipUnsetEnv ? "$" + name : "")).utf8)
        }
        skip()
        switch peek {
        case nil: throw ExpansionFault("syntax error: missing '}'")
        case .openBrace, .closeBrace, .colon: throw ExpansionFault("syntax error: bad substitution")
        default: break
        }
        let name = readName()
        let modifier = nextScalar() ?? "\u{FFFD}"
        switch modifier {
        case "}":
            return Array((value(of: name) ?? (options.skipUnsetEnv ? "${\(name)}" : "")).utf8)
        case ":":
            return try readModifier(nextScalar() ?? "\u{FFFD}", withColon: true, name)
        case "+", "-", "?", "#", "%":
            return try readModifier(modifier, withColon: false, name)
        case "/":
            return try readReplacement(name)
        default:
            throw ExpansionFault("unsupported modifier (\(modifier)) in substitution")
        }
    }

    private mutating func readModifier(_ modifier: Unicode.Scalar, withColon: Bool, _ name: String) throws(ExpansionFault) -> [UInt8] {
        let written = (withColon ? ":" : "") + String(modifier)
        let isTrim = modifier == "#" || modifier == "%"
        if withColon, isTrim { throw ExpansionFault("unsupported modifier (\(written)) in substitution") }
        let word = try readInner(until: .closeBrace, rawEscapes: isTrim, missing: "syntax error: missing '}'")
        let value = value(of: name)
        if options.skipUnsetEnv, value == nil { return Array("${\(name)\(written)\(String(lossy: word))}".utf8) }
        let isAbsent = value == nil || (withColon && value == "")
        switch modifier {
        case "-":
            return isAbsent ? word : Array((value ?? "").utf8)
        case "+":
            return isAbsent ? [] : word
        case "?":
            guard let value, !isAbsent else {
                let reason = "is not allowed to be \(value == nil ? "unset" : "empty")"
                throw ExpansionFault("\(name): \(word.isEmpty ? reason : String(lossy: word))")
            }
            return Array(value.utf8)
        case "#", "%":
            return Array(try trimmed(value ?? "", String(lossy: word), suffix: modifier == "%").utf8)
        default:
            throw ExpansionFault("unsupported modifier (\(written)) in substitution")
        }
    }

    /// Behind `/`: pattern, `/`, replacement, `}`; behind `//` all matches are replaced.
    private mutating func readReplacement(_ name: String) throws(ExpansionFault) -> [UInt8] {
        let replacesAll = peek == .slash
        if replacesAll { skip() }
        let pattern = String(lossy: try readInner(until: .slash, rawEscapes: true, missing: "syntax error: missing '/' in ${}"))
        let replacement = String(lossy: try readInner(until: .closeBrace, rawEscapes: true, missing: "syntax error: missing '}'"))
        let value = value(of: name)
        if options.skipUnsetEnv, value == nil { return Array("${\(name)/\(pattern)/\(replacement)}".utf8) }
        let compiled = try Self.pattern(pattern, named: pattern, isGreedy: true)
        let text = value ?? ""
        return Array(
            (replacesAll
                ? try compiled.replacingAll(in: text, with: replacement)
                : try compiled.replacingFirst(in: text, with: replacement)).utf8)
    }

    private mutating func readInner(until stop: UInt8, rawEscapes: Bool, missing: String) throws(ExpansionFault) -> [UInt8] {
        do {
            return try read(until: stop, rawEscapes: rawEscapes).text
        } catch {
            throw peek == nil ? ExpansionFault(missing) : error
        }
    }

    /// `value` without what the pattern matches at its start or end; a pattern with the modifier in front takes the longest.
    private func trimmed(_ value: String, _ word: String, suffix: Bool) throws(ExpansionFault) -> String {
        let isGreedy = word.unicodeScalars.first == (suffix ? "%" : "#")
        let written = isGreedy ? String(word.unicodeScalars.dropFirst()) : word
        guard suffix else {
            return try Self.pattern(written, named: written, isGreedy: isGreedy).droppingPrefix(of: value)
        }
        // The shortest match at the end is found from behind.
        let reversed = ShellPattern.reversed(written)
        let rest = try Self.pattern(reversed, named: reversed, isGreedy: isGreedy)
            .droppingPrefix(of: String(String.UnicodeScalarView(value.unicodeScalars.reversed())))
        return String(String.UnicodeScalarView(rest.unicodeScalars.reversed()))
    }

    private static func pattern(_ text: String, named name: String, isGreedy: Bool) throws(ExpansionFault) -> ShellPattern {
        do {
            return try ShellPattern(text, isGreedy: isGreedy)
        } catch {
            throw ExpansionFault("invalid pattern (\(name)) in substitution: \(error.message)")
        }
    }
}
