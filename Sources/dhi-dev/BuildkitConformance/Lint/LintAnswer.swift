import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import JSONSyntax
import Linting
import LintRules
import Migration

/// What `docker build --check` says of a file, by our rules.
struct LintAnswer {
    private let tree: DockerfileTree
    private let images: LintImages
    private let ignoreFile: IgnoreFile?
    private let arguments: [String: String]
    private let target: String?
    private let catalog: Catalog

    init(_ tree: DockerfileTree, _ request: JSONValue, catalog: Catalog) {
        self.tree = tree
        self.catalog = catalog
        images = LintImages(request)
        ignoreFile = request["dockerignore"]?.string.map { IgnoreFile(Array($0.utf8)) }
        var arguments: [String: String] = [:]
        if case .object(let members)? = request["opts"] {
            for (name, value) in members where name.hasPrefix("build-arg:") { arguments[String(name.dropFirst("build-arg:".count))] = value.string ?? "" }
        }
        self.arguments = arguments
        target = request["opts"]?["target"]?.string
    }

    var value: JSONValue {
        let text = arguments["BUILDKIT_DOCKERFILE_CHECK"] ?? FrontendDirective.detect(.check, in: tree.bytes)?.value ?? ""
        let options: CheckOptions
        switch CheckOptions.parse(text) {
        case .success(let found): options = found
        case .failure(let problem): return answer([], BuildkitFailure(message: "failed to parse check options: \(problem.message)", lines: [], moment: BuildkitMoment(phase: .options)))
        }
        let images = images
        let model = DockerfileModel(tree, buildArguments: arguments) { images.facts($0) }
        let reached = target.flatMap { model.targetStage($0) }.map { model.needed(for: $0) } ?? Set(model.stages.indices)
        let failure = BuildkitEvaluation(model: model, images: images, buildArguments: arguments, reached: reached).failure()
        let warnings = (warnings(model, options) + triggered(model)).filter { warning in
            if let failure, failure.moment < warning.moment { return false }
            guard warning.moment.phase == .dispatch, let stage = model.stage(ofInstruction: warning.moment.index) else { return true }
            return reached.contains(stage)
        }
        if failure == nil, options.failsBuild, !warnings.isEmpty {
            let rules = Set(warnings.map(\.rule)).sorted().joined(separator: ", ")
            return answer(warnings, BuildkitFailure(message: "lint violation found for rules: \(rules)", lines: [], moment: BuildkitMoment(phase: .dispatch)))
        }
        return answer(warnings, failure)
    }

    private func findings(_ tree: DockerfileTree) -> [Diagnostic] {
        let images = images
        var options = LintOptions()
        options.platform = BuildkitEvaluation.platform
        options.migration.buildArguments = arguments
        guard let selection = try? RuleSelection(RuleRegistry.all, select: WarningTranslator.rules) else { return [] }
        return Linter(selection, catalog: catalog, options: options) { images.facts($0) }.rawFindings(tree, path: "Dockerfile", ignoreFile: ignoreFile)
    }

    private func warnings(_ model: DockerfileModel, _ options: CheckOptions) -> [BuildkitWarning] {
        let translator = WarningTranslator(model, ignoreFile)
        let skips = CheckSkips(options)
        return findings(tree).compactMap { finding in
            guard let warning = translator.warning(finding), !skips.silence(warning.rule, at: translator.instruction(at: finding.range)) else { return nil }
            return warning
        }
    }

    /// What is said of instructions that images store, at the FROM that carries them out.
    private func triggered(_ model: DockerfileModel) -> [BuildkitWarning] {
        model.stages.flatMap { stage -> [BuildkitWarning] in
            guard case .image(let name) = stage.base, case let triggers = images.triggers(name), !triggers.isEmpty else { return [] }
            let from = tree.instructions[stage.fromIndex]
            let text = "FROM \(name)\n" + triggers.joined(separator: "\n") + "\n"
            let inner = DockerfileParser.parse(Array(text.utf8))
            let images = images
            let translator = WarningTranslator(DockerfileModel(inner) { images.facts($0) }, ignoreFile)
            return findings(inner).compactMap { finding in
                guard var warning = translator.warning(finding), warning.moment.phase == .dispatch else { return nil }
                warning.lines = from.firstLine...from.lastLine
                warning.moment.index = stage.fromIndex
                return warning
            }
        }
    }

    private func answer(_ warnings: [BuildkitWarning], _ failure: BuildkitFailure?) -> JSONValue {
        func lines(_ range: ClosedRange<Int>) -> [JSONValue] { range.map { .array([.integer(Int64($0)), .integer(Int64($0))]) } }
        let sorted = warnings.sorted { left, right in
            (left.lines.lowerBound, left.lines.upperBound, left.rule) != (right.lines.lowerBound, right.lines.upperBound, right.rule)
                ? (left.lines.lowerBound, left.lines.upperBound, left.rule) < (right.lines.lowerBound, right.lines.upperBound, right.rule)
                : left.detail.utf8.lexicographicallyPrecedes(right.detail.utf8)
        }
        var members: [(String, JSONValue)] = [
            ("warnings", .array(sorted.map { .object([("rule", .string($0.rule)), ("detail", .string($0.detail)), ("lines", .array(lines($0.lines)))]) }))
        ]
        if let failure { members.append(("buildError", .object([("lines", .array(failure.lines.flatMap(lines))), ("message", .string(failure.message))]))) }
        return .object(members)
    }
}
