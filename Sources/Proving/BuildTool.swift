public import BuildEffects
public import DockerfileSemantics

/// Programs that builds copy from an image of their own and containers do not start.
public enum BuildTool {
    /// Whether a copy brings Composer, from its own image, and containers are started without it.
    public static func isCopied(by effect: FileEffect, start state: StageState) -> Bool {
        guard case .copy(let from?, _) = effect.origin, names.contains(effect.place.lastName),
            let image = from.split(separator: "@")[0].split(separator: "/").last?.split(separator: ":").first, image == "composer"
        else { return false }
        let words = state.start.value?.words ?? []
        return !words.contains { word in names.contains { word.contains($0) } }
    }

    private static let names: Set<String> = ["composer", "composer.phar"]
}
