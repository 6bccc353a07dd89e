import Foundation
import HardenedCatalog
import LintRules
import Linting
import Reporting
import Testing

@Suite struct RulePageTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Documentation/rules")

    @Test("The pages are those that the rules make (dhi-dev rule-pages writes them)")
    func pages() throws {
        let pages = RulePages.all(RuleRegistry.all.map { $0.metadata }, try ExampleFixes(RuleRegistry.all, catalog: try Catalog.builtIn()))
        for page in pages {
            let text = try String(contentsOf: Self.folder.appending(path: page.name), encoding: .utf8)
            #expect(text == page.text, "\(page.name) is out of date")
        }
        let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(present == pages.map(\.name).sorted())
    }

    @Test("A page has no markers and keeps the fixed headings", arguments: RuleRegistry.all)
    func headings(_ rule: any Rule.Type) {
        let page = RulePage(rule.metadata).markdown
        let headings = page.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { $0.dropFirst(3) }
        #expect(headings == ["What it does", "Why it matters", "What to do", "Reported", "Accepted", "To silence it"])
        #expect(!page.contains("\u{20E3}"))
        #expect(RulePage(rule.metadata).text(width: 80).split(separator: "\n").allSatisfy { $0.hasPrefix("  ") || $0.count <= 140 })
    }
}
