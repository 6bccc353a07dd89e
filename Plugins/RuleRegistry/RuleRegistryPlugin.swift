import Foundation
import PackagePlugin

/// Makes the list of all rules from the files in the target's folders: a new file is a new rule.
///
/// Files directly in the target's folder are no rules.
@main
struct RuleRegistryPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let root = target.directoryURL.standardizedFileURL.path
        let rules = target.sourceFiles(withSuffix: "swift").map(\.url).filter { url in
            url.deletingLastPathComponent().standardizedFileURL.path != root && url.standardizedFileURL.path.hasPrefix(root + "/")
        }
        let names = rules.map { $0.deletingPathExtension().lastPathComponent }.sorted()
        let output = context.pluginWorkDirectoryURL.appending(path: "RuleRegistry.swift")
        return [
            .buildCommand(
                displayName: "Listing \(names.count) rules", executable: try context.tool(named: "RuleRegistryGenerator").url,
                arguments: [output.path] + names, inputFiles: [], outputFiles: [output])
        ]
    }
}
