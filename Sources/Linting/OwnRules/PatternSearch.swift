import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import PatternMatching
import SourceModel

/// Applies the rules of a configuration to one file.
struct PatternSearch {
    private let file: LintedFile
    private let places: [SearchedPlace]
    private var texts: [TextKey: [SearchedText]] = [:]
    /// What all rules together may still do.
    private var budget = MatchBudget(units: 100_000_000)
    private(set) var failures: [PatternRuleFailure] = []

    private struct TextKey: Hashable {
        var place: Int
        var subject: PatternRule.Subject
    }

    /// What one rule may do; rules that are meant to be used take some thousands.
    private static let mostUnits = 25_000_000
    /// More than this of one rule in one file tell nobody anything, and could fill the memory.
    private static let mostFindings = 1_000

    init(_ file: LintedFile) {
        self.file = file
        places = SearchedPlace.all(of: file)
    }

    /// What a rule finds, in the order of the text.
    mutating func findings(of rule: PatternRule, severity: Severity?) -> [Diagnostic] {
        let total = budget.units
        budget.units = min(total, Self.mostUnits)
        defer { budget.units = total - (min(total, Self.mostUnits) - budget.units) }
        var ranges: [SourceRange] = []
        var seen: Set<SourceRange> = []
        do throws(PatternRuleFailure) {
            for number in places.indices where looks(rule, at: places[number]) {
                for text in texts(rule.subject, at: number) {
                    for range in try matches(of: rule, in: text) where seen.insert(range).inserted { ranges.append(range) }
                    if ranges.count > Self.mostFindings {
                        throw PatternRuleFailure(rule: rule.name, range: text.owner, reason: "it reports more than \(Self.mostFindings) places; make its pattern more exact")
                    }
                }
            }
        } catch {
            failures.append(error)
            return []
        }
        return ranges.map { range in
            Diagnostic(
                rule: rule.name, code: rule.name, severity: severity ?? rule.severity, message: rule.message, help: rule.address.map { "See \($0)." } ?? "", range: range)
        }
    }

    private mutating func looks(_ rule: PatternRule, at place: SearchedPlace) -> Bool {
        // An ONBUILD is what it stores, unless it is asked for by name.
        let isWanted = rule.keywords.isEmpty ? place.instruction.keyword != .onbuild : rule.keywords.contains(place.instruction.keyword)
        if !isWanted { return false }
        switch rule.stages {
        case .any: return true
        case .final, .build:
            guard let stage = place.stage else { return false }
            return file.shippedStages.contains(stage) == (rule.stages == .final)
        }
    }

    private mutating func texts(_ subject: PatternRule.Subject, at place: Int) -> [SearchedText] {
        let key = TextKey(place: place, subject: subject)
        if let known = texts[key] { return known }
        let made = places[place].texts(subject, in: file)
        texts[key] = made
        return made
    }

    /// Patterns match bytes, and people see characters.
    private func wholeCharacters(_ range: SourceRange) -> SourceRange {
        let bytes = file.tree.bytes
        func isInside(_ offset: Int) -> Bool { offset > 0 && offset < bytes.count && bytes[offset] & 0xC0 == 0x80 }
        var (start, end) = (Int(range.start), Int(range.end))
        // A character has four bytes at most; what is not UTF-8 stays as it is.
        for _ in 0..<3 {
            if isInside(start) { start -= 1 }
            if isInside(end) { end += 1 }
        }
        return SourceRange(start, end)
    }

    private mutating func matches(of rule: PatternRule, in text: SearchedText) throws(PatternRuleFailure) -> [SourceRange] {
        var ranges: [SourceRange] = []
        var start = 0
        do throws(MatchingError) {
            while let match = try rule.pattern.firstMatch(in: text.bytes, from: start, spending: &budget) {
                if ranges.isEmpty, let exception = rule.exception, try exception.firstMatch(in: text.bytes, spending: &budget) != nil { return [] }
                ranges.append(wholeCharacters(text.source(of: match.range)))
                // One that takes in nothing is about the text as a whole.
                if match.range.isEmpty || match.range.upperBound <= start || ranges.count > Self.mostFindings { break }
                start = match.range.upperBound
            }
        } catch {
            throw PatternRuleFailure(rule: rule.name, range: text.owner, reason: "\(error)")
        }
        return ranges
    }
}
