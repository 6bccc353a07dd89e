import DockerfileSyntax
import Foundation
import HardenedCatalog
import Migration
import SourceModel
import Testing

/// Inputs on which other converters went wrong, each with what has to come out.
///
/// A folder holds `before.Dockerfile`, the hand-written `expectation` (`PitfallExpectation` says how it is written), and
/// what the migration made of it: `after.Dockerfile`, absent when nothing changes, and `outcome`. With
/// `DHI_UPDATE_EXPECTED=1` the last two are written anew; the expectation has to hold all the same.
@Suite struct PitfallTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/pitfalls")
    private static let updates = ProcessInfo.processInfo.environment["DHI_UPDATE_EXPECTED"] == "1"
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test func fixturesAreFound() {
        #expect(Self.names.count >= 40)
    }

    @Test(arguments: names)
    func comesOutRight(name: String) throws {
        let folder = Self.folder.appending(path: name)
        let before = try Data(contentsOf: folder.appending(path: "before.Dockerfile"))
        let migrator = Migrator(catalog: try Catalog.builtIn())
        let migration = migrator.migrate(DockerfileParser.parse(Array(before)))
        let result = Array(before).applying(migration.edits)
        let after = Data(result)

        try compare(after == before ? nil : after, with: folder.appending(path: "after.Dockerfile"))
        try compare(Data(PitfallOutcome(migration).text.utf8), with: folder.appending(path: "outcome"))
        let known = ["before.Dockerfile", "after.Dockerfile", "expectation", "outcome"]
        let unused = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !known.contains($0) }
        #expect(unused.isEmpty)

        let expectation = try PitfallExpectation(String(contentsOf: folder.appending(path: "expectation"), encoding: .utf8))
        for failure in expectation.failures(of: migration, before: before, after: after) {
            Issue.record("\(name): \(failure)")
        }
        #expect(DockerfileParser.parse(result).diagnostics.isEmpty)
        #expect(migrator.migrate(DockerfileParser.parse(result)).edits.isEmpty, "a second migration changes something")
    }

    /// Compares with a golden file, or writes it; `nil`: there must be none.
    private func compare(_ actual: Data?, with golden: URL) throws {
        if Self.updates {
            if let actual { try actual.write(to: golden) } else { try? FileManager.default.removeItem(at: golden) }
        }
        let expected = try? Data(contentsOf: golden)
        #expect(
            actual.map { String(decoding: $0, as: UTF8.self) } == expected.map { String(decoding: $0, as: UTF8.self) },
            "\(golden.lastPathComponent) of \(golden.deletingLastPathComponent().lastPathComponent)")
        #expect(actual == expected)
    }
}
