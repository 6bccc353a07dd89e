/// The operating system an image is made of.
public struct Distribution: Sendable, Hashable {
    /// Systems whose packages and C library cannot be mixed.
    public enum Family: String, Sendable, Hashable, CaseIterable {
        case debian, ubuntu, alpine, amazonlinux, ubi, oraclelinux, wolfi, photon, busybox, scratch, windows, other
    }

    public var family: Family
    /// `13`, `3.24`, `24.04`; `nil` when not known.
    public var release: String?

    public init(family: Family, release: String?) {
        self.family = family
        self.release = release
    }
}

extension Distribution {
    /// Negative, zero or positive, as this release is older, the same or newer; `nil`: another family, or not known.
    public func releaseOrder(to other: Distribution) -> Int? {
        guard family == other.family, let mine = release.flatMap({ TagVersion($0) }), let its = other.release.flatMap({ TagVersion($0) }) else { return nil }
        return mine.compared(to: its)
    }
}

extension Distribution {
    /// For people: `Debian 13`, `Amazon Linux 2023`.
    public var title: String { [family == .other && release != nil ? nil : family.title, release].compactMap { $0 }.joined(separator: " ") }
}

extension Distribution.Family {
    /// For people: `Debian`.
    public var title: String {
        switch self {
        case .debian: "Debian"
        case .ubuntu: "Ubuntu"
        case .alpine: "Alpine"
        case .amazonlinux: "Amazon Linux"
        case .ubi: "Red Hat UBI"
        case .oraclelinux: "Oracle Linux"
        case .wolfi: "Wolfi"
        case .photon: "Photon"
        case .busybox: "BusyBox"
        case .scratch: "nothing (scratch)"
        case .windows: "Windows"
        case .other: "another distribution"
        }
    }
}
