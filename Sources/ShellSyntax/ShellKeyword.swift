/// A word that means something to the grammar where a command can begin.
enum ShellKeyword: String, CaseIterable {
    case `if`, then, `else`, elif, fi, `do`, done, `case`, esac, `while`, until, `for`, `in`
    case openBrace = "{"
    case closeBrace = "}"
    case not = "!"
    case select, function, time, coproc
    case openTest = "[["

    /// Up to eight bytes as one number, which no keyword is longer than.
    struct Name: Hashable {
        private var bytes: UInt64 = 0
        private var count = 0

        /// `false`: there is no room for `byte`.
        mutating func append(_ byte: UInt8) -> Bool {
            bytes = bytes << 8 | UInt64(byte)
            count += 1
            return count <= 8
        }
    }

    init?(_ name: Name) {
        guard let word = Self.table[name] else { return nil }
        self = word
    }

    /// Whether dash knows no such word.
    var isBashOnly: Bool {
        switch self {
        case .select, .time, .coproc, .openTest: true
        default: false
        }
    }

    /// Whether it ends a list of statements.
    var endsList: Bool {
        switch self {
        case .then, .else, .elif, .fi, .do, .done, .esac, .closeBrace: true
        default: false
        }
    }

    static func mayStart(_ byte: UInt8) -> Bool { starts[Int(byte)] }

    private static let table: [Name: ShellKeyword] = {
        var table: [Name: ShellKeyword] = [:]
        for word in allCases {
            var name = Name()
            if word.rawValue.utf8.allSatisfy({ name.append($0) }) { table[name] = word }
        }
        return table
    }()
    private static let starts: [Bool] = {
        var starts = [Bool](repeating: false, count: 256)
        for word in allCases {
            if let first = word.rawValue.utf8.first { starts[Int(first)] = true }
        }
        return starts
    }()
}
