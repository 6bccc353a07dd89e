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
            self = .glibc(distribution.release.flatMap { Self.versions[distribution.family]?[$0] })
        case .busybox, .scratch, .windows, .other: return nil
        }
    }

    private static let versions: [Distribution.Family: [String: Int]] = [
        .debian: ["10": 28, "11": 31, "12": 36, "13": 41],
        .ubuntu: ["18.04": 27, "20.04": 31, "22.04": 35, "24.04": 39],
        .amazonlinux: ["2": 26, "2023": 34],
        .ubi: ["8": 28, "9": 34, "10": 39],
        .oraclelinux: ["8": 28, "9": 34],
    ]

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
