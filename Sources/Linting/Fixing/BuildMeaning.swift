import Diagnostics
import DockerfileSemantics
import DockerfileSyntax

/// What a build makes of a file, side by side, so that the text before and after a fix can be compared.
///
/// Layout, comments, case of keywords and the like leave no trace in it; everything that an image or a cache can hold does.
struct BuildMeaning {
    private var sides: [BuildAspect: [String]] = [:]

    init(_ model: DockerfileModel) {
        for argument in model.globalArguments { add(.variables, "global", argument.declaration.name.text, argument.declaration.value?.text ?? "") }
        for stage in model.stages { StageMeaning(stage, model).write(into: &self) }
    }

    /// The sides on which two files differ.
    func differences(from other: BuildMeaning) -> Set<BuildAspect> {
        Set(BuildAspect.allCases.filter { sides[$0] != other.sides[$0] })
    }

    mutating func add(_ aspect: BuildAspect, _ parts: String...) {
        sides[aspect, default: []].append(parts.joined(separator: "\u{0}"))
    }
}
