import DockerfileSyntax
import HardenedCatalog
import Migration
import SourceModel

/// The plan for a text, and the text after it.
func migrate(_ text: String, _ change: (inout MigrationOptions) -> Void = { _ in }) throws -> (plan: FileMigration, result: String) {
    var options = MigrationOptions()
    change(&options)
    let tree = DockerfileParser.parse(Array(text.utf8))
    let plan = Migrator(catalog: try Catalog.builtIn(), options: options).migrate(tree)
    return (plan, String(decoding: tree.bytes.applying(plan.edits), as: UTF8.self))
}
