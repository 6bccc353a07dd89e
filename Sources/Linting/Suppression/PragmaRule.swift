/// A rule about the comments that silence rules; it is asked when all others have reported.
public protocol PragmaRule: Rule {
    /// Reports what is wrong with `pragmas`, which say what they silenced.
    static func check(_ pragmas: [PlacedPragma], in file: LintedFile, _ report: inout RuleReport)
}

extension PragmaRule {
    public static func check(_ file: LintedFile, _ report: inout RuleReport) {}

    public static var asPragmaRule: (any PragmaRule.Type)? { self }
}
