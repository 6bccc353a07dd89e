import Diagnostics
import DockerfileSyntax
import HardenedCatalog
import LintRules
import Linting
import Testing

/// Files that are shown to the linter together.
@Suite struct LintedTogetherTests {
    /// All examples of all rules, each with what its own linter knows of its build context.
    private static let subjects = RuleCase.all.map { LintSubject(tree: DockerfileParser.parse($0.bytes), path: "Dockerfile", ignoreFile: $0.ignoreFile) }

    @Test("Each file is told as if it were alone")
    func alone() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["all"]), catalog: try Catalog.builtIn())
        let alone = Self.subjects.map { linter.inspect([$0]).first?.findings }
        #expect(alone.contains { $0?.isEmpty == false })
        #expect(linter.inspect(Self.subjects).map { Optional($0.findings) } == alone)
        #expect(linter.inspect([]).isEmpty)
    }

    @Test("Who is asked about scripts of one file is not asked about its neighbours")
    func checkers() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["shellcheck"]), catalog: try Catalog.builtIn())
        let tree = DockerfileParser.parse(Array("FROM debian:13\nRUN cd /src; make\n".utf8))
        let subjects = [nil, RecordedScripts(), nil].map { LintSubject(tree: tree, path: "Dockerfile", scriptChecker: $0) }
        #expect(linter.inspect(subjects).map { $0.findings.map(\.rule) } == [[], ["SC2164"], []])
    }
}
