import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// Names of other tools that stand for one part of a rule.
@Suite struct RulePartTests {
    private let text = "FROM registry.example.com/base:1\nRUN apt-get install -y curl\nRUN apk add --no-cache git\n"

    private func find(_ select: [String], ignore: [String] = [], severities: RuleSeverities = [:], in text: String) throws -> [Diagnostic] {
        let selection = try RuleSelection(RuleRegistry.all, select: select, ignore: ignore, severities: severities)
        return Linter(selection, catalog: try Catalog.builtIn()).lint(Array(text.utf8), path: "Dockerfile")
    }

    @Test("The name of a part selects that part")
    func selected() throws {
        #expect(try find(["DL3008"], in: text).map(\.message) == ["curl is installed in whatever version there is."])
        #expect(try find(["dl3018"], in: text).map(\.message) == ["git is installed in whatever version there is."])
        #expect(try find(["unpinned-system-packages"], in: text).count == 2)
        #expect(try find(["DL3008", "DL3018"], in: text).count == 2)
        #expect(try find(["DL3033"], in: text).isEmpty)
    }

    @Test("It takes that part away from the rule")
    func ignored() throws {
        #expect(try find(["DHI807"], ignore: ["DL3008"], in: text).map(\.message) == ["git is installed in whatever version there is."])
        #expect(try find(["DL3008"], ignore: ["unpinned-system-packages"], in: text).isEmpty)
    }

    @Test("It gives that part a severity")
    func severities() throws {
        #expect(try find(["DHI807"], severities: ["DL3018": .error], in: text).map(\.severity) == [.warning, .error])
    }

    @Test("A pragma with it silences that part", arguments: ["hadolint global ignore=DL3008", "dhi global ignore=DL3008", "hadolint ignore=DL3018,DL3008"])
    func silenced(_ pragma: String) throws {
        let both = "# \(pragma)\nFROM registry.example.com/base:1\n# \(pragma)\nRUN apt-get install -y curl && apk add --no-cache git\n"
        let left = try find(["unpinned-system-packages"], in: both).map(\.message)
        #expect(left == (pragma.contains("DL3018") ? [] : ["git is installed in whatever version there is."]))
    }
}
