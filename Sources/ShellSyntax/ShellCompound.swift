public import SourceModel

/// A compound command with its redirections.
public struct ShellCompound: Sendable, Hashable {
    public var range: SourceRange
    public var kind: Kind
    public var redirections: [ShellRedirection]

    public indirect enum Kind: Sendable, Hashable {
        /// `( … )`
        case subshell([ShellStatement])
        /// `{ …; }`
        case group([ShellStatement])
        case conditional(ShellConditional)
        case loop(ShellLoop)
        case iteration(ShellIteration)
        case arithmeticLoop(ShellArithmeticLoop)
        case selection(ShellSelection)
        /// `[[ … ]]`
        case test(ShellTest)
        /// `(( … ))`
        case arithmetic([ShellWordPart])
        /// `coproc [name] command`
        case coprocess(name: ShellWord?, body: ShellNode)
    }
}

/// `if …; then …; elif …; then …; else …; fi`
public struct ShellConditional: Sendable, Hashable {
    public var branches: [Branch]
    public var alternative: [ShellStatement]?

    public struct Branch: Sendable, Hashable {
        public var condition: [ShellStatement]
        public var body: [ShellStatement]
    }
}

/// `while …; do …; done` and `until …; do …; done`
public struct ShellLoop: Sendable, Hashable {
    public var isUntil: Bool
    public var condition: [ShellStatement]
    public var body: [ShellStatement]
}

/// `for name in …; do …; done` and bash's `select`.
public struct ShellIteration: Sendable, Hashable {
    public var isSelect: Bool
    public var variable: ShellWord
    /// The words behind `in`; nil without `in`, where the positional parameters are meant.
    public var words: [ShellWord]?
    public var body: [ShellStatement]
}

/// bash's `for (( …; …; … )); do …; done`
public struct ShellArithmeticLoop: Sendable, Hashable {
    public var header: [ShellWordPart]
    public var body: [ShellStatement]
}

/// `case word in pattern) … ;; esac`
public struct ShellSelection: Sendable, Hashable {
    public var subject: ShellWord
    public var items: [Item]

    public struct Item: Sendable, Hashable {
        public var range: SourceRange
        public var patterns: [ShellWord]
        public var body: [ShellStatement]
        public var terminator: Terminator
    }

    public enum Terminator: Sendable, Hashable {
        /// `;;`, or nothing before `esac`.
        case leave
        /// `;&`
        case fallThrough
        /// `;;&`
        case testNext
    }
}
