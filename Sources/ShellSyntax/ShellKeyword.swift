/// A word that means something to the grammar where a command can begin.
enum ShellKeyword: String, CaseIterable {
    case `if`, then, `else`, elif, fi, `do`, done, `case`, esac, `while`, until, `for`, `in`
    case openBrace = "{"
    case closeBrace = "}"
    case not = "!"
    case select, function, time, coproc
    case openTest = "[["

    static let maximumLength = 8

    init?(_ bytes: [UInt8]) {
        guard let word = Self.table[bytes] else { return nil }
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

    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { (Array($0.rawValue.utf8), $0) })
    private static let starts: [Bool] = {
        var starts = [Bool](repeating: false, count: 256)
        for word in allCases {
            if let first = word.rawValue.utf8.first { starts[Int(first)] = true }
        }
        return starts
    }()
}
