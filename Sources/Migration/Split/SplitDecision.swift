import Proving

/// A stage that was split: where its instructions went.
struct SplitDecision {
    var draft: SplitDraft
    var layout: SplitLayout
}
