public import BuildEffects
public import DockerfileSemantics
import ImageReferences

/// Programs that builds copy from an image of their own and containers do not start.
public enum BuildTool {
    /// Whether a copy brings Composer or uv, from its own image, and containers are started without it.
    public static func isCopied(by effect: FileEffect, start state: StageState, in model: DockerfileModel) -> Bool {
        guard case .copy(let from?, let sources) = effect.origin, let image = image(from, model) else { return false }
        let names: Set<String>
        switch image {
        case "composer":
            guard composer.contains(effect.place.lastName) else { return false }
            names = composer
        case "ghcr.io/astral-sh/uv", "astral/uv":
            guard !sources.isEmpty, sources.allSatisfy({ uv.contains(Place(absolute: "/" + $0).lastName) }) else { return false }
            names = uv
        default: return false
        }
        // `uv run` gives way to what it runs, or the stage is not split.
        let start = state.start.value?.words ?? []
        let words = (image != "composer" && start.starts(with: ["uv", "run"]) ? start.dropFirst() : start[...]).flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "-" && $0 != "_" } }
        return !words.contains { names.contains(String($0)) }
    }

    /// Whether all that a copy takes is uv, a program that loads no library.
    static func isUv(_ sources: [String], from: String?, in model: DockerfileModel) -> Bool {
        guard let from, let image = image(from, model) else { return false }
        return ["ghcr.io/astral-sh/uv", "astral/uv"].contains(image) && !sources.isEmpty && sources.allSatisfy { uv.contains(Place(absolute: "/" + $0).lastName) }
    }

    /// The image that `--from` names, or that the stage of that name stands on, by its familiar name.
    private static func image(_ from: String, _ model: DockerfileModel) -> String? {
        let stage = model.stages.first { $0.name == from.lowercased() }
        let text = stage.flatMap { model.stages[model.root(of: $0.index)].reference.text.value } ?? from
        return (try? ImageReference.parse(text))?.familiarName
    }

    private static let composer: Set<String> = ["composer", "composer.phar"]
    private static let uv: Set<String> = ["uv", "uvx"]
}
