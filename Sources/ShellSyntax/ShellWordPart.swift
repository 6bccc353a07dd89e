public import SourceModel

/// A piece of a word that is quoted or expanded in one way.
public struct ShellWordPart: Sendable, Hashable {
    /// With its quotes or braces.
    public var range: SourceRange
    public var kind: Kind

    /// The rare and large ones are indirect, so that literal text takes no allocation of its own.
    public enum Kind: Sendable, Hashable {
        /// Unquoted text, or text between expansions in double quotes; line continuations are taken out.
        case literal([UInt8])
        /// The byte behind a backslash.
        case escaped(UInt8)
        case singleQuoted([UInt8])
        case doubleQuoted([ShellWordPart])
        /// `$'…'` with its escapes replaced.
        case ansiQuoted([UInt8])
        /// `$"…"`, translated at run time.
        case localized([ShellWordPart])
        indirect case parameter(ShellParameter)
        indirect case commandSubstitution(ShellSubstitution)
        case arithmetic([ShellWordPart])
        indirect case processSubstitution(ShellSubstitution)
        /// `@(…)` and its kin: the byte before the parenthesis, and the patterns as one word.
        indirect case extendedGlob(UInt8, ShellWord)
        /// `~` or `~user`.
        case tilde([UInt8])
        /// `(…)` behind `name=`.
        case array([ShellWord])
    }
}

/// Commands whose output becomes text or a file name.
public struct ShellSubstitution: Sendable, Hashable {
    public var statements: [ShellStatement]
    public var form: Form

    public enum Form: Sendable, Hashable {
        /// `$( … )`
        case dollar
        /// Between backquotes.
        case backquoted
        /// `<( … )`
        case input
        /// `>( … )`
        case output
    }
}
