import Diagnostics
import Foundation
import HardenedCatalog
import LintRules
import Linting
import Testing

/// Untidy files and what the fixes of all rules make of them: folders in `Fixtures/untidy` with `Dockerfile`, `repaired.Dockerfile` and `unsafe.Dockerfile`.
///
/// `.ci/prove --lint FOLDER` builds and runs them before and after. `DHI_UPDATE_EXPECTED=1` writes the last two anew.
@Suite struct UntidyTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/untidy")
    private static let updates = ProcessInfo.processInfo.environment["DHI_UPDATE_EXPECTED"] == "1"
    static let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path).filter { !$0.hasPrefix(".") }.sorted()) ?? []

    @Test func thereAreSome() { #expect(!Self.names.isEmpty) }

    @Test(arguments: names, [Applicability.safe, .unsafe])
    func repaired(_ name: String, _ applicability: Applicability) throws {
        let folder = Self.root.appending(path: name)
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "Dockerfile")))
        let fixer = Fixer(Linter(try RuleSelection(RuleRegistry.all, select: ["all"]), catalog: try Catalog.builtIn()), upTo: applicability)
        let result = fixer.fix(bytes, path: "Dockerfile")
        #expect(result.refused.isEmpty)
        #expect(fixer.fix(result.bytes, path: "Dockerfile").edits.isEmpty, "a second run changes nothing")
        let file = folder.appending(path: applicability == .safe ? "repaired.Dockerfile" : "unsafe.Dockerfile")
        if Self.updates { try Data(result.bytes).write(to: file) }
        #expect(String(decoding: result.bytes, as: UTF8.self) == (try? String(contentsOf: file, encoding: .utf8)))
    }
}
