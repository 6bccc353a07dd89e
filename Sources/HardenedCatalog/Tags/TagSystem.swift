/// The operating system that a tag names, such as `slim-bookworm` or `alpine3.20`.
public struct TagSystem: Sendable, Hashable {
    /// Debian's and Alpine's releases by number; the release is `nil` where the tag names the family alone.
    public var distribution: Distribution
    /// As the tag writes it.
    public var text: String

    /// Reads the words of a tag from `index`, of which `meaning` is known; `count` is how many belong to the system.
    static func read(_ words: [String], at index: Int, _ meaning: TagWord?) -> (system: TagSystem, count: Int)? {
        let word = words[index]
        switch meaning {
        case .release(let family, let number): return found(family, number, word)
        case .unreleased: return found(.debian, word, word)
        case .system(let family): return followed(family, word, words, index)
        case .slim, .prerelease, .architecture: return nil
        case nil: break
        }
        // A family with its release: `alpine3.22`.
        guard let last = word.utf8.last, last >= 0x30 && last <= 0x39 || last == UInt8(ascii: ".") else { return nil }
        let name = word.utf8.prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        let rest = word.utf8[name.endIndex...]
        guard rest.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }), let family = families[String(Substring(name))] else { return nil }
        return found(family, String(Substring(rest)), word)
    }

    private static func found(_ family: Distribution.Family, _ release: String?, _ text: String, _ count: Int = 1) -> (TagSystem, Int) {
        (TagSystem(distribution: Distribution(family: family, release: release), text: text), count)
    }

    /// A family alone, or with its release in the next word: `alpine-3.22`, `ubuntu-noble`, `ubuntu-24.04`.
    private static func followed(_ family: Distribution.Family, _ name: String, _ words: [String], _ index: Int) -> (TagSystem, Int) {
        guard index + 1 < words.count else { return found(family, nil, name) }
        let next = words[index + 1]
        let release: String? =
            switch family {
            case .alpine: next.hasPrefix("3.") && TagVersion(next)?.isPrerelease == false ? next : nil
            case .ubuntu: ubuntuReleases[next] ?? (next.utf8.count == 5 && TagVersion(next)?.numbers.count == 2 ? next : nil)
            default: nil
            }
        return release.map { found(family, $0, name + "-" + next, 2) } ?? found(family, nil, name)
    }

    static let ubuntuReleases: [String: String] = [
        "trusty": "14.04", "xenial": "16.04", "bionic": "18.04", "focal": "20.04", "jammy": "22.04", "kinetic": "22.10", "lunar": "23.04", "mantic": "23.10",
        "noble": "24.04", "oracular": "24.10", "plucky": "25.04", "questing": "25.10", "resolute": "26.04", "stonking": "26.10",
    ]

    static let families: [String: Distribution.Family] = [
        "alpine": .alpine, "debian": .debian, "ubuntu": .ubuntu, "amazonlinux": .amazonlinux, "al": .amazonlinux, "ubi": .ubi,
        "oraclelinux": .oraclelinux, "oracle": .oraclelinux, "ol": .oraclelinux, "almalinux": .other, "azurelinux": .other, "cbl": .other,
        "mariner": .other, "centos": .other, "rhel": .other, "fedora": .other, "photon": .photon, "wolfi": .wolfi,
    ]
}
