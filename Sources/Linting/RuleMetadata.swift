public import Diagnostics

/// Everything there is to say about a rule: its names, its page and its examples.
///
/// A class, since each report and each comment asks for it: a copy would count references to all of its parts, on all cores at once.
public final class RuleMetadata: Sendable {
    /// Kebab-case, reads well after "allow": `root-user`.
    public let name: String
    /// `DHI012`; never given to another rule.
    public let code: String
    /// The rules of other tools that find the same problem; any of these names works in pragmas and options.
    public let aliases: [RuleAlias]
    /// Unless a finding or the configuration says otherwise.
    public let severity: Severity
    /// One line without a full stop.
    public let summary: String
    public let documentation: RuleDocumentation
    /// Address of the documentation that the rule stands on.
    public let reference: String
    /// Dockerfiles that the rule reports, with the expected ranges marked.
    public let flagged: [RuleExample]
    /// Dockerfiles close to those that the rule accepts.
    public let clean: [RuleExample]
    public let presets: Set<RulePreset>
    /// The rule is about the text itself and runs on files that BuildKit rejects.
    public let readsRejectedFiles: Bool
    /// Asks what `.dockerignore` excludes, which is only looked up for such rules.
    public let readsIgnoreFile: Bool
    /// Says nothing, or less, where the organisation has decided nothing.
    public let readsPolicy: Bool
    /// Names of rules whose findings at the same place say less about the same problem; they are left out.
    ///
    /// Codes that a rule passes on may stand there, too.
    public let supersedes: Set<String>
    /// The codes that the rule passes on instead of its own.
    public let relays: RelayedCodes?

    public init(
        name: String, code: String, aliases: [RuleAlias] = [], severity: Severity, summary: String, documentation: RuleDocumentation,
        reference: String, flagged: [RuleExample], clean: [RuleExample], presets: Set<RulePreset> = [.default], readsRejectedFiles: Bool = false,
        readsIgnoreFile: Bool = false, readsPolicy: Bool = false, supersedes: Set<String> = [], relays: RelayedCodes? = nil
    ) {
        self.name = name
        self.code = code
        self.aliases = aliases
        self.severity = severity
        self.summary = summary
        self.documentation = documentation
        self.reference = reference
        self.flagged = flagged
        self.clean = clean
        self.presets = presets
        self.readsRejectedFiles = readsRejectedFiles
        self.readsIgnoreFile = readsIgnoreFile
        self.readsPolicy = readsPolicy
        self.supersedes = supersedes
        self.relays = relays
    }

    public var isOnByDefault: Bool { presets.contains(.default) }

    /// Whether `name` is one of the rule's names; case does not matter.
    public func isCalled(_ name: String) -> Bool {
        let wanted = name.lowercased()
        return self.name == wanted || code.lowercased() == wanted || aliases.contains { $0.name.lowercased() == wanted } || relays?.contains(name) == true
    }

    /// Whether `name` stands for what the rule reports for `part`; `nil`: what belongs to no part.
    public func isCalled(_ name: String, for part: String?) -> Bool {
        let wanted = name.lowercased()
        return self.name == wanted || code.lowercased() == wanted
            || aliases.contains { $0.name.lowercased() == wanted && ($0.part == nil || $0.part == part) }
            || relays != nil && part?.lowercased() == wanted
    }

    /// The parts that aliases stand for.
    var parts: Set<String> { Set(aliases.compactMap(\.part)) }
}
