public import Diagnostics
import DockerfileSemantics
public import DockerfileSyntax
public import HardenedCatalog
import Migration
import SourceModel

/// Looks for what is wrong in Dockerfiles; a pure function of bytes, configuration and catalogue.
public struct Linter: Sendable {
    public let selection: RuleSelection
    public let options: LintOptions
    private let images: ImageKnowledge

    public init(_ selection: RuleSelection, catalog: Catalog, options: LintOptions = LintOptions()) {
        self.selection = selection
        self.options = options
        images = ImageKnowledge(catalog: catalog, options: options.migration)
    }

    private init(_ selection: RuleSelection, options: LintOptions, images: ImageKnowledge) {
        self.selection = selection
        self.options = options
        self.images = images
    }

    /// The same with other rules; what is known of images is shared.
    public func using(_ selection: RuleSelection) -> Linter { Linter(selection, options: options, images: images) }

    /// What is found in a file, in the order of the text.
    public func lint(_ bytes: [UInt8], path: String) -> [Diagnostic] {
        lint(DockerfileParser.parse(bytes), path: path)
    }

    /// What is found in a file that is parsed already.
    public func lint(_ tree: DockerfileTree, path: String) -> [Diagnostic] {
        let isRejected = !tree.diagnostics.isEmpty
        let file = linted(tree, path: path)
        let suppressions = Suppressions(tree)
        var found: [Diagnostic] = []
        for entry in selection.entries where !isRejected || entry.rule.metadata.readsRejectedFiles {
            var report = RuleReport(entry)
            entry.rule.check(file, &report)
            if report.findings.isEmpty { continue }
            let metadata = entry.rule.metadata
            found += report.findings.filter { !suppressions.silence(metadata, $0.part, at: $0.diagnostic.range) }.map(\.diagnostic)
        }
        return found.sorted { ($0.range, $0.rule, $0.message) < ($1.range, $1.rule, $1.message) }
    }

    /// What a file means with the facts of the images it names.
    func model(of tree: DockerfileTree) -> DockerfileModel {
        DockerfileModel(tree, buildArguments: options.migration.buildArguments) { images.facts(of: $0) }
    }

    private func linted(_ tree: DockerfileTree, path: String) -> LintedFile {
        let arguments = options.migration.buildArguments
        let model = model(of: tree)
        let target = model.targetStage(options.migration.target)
        guard options.asMigrated else {
            return LintedFile(path: path, tree: tree, model: model, target: target, isAsMigrated: false, images: images)
        }
        // The model asks for facts once per stage on an image, in order.
        var waiting = model.stages.filter { if case .image = $0.base { true } else { false } }.map(\.index)[...]
        let shipped = target.map { model.root(of: $0) }
        let migrated = DockerfileModel(tree, buildArguments: arguments) { reference in
            let stage = waiting.popFirst()
            let platform = stage.flatMap { model.stages[$0].from.platform?.value }.flatMap { $0.isEmpty || $0.contains("$") ? nil : $0 }
            guard let twin = images.twin(of: reference, platform: platform, isBuildStage: stage != shipped) else { return images.facts(of: reference) }
            return ImageFacts(hardened: twin.definition, tag: twin.tag)
        }
        return LintedFile(path: path, tree: tree, model: migrated, target: target, isAsMigrated: true, images: images)
    }
}
