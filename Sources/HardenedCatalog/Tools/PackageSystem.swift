/// Whose packages a table of packages speaks of.
package enum PackageSystem: Int, Sendable, Hashable, CaseIterable {
    case debian, alpine
    /// Packages of the vendor of the hardened images; names are patterns.
    case hardenedDebian, hardenedAlpine

    /// The table and release that speak of a distribution; `nil`: no table.
    init?(_ distribution: Distribution) {
        switch distribution.family {
        case .debian: self = .debian
        case .alpine: self = .alpine
        default: return nil
        }
    }

    var hardened: PackageSystem? {
        switch self {
        case .debian: .hardenedDebian
        case .alpine: .hardenedAlpine
        case .hardenedDebian, .hardenedAlpine: nil
        }
    }
}

extension Distribution {
    /// The release whose packages are known: of Debian 12 and 13 themselves, else the nearer one.
    var packageRelease: String? {
        guard family == .debian else { return nil }
        guard let release, let number = Int(release.prefix { $0 != "." }) else { return "13" }
        return number <= 12 ? "12" : "13"
    }
}
