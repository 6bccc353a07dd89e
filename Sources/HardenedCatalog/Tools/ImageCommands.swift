/// One record of `mappings/tools/hardened.yaml`: commands of hardened images beyond their declared packages.
package struct ImageCommands: Sendable, Hashable {
    /// Empty: all images.
    package var images: [String]
    /// `nil`: both.
    package var variant: ImageDefinition.Variant?
    /// `debian`, `debian 13`; empty: all.
    package var systems: [String]
    package var commands: [String]
    package var absent: [String]
    package var uncertain: [String]
    /// Essential packages of the distribution that the images do not have unless they declare them.
    package var without: [String]
    /// The only repositories that the images are declared to have are the vendor's.
    package var ownRepositories: Bool
    package var reason: String

    package init(
        images: [String], variant: ImageDefinition.Variant?, systems: [String], commands: [String], absent: [String], uncertain: [String],
        without: [String], ownRepositories: Bool, reason: String
    ) {
        self.images = images
        self.variant = variant
        self.systems = systems
        self.commands = commands
        self.absent = absent
        self.uncertain = uncertain
        self.without = without
        self.ownRepositories = ownRepositories
        self.reason = reason
    }

    func holds(for definition: ImageDefinition) -> Bool {
        (images.isEmpty || images.contains(definition.image))
            && (variant == nil || (variant == .dev) == definition.isBuildImage)
            && definition.distribution.isOne(of: systems)
    }
}

extension Distribution {
    /// Whether one of the systems (`debian`, `debian 13`) is meant; an empty list means all.
    func isOne(of systems: [String]) -> Bool {
        if systems.isEmpty { return true }
        let exact = "\(family.rawValue) \(release ?? "")"
        return systems.contains { $0 == family.rawValue || $0 == exact }
    }
}
