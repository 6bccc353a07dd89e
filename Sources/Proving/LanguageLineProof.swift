import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Whether what a project pins comes ready-made for the newer release line of Python or Node.js, too.
///
/// Compiled parts fit the lines that were there when a version was released. On a later one the package is compiled anew, which an old version mostly does not survive.
struct LanguageLineProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition, let language = Language(definition), let new = TagVersion(definition.version).map(language.line), let old = oldVersion.map(language.line),
            old.count == new.count, old.lexicographicallyPrecedes(new)
        else { return [] }
        let line = new.map(String.init).joined(separator: ".")
        return stage.steps.flatMap { step -> [ProofFinding] in
            guard case .run(let run) = step.instruction.content else { return [] }
            let folder = step.state.workdir.value.map { Place(absolute: $0) }
            let files = ProjectFiles(stage.effectsBefore, stage.context, run, in: folder)
            return stage.result.commands(in: step.index).flatMap { command -> [ProofFinding] in
                guard let request = LanguageInstallation(command, in: folder, variables: { step.state.variables[$0].value }, contents: files.contents), request.language == language.manager else { return [] }
                return request.pins.compactMap { pin in finding(pin, language, line).map { stage.finding(.build, .failed, "package-line", $0, at: command.range) } }
            }
        }
    }

    private func finding(_ pin: PackagePin, _ language: Language, _ line: String) -> String? {
        let isAlwaysCompiled = stage.catalog.nativeRequirement(language: language.manager, package: pin.name) != nil
        guard let ready = stage.catalog.readyVersions(language: language.manager, package: pin.name), let first = ready.first[line] else {
            guard isAlwaysCompiled, pin.isHeld else { return nil }
            return "\(pin.name) \(pin.text) is compiled, and whether that version compiles with \(language.title) \(line) is not known"
        }
        guard let first else {
            if isAlwaysCompiled, !pin.isHeld { return nil }
            return "no version of \(pin.name) comes ready-made for \(language.title) \(line); it would be compiled, and may not compile"
        }
        guard pin.isBefore(first) else { return nil }
        return "\(pin.name) \(pin.text) does not come ready-made for \(language.title) \(line), versions from \(first) on do; it would be compiled, and may not compile"
    }

    private var oldVersion: TagVersion? { stage.before.image.sourceImage?.name == stage.definition?.image ? stage.oldTagVersion : nil }

    /// A language whose packages bind to release lines.
    private enum Language {
        case python, node

        init?(_ definition: ImageDefinition) {
            switch definition.image {
            case "python": self = .python
            case "node": self = .node
            default: return nil
            }
        }

        /// As the catalogue names its packages.
        var manager: String { self == .python ? "pip" : "npm" }
        var title: String { self == .python ? "Python" : "Node.js" }

        func line(_ version: TagVersion) -> [Int] { Array(version.numbers.prefix(self == .python ? 2 : 1)) }
    }
}
