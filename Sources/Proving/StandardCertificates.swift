public import BuildEffects
public import HardenedCatalog

/// The certificates of authorities that the system brings along, where nobody adds one.
public struct StandardCertificates {
    private let effects: StageEffects
    private let runtimeHasThem: Bool
    /// The file that programs are told to read.
    private let bundle: Place?

    public init(_ effects: StageEffects, runtime: ImageDefinition) {
        self.effects = effects
        bundle = runtime.environment["SSL_CERT_FILE"].map { Place(absolute: $0) }
        runtimeHasThem = runtime.packages.contains { ["ca-certificates", "ca-certificates-bundle"].contains($0) }
    }

    /// Whether an effect is `update-ca-certificates` putting together what the packages brought, which the runtime variant has as well.
    public func areRenewed(by effect: FileEffect) -> Bool {
        guard effect.origin == .command("update-ca-certificates"), runtimeHasThem else { return false }
        return !effects.files.contains { other in other.origin != effect.origin && Self.sources.contains { $0.contains(other.place) || other.place.contains($0) && other.kind != .folder } }
    }

    /// Whether programs of the runtime variant read what stands in a folder, so that it can be taken from the build as a whole.
    public func areRead(below folder: Place) -> Bool { bundle.map(folder.contains) ?? false }

    /// Where certificates of one's own are put, and which are used is said.
    private static let sources = ["/usr/local/share/ca-certificates", "/usr/share/ca-certificates", "/etc/ca-certificates", "/etc/ca-certificates.conf", "/etc/ssl"].map(Place.init(absolute:))
}
