import DockerfileSemantics
import DockerfileSyntax
import ImageReferences

/// What BuildKit makes of a global SOURCE_DATE_EPOCH: a number of seconds, or a stage that fetches one thing.
struct EpochCheck {
    private let evaluation: BuildkitEvaluation
    private let value: String?

    init(_ evaluation: BuildkitEvaluation, _ globals: GlobalEnvironment) {
        self.evaluation = evaluation
        value = globals.values["SOURCE_DATE_EPOCH"]
    }

    var failure: BuildkitFailure? {
        guard let value, !value.isEmpty, Int(value) == nil else { return nil }
        guard let stage = StageReferences.stage(named: value, in: evaluation.model) else {
            if (try? ImageReference.parse(value)) == nil, !value.contains("-") { return evaluation.whole("invalid context name \(value): invalid reference format", .commands) }
            return evaluation.whole("invalid SOURCE_DATE_EPOCH: \(value)", .commands)
        }
        let from = evaluation.tree.instructions[stage.fromIndex]
        var fetched = 0
        for index in stage.instructions {
            let instruction = evaluation.tree.instructions[index]
            guard case .add(let copy) = instruction.content else {
                return evaluation.at(from, "SOURCE_DATE_EPOCH stage does not meet source-only requirements: unsupported \(instruction.keywordText.uppercased()) instruction", .commands)
            }
            fetched += copy.sources.filter { $0.text.contains("://") || $0.text.hasPrefix("git@") }.count
        }
        return fetched == 1 ? nil : evaluation.at(from, "SOURCE_DATE_EPOCH stage source must be a single HTTP(S) or Git ADD", .commands)
    }
}
