/// What is known of one package of a distribution.
package struct DistributionPackage: Sendable, Hashable {
    package var name: String
    /// Of Debian: the releases that have it. Empty: not told apart.
    package var releases: [String]
    /// Of Debian: the releases in which it is marked essential.
    package var essential: [String]
    /// A tool of the system when above 0; of several packages with a command the one with the lowest rank is to be installed.
    package var rank: Int
    /// Words may begin with a release and a colon (`12:apt-key`): then they hold for that release only.
    package var commands: [String]
    /// Packages that come along, as far as their commands matter; as `commands`. A `+` before the name: without it the
    /// package cannot do its work, so that it is there wherever the package is.
    package var needs: [String]

    package init(name: String, releases: [String] = [], essential: [String] = [], rank: Int = 0, commands: [String], needs: [String]) {
        self.name = name
        self.releases = releases
        self.essential = essential
        self.rank = rank
        self.commands = commands
        self.needs = needs
    }

    package func commands(release: String?) -> [String] { Self.words(commands, release: release) }
    package func needs(release: String?) -> [Need] {
        Self.words(needs, release: release).map { $0.hasPrefix("+") ? Need(name: String($0.dropFirst()), isSure: true) : Need(name: $0, isSure: false) }
    }
    package func exists(release: String?) -> Bool { releases.isEmpty || release.map(releases.contains) ?? true }

    /// A package that another brings along.
    package struct Need: Sendable, Hashable {
        package var name: String
        package var isSure: Bool
    }

    /// A word without the release that it may begin with.
    package static func split(_ word: String) -> (release: String?, name: String) {
        guard word.hasPrefix("12:") || word.hasPrefix("13:") else { return (nil, word) }
        return (String(word.prefix(2)), String(word.dropFirst(3)))
    }

    /// The words that hold for a release, without the release.
    package static func words(_ words: [String], release: String?) -> [String] {
        words.compactMap { word in
            let (named, name) = split(word)
            return named == nil || named == release ? name : nil
        }
    }
}
