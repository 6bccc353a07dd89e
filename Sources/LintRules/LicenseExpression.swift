import HardenedCatalog

/// A licence, or several, as SPDX writes them: `MIT`, `Apache-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0`.
struct LicenseExpression {
    private let list: LicenseList
    private var tokens: ArraySlice<String>

    /// Nobody nests deeper.
    private static let depthLimit = 32

    static func isValid(_ text: String, _ list: LicenseList) -> Bool {
        var expression = LicenseExpression(list: list, tokens: tokens(text)[...])
        return expression.readAny(depth: 0) && expression.tokens.isEmpty
    }

    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
            var name = ""
            for character in word {
                if character == "(" || character == ")" {
                    if !name.isEmpty { tokens.append(name) }
                    tokens.append(String(character))
                    name = ""
                } else {
                    name.append(character)
                }
            }
            if !name.isEmpty { tokens.append(name) }
        }
        return tokens
    }

    /// Terms with AND and OR between them; which of both binds closer is of no importance here.
    private mutating func readAny(depth: Int) -> Bool {
        guard depth < Self.depthLimit, readTerm(depth) else { return false }
        while take("AND") || take("OR") {
            guard readTerm(depth) else { return false }
        }
        return true
    }

    private mutating func readTerm(_ depth: Int) -> Bool {
        if tokens.first == "(" {
            tokens.removeFirst()
            guard readAny(depth: depth + 1), tokens.first == ")" else { return false }
            tokens.removeFirst()
            return true
        }
        guard let name = tokens.popFirst(), isLicense(name) else { return false }
        guard take("WITH") else { return true }
        guard let exception = tokens.popFirst() else { return false }
        return list.hasException(exception) || Self.isReference(exception, "AdditionRef-")
    }

    /// Operators stand in capitals or in small letters, not mixed.
    private mutating func take(_ word: String) -> Bool {
        guard let first = tokens.first, first == word || first == word.lowercased() else { return false }
        tokens.removeFirst()
        return true
    }

    private func isLicense(_ name: String) -> Bool {
        list.hasLicense(name) || name.hasSuffix("+") && list.hasLicense(String(name.dropLast())) || Self.isReference(name, "LicenseRef-")
    }

    /// A licence of one's own, maybe one that another document describes: `DocumentRef-a:LicenseRef-b`.
    private static func isReference(_ name: String, _ kind: String) -> Bool {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard let last = parts.last, parts.count <= 2, isNamed(last, kind) else { return false }
        return parts.count == 1 || isNamed(parts[0], "DocumentRef-")
    }

    private static func isNamed(_ text: Substring, _ prefix: String) -> Bool {
        let name = text.utf8.dropFirst(prefix.utf8.count)
        return text.hasPrefix(prefix) && !name.isEmpty
            && name.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
                default: false
                }
            }
    }
}
