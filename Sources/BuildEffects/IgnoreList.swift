/// What a .dockerignore keeps out of a build, as the builder reads it: the last pattern that fits decides.
public struct IgnoreList: Sendable {
    private struct Rule {
        /// Components; `**` stands for any number of them.
        var pattern: [String]
        var isException: Bool
    }

    private let rules: [Rule]

    public init(_ bytes: [UInt8]) {
        rules = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            // A comment begins at the very start of a line.
            if line.hasPrefix("#") { return nil }
            let blank = { (character: Character) in character == " " || character == "\t" }
            var text = line.drop(while: blank)
            while let last = text.last, blank(last) { text = text.dropLast() }
            let isException = text.hasPrefix("!")
            if isException { text = text.dropFirst().drop(while: blank) }
            var names: [String] = []
            for name in text.split(separator: "/") where name != "." {
                if name == ".." { _ = names.popLast() } else { names.append(String(name)) }
            }
            return names.isEmpty ? nil : Rule(pattern: names, isException: isException)
        }
    }

    /// Whether the file or folder is kept out; a folder is not where an exception may bring something of it back.
    public func excludes(_ path: String) -> Bool {
        let names = path.split(separator: "/").map(String.init)
        if names.isEmpty { return false }
        var isExcluded = false
        for rule in rules where rule.isException == isExcluded {
            // A pattern that fits a folder fits all below it.
            if (1...names.count).contains(where: { Self.fits(names[..<$0], rule.pattern) }) { isExcluded = !rule.isException }
        }
        return isExcluded && !rules.contains { $0.isException && Self.mayLieBelow(names, $0.pattern) }
    }

    /// Whether the pattern may fit something in the folder.
    private static func mayLieBelow(_ folder: [String], _ pattern: [String]) -> Bool {
        for (index, name) in folder.enumerated() {
            guard index < pattern.count else { return false }
            if pattern[index] == "**" { return true }
            if !NamePattern.matches(name, pattern[index]) { return false }
        }
        return pattern.count > folder.count
    }

    /// Goes back to the last `**` alone, which is enough, so that no pattern takes long.
    private static func fits(_ names: ArraySlice<String>, _ pattern: [String]) -> Bool {
        var (n, p, star, mark) = (0, 0, -1, 0)
        while n < names.count {
            if p < pattern.count, pattern[p] == "**" {
                (star, mark) = (p, n)
                p += 1
            } else if p < pattern.count, NamePattern.matches(names[n], pattern[p]) {
                n += 1
                p += 1
            } else if star >= 0 {
                p = star + 1
                mark += 1
                n = mark
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "**" }
    }
}
