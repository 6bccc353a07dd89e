import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// When errors of syntax can be repaired.
@Suite struct RejectedSyntaxTests {
    private func fixed(_ text: String) throws -> String {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["syntax"]), catalog: try Catalog.builtIn())
        return String(decoding: Fixer(linter, upTo: .unsafe).fix(Array(text.utf8), path: "Dockerfile").bytes, as: UTF8.self)
    }

    @Test func allErrorsAtOnce() throws {
        #expect(try fixed("FROM a\nworkdirr /a\nCOPY --chwon=1 a b\nSHELL /bin/bash -c\n") == "FROM a\nworkdir /a\nCOPY --chown=1 a b\nSHELL [\"/bin/bash\", \"-c\"]\n")
    }

    @Test(arguments: [("COPYY a /a", "COPY a /a"), ("ru true", "run true")])
    func shortWords(_ line: String, _ expected: String) throws { #expect(try fixed("FROM a\n\(line)\n") == "FROM a\n\(expected)\n") }

    @Test(arguments: ["{{ set x }}\nFROM a\nset b\n", "FROM a\nWORKDIRR /a\nEXPOS\n", "FROM a\nSHELL bash \"-c\"\n", "FROM a\nset b to c\n"])
    func whatIsNotKnownToBeMeantStays(_ text: String) throws { #expect(try fixed(text) == text) }
}
