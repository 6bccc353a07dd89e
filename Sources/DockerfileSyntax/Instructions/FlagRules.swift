/// The flags each instruction knows, and how BuildKit checks them.
enum FlagRules {
    enum Kind {
        case boolean, text, list
    }

    static func flags(of keyword: Keyword) -> [(name: String, kind: Kind)] {
        switch keyword {
        case .from: from
        case .copy: copy
        case .add: add
        case .run: run
        case .healthcheck: healthcheck
        default: []
        }
    }

    private static let from: [(name: String, kind: Kind)] = [("platform", .text)]
    private static let copy: [(name: String, kind: Kind)] = [
        ("chown", .text), ("from", .text), ("chmod", .text), ("link", .boolean), ("exclude", .list), ("parents", .boolean),
    ]
    private static let add: [(name: String, kind: Kind)] = [
        ("chown", .text), ("chmod", .text), ("link", .boolean), ("keep-git-dir", .boolean), ("checksum", .text), ("unpack", .boolean), ("exclude", .list),
    ]
    private static let run: [(name: String, kind: Kind)] = [("device", .list), ("mount", .list), ("network", .text), ("security", .text)]
    private static let healthcheck: [(name: String, kind: Kind)] = [
        ("interval", .text), ("timeout", .text), ("start-period", .text), ("start-interval", .text), ("retries", .text),
    ]

    /// - Parameter ranges: of the flags in the logical line.
    static func check(_ flags: [Flag], _ ranges: [Range<Int>], of keyword: Keyword) throws(SyntaxFault) {
        if flags.isEmpty { return }
        let known = Self.flags(of: keyword)
        var used: [String] = []
        for (flag, range) in zip(flags, ranges) {
            guard let kind = known.first(where: { $0.name == flag.name })?.kind else {
                let message = Suggestion.message(
                    "unknown flag: --\(flag.name)", for: flag.name, among: known.map(\.name), caseSensitive: true)
                throw SyntaxFault(message: message, range: range)
            }
            if kind != .list {
                if used.contains(flag.name) { throw SyntaxFault(message: "duplicate flag specified: --\(flag.name)", range: range) }
                used.append(flag.name)
            }
            if let problem = problem(flag, kind) { throw SyntaxFault(message: problem, range: range) }
        }
    }

    private static func problem(_ flag: Flag, _ kind: Kind) -> String? {
        guard kind == .boolean else { return flag.value == nil ? "missing a value on flag: --\(flag.name)" : nil }
        guard let value = flag.value else { return nil }
        if value.isEmpty { return "missing a value on flag: --\(flag.name)" }
        return switch value.simplyLowercased() {
        case "true", "false": nil
        default: "expecting boolean value for flag --\(flag.name), not: \(value)"
        }
    }
}

extension Flag {
    /// The value of a flag that is true or false; `true` without a value.
    public var isTrue: Bool {
        guard let value else { return true }
        return value.lowercased() == "true"
    }
}
