import LintRules
import Linting
import Testing

/// What holds for the metadata of all rules.
@Suite struct RuleMetadataTests {
    @Test("Names and codes belong to one rule each, and no other tool has such a name; a name of another tool may mean several rules")
    func unique() {
        let names = RuleRegistry.all.flatMap { [$0.metadata.name, $0.metadata.code] }.map { $0.lowercased() }
        #expect(Set(names).count == names.count)
        let aliases = RuleRegistry.all.flatMap { $0.metadata.aliases.map { $0.name.lowercased() } }
        #expect(Set(names).isDisjoint(with: aliases))
    }

    @Test("What supersedes another rule names one", arguments: RuleRegistry.all)
    func superseded(_ rule: any Rule.Type) {
        let names = Set(RuleRegistry.all.map { $0.metadata.name })
        let relayed = RuleRegistry.all.compactMap { $0.metadata.relays }
        #expect(rule.metadata.supersedes.allSatisfy { name in names.contains(name) || relayed.contains { $0.contains(name) } })
    }

    @Test("Names are kebab-case, codes are DHI and three digits, four from DHI1001 on", arguments: RuleRegistry.all)
    func form(_ rule: any Rule.Type) {
        let metadata = rule.metadata
        #expect(metadata.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
        #expect(metadata.code.hasPrefix("DHI") && (6...7).contains(metadata.code.count) && Int(metadata.code.dropFirst(3)) != nil)
        #expect(!metadata.summary.hasSuffix("."))
    }

    @Test("Every rule says what, why and what to do, with examples of both kinds", arguments: RuleRegistry.all)
    func documentation(_ rule: any Rule.Type) {
        let documentation = rule.metadata.documentation
        for text in [documentation.what, documentation.why, documentation.remedy] {
            #expect(text.count > 20)
            #expect(!text.contains("\n"))
        }
        #expect(!rule.metadata.flagged.isEmpty)
        #expect(!rule.metadata.clean.isEmpty)
    }
}
