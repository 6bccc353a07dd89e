/// What becomes of one image reference.
public enum TagDecision: Sendable, Hashable {
    case mapped(TagMapping)
    case refused(TagRefusal)

    public var mapping: TagMapping? { if case .mapped(let mapping) = self { mapping } else { nil } }
    public var refusal: TagRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}
