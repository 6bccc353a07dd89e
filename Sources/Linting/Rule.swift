/// One thing the linter looks for; a stateless type in a file of its own, named as the type.
///
/// Rules read typed syntax and facts, never text, and stay silent where a fact is not known.
public protocol Rule: SendableMetatype {
    /// Everything there is to say about the rule, its examples included.
    static var metadata: RuleMetadata { get }

    /// Reports what is wrong in `file`.
    static func check(_ file: LintedFile, _ report: inout RuleReport)

    /// The rule itself where it is about pragmas; asking the type costs a search through all conformances of the program.
    static var asPragmaRule: (any PragmaRule.Type)? { get }
}

extension Rule {
    public static var asPragmaRule: (any PragmaRule.Type)? { nil }
}
