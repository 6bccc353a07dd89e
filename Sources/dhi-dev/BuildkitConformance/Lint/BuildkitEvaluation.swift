import DockerfileSemantics
import DockerfileSyntax
import ImageReferences

/// Follows BuildKit through a file to the first error.
struct BuildkitEvaluation {
    static let platform = "linux/amd64"

    let model: DockerfileModel
    let images: LintImages
    let buildArguments: [String: String]
    /// The stages that are carried out.
    let reached: Set<Int>
    var tree: DockerfileTree { model.tree }

    /// The error that ends the build; `nil`: it goes through.
    func failure() -> BuildkitFailure? {
        if let failure = parseFailure { return failure }
        if model.stages.isEmpty { return whole("dockerfile contains no stages to build", .stages) }
        var globals = GlobalEnvironment(buildArguments)
        for instruction in tree.instructions[..<model.stages[0].fromIndex] {
            if let message = globals.declare(instruction, tree) { return at(instruction, message, .globalArguments) }
        }
        return baseFailure(globals) ?? StageReferences(self).failure ?? EpochCheck(self, globals).failure ?? imageFailure(globals) ?? DispatchFailure(self).first
    }

    func at(_ instruction: Instruction, _ message: String, _ phase: BuildkitMoment.Phase, isCarriedOut: Bool = false) -> BuildkitFailure {
        let moment = BuildkitMoment(phase: phase, index: instruction.index, isCarriedOut: isCarriedOut)
        return BuildkitFailure(message: message, lines: [instruction.firstLine...instruction.lastLine], moment: moment)
    }

    func whole(_ message: String, _ phase: BuildkitMoment.Phase) -> BuildkitFailure {
        BuildkitFailure(message: message, lines: [], moment: BuildkitMoment(phase: phase))
    }

    private var parseFailure: BuildkitFailure? {
        if tree.bytes.isEmpty { return whole("the Dockerfile cannot be empty", .options) }
        guard let fault = tree.diagnostics.first else { return nil }
        let lines = fault.firstLine...max(fault.firstLine, fault.lastLine)
        let prefix = fault.hasLinePrefix ? "dockerfile parse error on line \(fault.firstLine): " : ""
        let index = tree.instructions.first { $0.firstLine == fault.firstLine }?.index ?? 0
        // Nothing is looked at in a file that cannot be split into instructions.
        let moment = BuildkitMoment(phase: fault.phase == .parse ? .options : .instructions, index: index)
        return BuildkitFailure(message: prefix + fault.message, lines: [lines], moment: moment)
    }

    /// What FROM says, with the global arguments.
    private func baseFailure(_ globals: GlobalEnvironment) -> BuildkitFailure? {
        for stage in model.stages {
            let instruction = tree.instructions[stage.fromIndex]
            let image = globals.expand(stage.from.image.text, tree)
            if let error = image.error { return at(instruction, error, .bases) }
            if image.result.isEmpty { return at(instruction, "base name (\(stage.from.image.text)) should not be blank", .bases) }
            guard let value = stage.from.platform?.value, !value.isEmpty else { continue }
            let platform = globals.expand(value, tree)
            if let error = platform.error { return at(instruction, error, .bases) }
            if platform.result.isEmpty { return at(instruction, "empty platform value from expression \(value)", .bases) }
            do throws(PlatformError) {
                _ = try Platform.parse(platform.result)
            } catch {
                return at(instruction, "failed to parse platform \(value): \(error)", .bases)
            }
        }
        return nil
    }

    /// What becomes of the names of images, which BuildKit looks up all at once: the last one that fails is heard of.
    private func imageFailure(_ globals: GlobalEnvironment) -> BuildkitFailure? {
        for stage in model.stages.reversed() where reached.contains(stage.index) {
            if case .stage = stage.base { continue }
            let name = globals.expand(stage.from.image.text, tree).result
            if name == "scratch" { continue }
            let instruction = tree.instructions[stage.fromIndex]
            do throws(ImageReferenceError) {
                _ = try ImageReference.parse(name)
            } catch {
                return at(instruction, "failed to parse stage name \(quoted(name)): \(error)", .images)
            }
            if images.areMissing, let full = LintImages.fullName(name) { return at(instruction, "\(name): \(full): not found", .images) }
        }
        return nil
    }

    func quoted(_ text: String) -> String { text.quoted }
}
