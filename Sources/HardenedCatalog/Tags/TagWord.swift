/// What a part of a tag means by itself, found by one look-up for all kinds of words.
enum TagWord: Sendable {
    case slim
    /// `rc`, `nightly`: something that is not released.
    case prerelease
    case architecture
    /// A code name: the release of its family, and how the release is called in it.
    case release(Distribution.Family, String)
    /// A code name of Debian without a number yet.
    case unreleased
    /// The name of a family.
    case system(Distribution.Family)

    /// The meaning of `part`, in small letters; `nil` for words that other rules have to read.
    init?(_ part: String) {
        guard let word = Self.vocabulary[part] else { return nil }
        self = word
    }

    private static let vocabulary: [String: TagWord] = {
        var words: [String: TagWord] = [:]
        for (name, family) in TagSystem.families { words[name] = .system(family) }
        for (name, number) in TagSystem.ubuntuReleases { words[name] = .release(.ubuntu, number) }
        for name in DebianRelease.unreleased { words[name] = .unreleased }
        for (name, number) in DebianRelease.numbers { words[name] = .release(.debian, number) }
        for name in SourceTag.platforms.keys { words[name] = .architecture }
        for mark in TagVersion.prereleaseMarks { words[mark] = .prerelease }
        words["slim"] = .slim
        return words
    }()
}
