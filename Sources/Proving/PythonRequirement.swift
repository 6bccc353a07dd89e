/// Which versions of Python a project asks for: `>=3.11,<3.14` of pyproject.toml, `3.12` of .python-version.
struct PythonRequirement {
    /// As written.
    let text: String
    private let clauses: [(operation: String, version: [Int], isPrefix: Bool)]

    /// Nobody asks for a version.
    static let any = PythonRequirement()

    private init(text: String = "", clauses: [(operation: String, version: [Int], isPrefix: Bool)] = []) {
        self.text = text
        self.clauses = clauses
    }

    /// `nil`: it cannot be read.
    init?(specifiers text: String) {
        self.text = text
        var clauses: [(String, [Int], Bool)] = []
        for part in text.split(separator: ",") {
            let clause = part.filter { $0 != " " }
            let operation = clause.prefix { "<>=~!".contains($0) }
            var rest = clause.dropFirst(operation.count)
            let isPrefix = rest.hasSuffix(".*")
            if isPrefix { rest = rest.dropLast(2) }
            guard ["<", ">", "<=", ">=", "==", "!=", "~="].contains(operation), let version = Self.numbers(rest), !isPrefix || ["==", "!="].contains(operation), operation != "~=" || version.count > 1 else { return nil }
            clauses.append((String(operation), version, isPrefix))
        }
        guard !clauses.isEmpty else { return nil }
        self.clauses = clauses
    }

    /// `3.12`, `python3.12`, `cpython@3.12.4`, `>=3.11`; `nil`: another implementation, a path, or what cannot be read.
    init?(request text: String) {
        if let first = text.first, "<>=~!".contains(first) {
            self.init(specifiers: text)
            return
        }
        var rest = text[...]
        for name in ["cpython@", "cpython", "python"] where rest.hasPrefix(name) {
            rest = rest.dropFirst(name.count)
            break
        }
        guard let version = Self.numbers(rest) else { return nil }
        // Of a version that is not whole the rest may be any.
        self.init(text: text, clauses: [("==", version, version.count < 3)])
    }

    /// Whether a version `X.Y.Z` is one of them.
    func allows(_ version: String) -> Bool {
        guard let own = Self.numbers(version[...]) else { return false }
        return clauses.allSatisfy { clause in
            let wanted = clause.version
            let isSame = clause.isPrefix ? own.starts(with: wanted) : Self.order(own, wanted) == 0
            return switch clause.operation {
            case "==": isSame
            case "!=": !isSame
            case ">=": Self.order(own, wanted) >= 0
            case "<=": Self.order(own, wanted) <= 0
            case ">": Self.order(own, wanted) > 0
            case "<": Self.order(own, wanted) < 0
            default: Self.order(own, wanted) >= 0 && own.starts(with: wanted.dropLast())
            }
        }
    }

    private static func numbers(_ text: Substring) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard !parts.isEmpty, parts.count < 4, parts.allSatisfy({ $0 != nil }) else { return nil }
        return parts.compactMap { $0 }
    }

    private static func order(_ left: [Int], _ right: [Int]) -> Int {
        for index in 0..<max(left.count, right.count) {
            let (own, other) = (index < left.count ? left[index] : 0, index < right.count ? right[index] : 0)
            if own != other { return own < other ? -1 : 1 }
        }
        return 0
    }
}
