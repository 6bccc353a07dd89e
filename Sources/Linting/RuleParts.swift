/// Some parts of a rule, and perhaps what belongs to none.
struct RuleParts: Sendable {
    private let names: Set<String>
    /// What belongs to no part is among them.
    private let holdsRest: Bool

    /// `nil` stands for what belongs to no part.
    init(_ parts: [String?]) {
        names = Set(parts.compactMap { $0 })
        holdsRest = parts.contains(nil)
    }

    var all: [String?] { (holdsRest ? [nil] : []) + names }

    func contains(_ part: String?) -> Bool { part.map(names.contains) ?? holdsRest }
}
