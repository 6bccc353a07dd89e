/// How the packages of one language come from the build into the final stage.
protocol SplitRecipe: Sendable {
    /// Whether the stage has anything for this recipe.
    func applies(to draft: SplitDraft) -> Bool
    /// Adds what has to be done; the reason why it cannot be, else.
    func adapt(_ draft: inout SplitDraft) -> Reason?
}
