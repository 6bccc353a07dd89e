import LintRules
import Linting
import Testing

/// What holds for the metadata of all rules.
@Suite struct RuleMetadataTests {
    @Test("Names, codes and aliases belong to one rule each")
    func unique() {
        let names = RuleRegistry.all.flatMap { rule in
            [rule.metadata.name, rule.metadata.code] + rule.metadata.aliases.map(\.name)
        }.map { $0.lowercased() }
        #expect(Set(names).count == names.count)
    }

    @Test("Names are kebab-case, codes are DHI and three digits", arguments: RuleRegistry.all)
    func form(_ rule: any Rule.Type) {
        let metadata = rule.metadata
        #expect(metadata.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
        #expect(metadata.code.hasPrefix("DHI") && metadata.code.count == 6 && Int(metadata.code.dropFirst(3)) != nil)
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
