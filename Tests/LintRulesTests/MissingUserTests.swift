import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// What else a user needs who is not root.
@Suite struct MissingUserTests {
    @Test(
        "A script that only root may read is named",
        arguments: [
            ("ADD https://example.com/run.sh /run.sh\nRUN chmod +x /run.sh", true), ("ADD https://example.com/run.sh /\nRUN chmod u+x /run.sh", true),
            ("COPY run.sh /\nRUN chmod 111 /run.sh", true), ("COPY --chmod=0700 run.sh /run.sh", true),
            ("ADD https://example.com/run.sh /run.sh\nRUN chmod 755 /run.sh", false), ("ADD https://example.com/run.sh /run.sh\nRUN chmod a+rx /run.sh", false),
            ("ADD --chmod=755 https://example.com/run.sh /run.sh", false), ("COPY run.sh /\nRUN chmod +x /run.sh", false), ("ADD https://example.com/other.sh /\nCOPY run.sh /", false),
        ])
    func unreadable(_ lines: String, _ isNamed: Bool) throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["missing-user"]), catalog: try Catalog.builtIn())
        let help = try #require(linter.lint(Array("FROM debian:13\n\(lines)\nCMD [\"/run.sh\"]\n".utf8), path: "Dockerfile").first?.help)
        #expect(help.hasSuffix(isNamed ? "See what run.sh needs root for, and let others read it, as only root may." : "See what run.sh needs root for."))
    }
}
