internal import HardenedCatalog

/// The distribution of a source image from the words that facts use for it.
enum SourceDistribution {
    static func of(image: String, family: String, release: String?, tags: [String]) -> Distribution {
        switch family {
        case "debian": return Distribution(family: .debian, release: release.map { debian[$0] ?? $0 })
        case "ubuntu": return Distribution(family: .ubuntu, release: release.map { ubuntu[$0] ?? $0 })
        // Distroless images are made of Debian packages.
        case "distroless": return Distribution(family: .debian, release: release.flatMap(distroless))
        case "ubi": return Distribution(family: .ubi, release: release.flatMap { number(in: $0) })
        case "oraclelinux": return Distribution(family: .oraclelinux, release: release.flatMap { number(in: $0) })
        // The root file system of Amazon Linux itself.
        case "scratch" where image == "amazonlinux":
            return Distribution(family: .amazonlinux, release: tags.first { $0.allSatisfy(\.isNumber) })
        case "almalinux", "azurelinux": return Distribution(family: .other, release: "\(family) \(release ?? "")")
        default: return Distribution(family: Distribution.Family(rawValue: family) ?? .other, release: release)
        }
    }

    private static let debian = [
        "buster": "10", "bullseye": "11", "bookworm": "12", "trixie": "13", "forky": "14",
    ]
    private static let ubuntu = ["focal": "20.04", "jammy": "22.04", "noble": "24.04", "resolute": "26.04", "stonking": "26.10"]

    /// `trixie`, or the name of a distroless image that ends in `debian13`.
    private static func distroless(_ release: String) -> String? {
        if let known = debian[release] { return known }
        return release.firstRange(of: "debian").flatMap { range in number(in: String(release[range.upperBound...])) }
    }

    private static func number(in text: String) -> String? {
        let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
    }
}
