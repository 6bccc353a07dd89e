/// What an organisation wants of a label.
public struct LabelRequirement: Sendable, Hashable {
    public var name: String
    public var form: LabelForm
    /// Images have to carry it.
    public var isRequired: Bool

    public init(name: String, form: LabelForm, isRequired: Bool = true) {
        self.name = name
        self.form = form
        self.isRequired = isRequired
    }
}
