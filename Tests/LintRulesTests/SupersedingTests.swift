import Diagnostics
import HardenedCatalog
import Linting
import LintRules
import Testing

/// One problem is reported once, though several rules see it.
@Suite struct SupersedingTests {
    private func found(_ text: String, select: [String] = ["default", "buildkit"]) throws -> [String] {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: select), catalog: try Catalog.builtIn())
        return linter.lint(Array(text.utf8), path: "Dockerfile").map(\.rule)
    }

    @Test func shellFormWithoutShell() throws {
        let text = "FROM scratch\nCOPY server /\nUSER 1\nCMD /server --all\n"
        #expect(try found(text) == ["shell-form-without-shell"])
        #expect(try found(text, select: ["buildkit"]) == ["shell-form-command"])
    }

    @Test func undeclaredArgument() throws {
        #expect(try found("FROM registry.example.com/base:$TAG\nUSER 1\n") == ["undeclared-from-argument"])
    }

    @Test func equalsSign() throws {
        #expect(try found("FROM registry.example.com/base:1\nENV A = b\n") == ["spaced-equals-sign"])
    }

    @Test func whatIsSilencedDoesNotComeBackUnderAnotherName() throws {
        #expect(try found("FROM scratch\nCOPY server /\nUSER 1\n# dhi ignore=shell-form-without-shell\nCMD /server --all\n") == [])
    }
}
