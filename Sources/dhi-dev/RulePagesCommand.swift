internal import ArgumentParser
internal import Foundation
internal import HardenedCatalog
internal import LintRules
internal import Linting
internal import Reporting

/// `dhi-dev rule-pages`: writes a page for each lint rule, and their list.
struct RulePagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule-pages", abstract: "Write the pages of the lint rules from the rules.",
        discussion: "With --check nothing is written, and the exit code is 1 if a page is not as it would be written.")

    @Flag(help: "Only compare.") var check = false
    @Option(help: "The folder of the pages.") var folder = "Documentation/rules"

    func run() throws {
        let root = URL(filePath: folder, directoryHint: .isDirectory)
        let pages = RulePages.all(RuleRegistry.all.map { $0.metadata }, try ExampleFixes(RuleRegistry.all, catalog: try Catalog.builtIn()))
        let present = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        var differing = present.filter { name in name.hasSuffix(".md") && !pages.contains { $0.name == name } }
        for page in pages {
            let file = root.appending(path: page.name)
            if let data = try? Data(contentsOf: file), data == Data(page.text.utf8) { continue }
            differing.append(page.name)
            if !check {
                try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
                try Data(page.text.utf8).write(to: file)
            }
        }
        for name in differing.sorted() { print("\(check ? "differs" : "changed"): \(folder)/\(name)") }
        guard check else {
            for name in differing where !pages.contains(where: { $0.name == name }) { try FileManager.default.removeItem(at: root.appending(path: name)) }
            return
        }
        if !differing.isEmpty { throw ExitCode(1) }
    }
}
