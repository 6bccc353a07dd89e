/// A word that means something to the grammar where a command can begin.
enum ShellKeyword: String, CaseIterable {
    case `if`, then, `else`, elif, fi, `do`, done, `case`, esac, `while`, until, `for`, `in`
    case openBrace = "{"
    case closeBrace = "}"
    case not = "!"
    case select, function, time, coproc
    case openTest = "[["

    /// Up to eight bytes as one number, which no keyword is longer than.
    struct Name {
        /// No keyword holds a NUL, so that the number alone tells names apart.
        fileprivate private(set) var bytes: UInt64 = 0
        private var count = 0

        /// `false`: there is no room for `byte`.
        mutating func append(_ byte: UInt8) -> Bool {
            bytes = bytes << 8 | UInt64(byte)
            count += 1
            return count <= 8
        }
    }

    init?(_ name: Name) {
        for entry in Self.table where entry.bytes == name.bytes {
            self = entry.word
            return
        }
        return nil
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

    private static let table: [(bytes: UInt64, word: ShellKeyword)] = allCases.map { word in
        (word.rawValue.utf8.reduce(0) { $0 << 8 | UInt64($1) }, word)
    }
    private static let starts: [Bool] = {
        var starts = [Bool](repeating: false, count: 256)
        for word in allCases {
            if let first = word.rawValue.utf8.first { starts[Int(first)] = true }
        }
        return starts
    }()
}
