public import Diagnostics
public import DockerfileSyntax
public import PatternMatching
import SourceModel

/// A rule that a configuration defines: what a pattern finds is reported.
///
/// A class, since rules are handed on all the time and hold many texts; each is made once for all files of a run.
public final class PatternRule: Sendable {
    /// What the pattern is searched in.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        /// An instruction without its keyword, continuations joined, and its here-documents.
        case pattern
        /// Each value of an instruction, with its variables replaced.
        case value
        /// Each command with its arguments, as it is behind `sudo`, `env` and their kin.
        case command
    }

    /// The stages that are looked at.
    public enum Stages: String, Sendable, Hashable, CaseIterable {
        case any
        /// Those whose layers are shipped.
        case final
        /// The others.
        case build
    }

    public let name: String
    public let message: String
    public let subject: Subject
    public let pattern: Pattern
    /// Where it matches as well, nothing is reported.
    public let exception: Pattern?
    /// Empty: all.
    public let keywords: [Keyword]
    public let stages: Stages
    public let severity: Severity
    /// One line without a full stop; `nil`: the message stands for it.
    public let summary: String?
    /// Address of a page about the rule.
    public let address: String?
    /// Where it is defined: `.dhi.yaml, line 7`.
    public let origin: String
    /// What there is to say about it, as of any other rule.
    public let metadata: RuleMetadata

    public init(
        name: String, message: String, subject: Subject, pattern: Pattern, exception: Pattern? = nil, keywords: [Keyword] = [], stages: Stages = .any,
        severity: Severity = .warning, summary: String? = nil, address: String? = nil, origin: String = ""
    ) {
        self.name = name
        self.message = message
        self.subject = subject
        self.pattern = pattern
        self.exception = exception
        self.keywords = keywords
        self.stages = stages
        self.severity = severity
        self.summary = summary
        self.address = address
        self.origin = origin
        var title = summary ?? message
        while title.hasSuffix(".") { title.removeLast() }
        let what = Self.description(subject, pattern, exception, keywords, stages, origin)
        metadata = RuleMetadata(
            name: name, code: name, severity: severity, summary: title, documentation: RuleDocumentation(what: what, why: "", remedy: summary == nil ? "" : message),
            reference: address ?? "", flagged: [], clean: [])
    }

    /// What it does, in words.
    private static func description(
        _ subject: Subject, _ pattern: Pattern, _ exception: Pattern?, _ keywords: [Keyword], _ stages: Stages, _ origin: String
    ) -> String {
        let names = keywords.map { $0.rawValue.uppercased() }.joined(separator: ", ")
        let place = names.isEmpty ? "any instruction" : names
        let thing =
            switch subject {
            case .pattern: "the text of \(place)"
            case .value: "a value of \(place)"
            case .command: "a command of \(names.isEmpty ? "RUN, CMD, ENTRYPOINT, HEALTHCHECK" : names)"
            }
        let unless = exception.map { " and not `\(VisibleText.of($0.text.utf8))`" } ?? ""
        let scope =
            switch stages {
            case .any: ""
            case .final: ", in stages that are shipped"
            case .build: ", in stages that are not shipped"
            }
        return "Reports where \(thing) matches `\(VisibleText.of(pattern.text.utf8))`\(unless)\(scope)." + (origin.isEmpty ? "" : " It is defined in \(origin).")
    }
}

extension PatternRule: Hashable {
    public static func == (left: PatternRule, right: PatternRule) -> Bool { left === right }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension PatternRule.Subject {
    /// Instructions that have such texts; empty: all.
    public var keywords: [Keyword] {
        switch self {
        case .pattern: []
        case .value: [.from, .arg, .env, .label, .copy, .add, .user, .workdir, .stopsignal, .maintainer, .expose, .volume, .shell]
        case .command: [.run, .cmd, .entrypoint, .healthcheck]
        }
    }
}
