import BuildEffects
public import DockerfileSemantics
public import HardenedCatalog

/// The C library that the programs of a distribution load; programs made for one do not start on the other.
public enum CLibrary: Sendable, Hashable {
    case musl
    /// glibc 2.x, with the x where the release tells it.
    case glibc(Int?)

    /// `nil`: a distribution without one, or of which it is not known.
    public init?(_ distribution: Distribution) {
        switch distribution.family {
        case .alpine: self = .musl
        case .debian, .ubuntu, .amazonlinux, .ubi, .oraclelinux, .photon, .wolfi:
            self = .glibc(Self.version(distribution))
        case .busybox, .scratch, .windows, .other: return nil
        }
    }

    /// That of the distribution of an image; `nil`: it has none, or it is not known.
    public init?(_ distribution: Fact<Distribution>) {
        guard case .present(let distribution, _) = distribution else { return nil }
        self.init(distribution)
    }

    private static func version(_ distribution: Distribution) -> Int? {
        switch (distribution.family, distribution.release) {
        case (.debian, "10"): 28
        case (.debian, "11"): 31
        case (.debian, "12"): 36
        case (.debian, "13"): 41
        case (.ubuntu, "18.04"): 27
        case (.ubuntu, "20.04"): 31
        case (.ubuntu, "22.04"): 35
        case (.ubuntu, "24.04"): 39
        case (.amazonlinux, "2"): 26
        case (.amazonlinux, "2023"): 34
        case (.ubi, "8"), (.oraclelinux, "8"): 28
        case (.ubi, "9"), (.oraclelinux, "9"): 34
        case (.ubi, "10"): 39
        default: nil
        }
    }

    /// Every program that is linked against this version of glibc or a newer one asks for it: `__libc_start_main` got a new version there.
    public static let linkBarrier = 34

    /// As it is called in messages.
    public var title: String {
        switch self {
        case .musl: "musl"
        case .glibc(let version): version.map { "glibc 2.\($0)" } ?? "glibc"
        }
    }
}

extension CLibrary {
    public var isMusl: Bool { self == .musl }

    /// Whether instructions may have put another C library beside that of the image: its loader lies in these folders, and packages have telling names.
    static func mayBeBrought(to stage: Stage, in model: DockerfileModel, _ known: KnownEffects) -> Bool {
        model.chain(of: stage.index).contains { member in
            guard let effects = known.completeEffects(of: member) else { return true }
            if effects.packages.contains(where: { $0.isIncomplete || $0.names.contains { name in ["compat", "libc", "musl", "gcc"].contains { name.contains($0) } } }) { return true }
            return effects.files.contains { effect in
                guard effect.kind == .made || effect.kind == .filled else { return false }
                return loaderFolders.contains { $0.overlaps(effect.place) }
            }
        }
    }

    private static let loaderFolders = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/glibc-compat"].map(Place.init(absolute:))
}
