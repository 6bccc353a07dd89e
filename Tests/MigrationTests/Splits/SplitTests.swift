import DockerfileSyntax
import Foundation
import HardenedCatalog
import Migration
import SourceModel
import Testing

/// Stages to split, each with what has to come out.
///
/// A folder of `Fixtures/splits` holds `before.Dockerfile`, perhaps a folder `context` with files that are built with, `after.Dockerfile` (absent when
/// nothing changes) and `outcome`; a file `options` names what is allowed, a word a line. `DHI_UPDATE_EXPECTED=1` writes the last two anew.
@Suite struct SplitTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/splits")
    private static let updates = ProcessInfo.processInfo.environment["DHI_UPDATE_EXPECTED"] == "1"
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test func fixturesAreFound() {
        #expect(Self.names.count >= 20)
    }

    @Test(arguments: names)
    func comesOutRight(name: String) throws {
        let folder = Self.folder.appending(path: name)
        let before = Array(try Data(contentsOf: folder.appending(path: "before.Dockerfile")))
        let tree = DockerfileParser.parse(before)
        let options = Self.options(in: folder)
        let migrator = Migrator(catalog: try Catalog.builtIn(), options: options)
        let context = FixtureContext(folder: folder.appending(path: "context"))
        let migration = migrator.migrate(tree, context: context)
        let after = before.applying(migration.edits)
        try compare(after == before ? nil : after, with: folder.appending(path: "after.Dockerfile"))
        try compare(Array(SplitOutcome(migration, of: tree).text.utf8), with: folder.appending(path: "outcome"))
        #expect(migration.instructions.count == tree.instructions.count, "every instruction is accounted for")
        let result = DockerfileParser.parse(after)
        #expect(result.diagnostics.isEmpty)
        let again = migrator.migrate(result, context: context)
        #expect(again.edits.isEmpty, "a second migration changes something")
        if migration.outcome == .hardened { #expect(again.outcome == .hardened, "\(again.stages.flatMap(\.reasons).map(\.message))") }
    }

    /// Line ends are kept, and so is everything else, where every line ends with CR LF.
    @Test(arguments: names)
    func keepsLineEnds(name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name).appending(path: "before.Dockerfile"), encoding: .utf8)
        let bytes = Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        let options = Self.options(in: Self.folder.appending(path: name))
        let plan = Migrator(catalog: try Catalog.builtIn(), options: options)
            .migrate(DockerfileParser.parse(bytes), context: FixtureContext(folder: Self.folder.appending(path: name).appending(path: "context")))
        let result = bytes.applying(plan.edits)
        for (index, byte) in result.enumerated() where byte == 0x0A { #expect(index > 0 && result[index - 1] == 0x0D) }
    }

    private static func options(in folder: URL) -> MigrationOptions {
        var options = MigrationOptions()
        options.level = .split
        let words = (try? String(contentsOf: folder.appending(path: "options"), encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
        options.upgradesEndOfLife = words.contains("upgrade-eol")
        options.permissions.formUnion(words.compactMap(Permission.init(rawValue:)))
        return options
    }

    /// Compares with a golden file, or writes it; `nil`: there must be none.
    private func compare(_ actual: [UInt8]?, with golden: URL) throws {
        if Self.updates {
            if let actual { try Data(actual).write(to: golden) } else { try? FileManager.default.removeItem(at: golden) }
            return
        }
        let expected = try? Data(contentsOf: golden)
        #expect(actual.map { String(decoding: $0, as: UTF8.self) } == expected.map { String(decoding: $0, as: UTF8.self) }, "\(golden.lastPathComponent)")
    }
}
