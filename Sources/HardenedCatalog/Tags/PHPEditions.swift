/// Editions of PHP and of applications that are built on it.
struct PHPEditions {
    var rules: EditionRules

    func choices() throws(TagRefusal) -> [EditionChoice] {
        switch rules.hardened {
        case "composer": try composer()
        case "wordpress", "mediawiki": try application()
        default: try php()
        }
    }

    private func php() throws(TagRefusal) -> [EditionChoice] {
        switch rules.words {
        case [], ["cli"]: return [EditionChoice(image: rules.hardened)]
        case ["fpm"]:
            if rules.reading.need == .runtime { return [EditionChoice(image: rules.hardened, flavor: "fpm")] }
            let note = TagNote(.editionMissingInDev, "The image for building holds the command line PHP; php-fpm is in the runtime image “fpm” only.")
            return [EditionChoice(image: rules.hardened, notes: [note])]
        default: throw rules.unknown(rules.words.joined(separator: "-"))
        }
    }

    /// Only the editions for FastCGI are hardened.
    private func application() throws(TagRefusal) -> [EditionChoice] {
        guard rules.words.contains("fpm") else { throw rules.unknown(rules.words.first { $0 != "latest" } ?? "apache") }
        if rules.hardened == "mediawiki" { return [EditionChoice(image: rules.hardened, flavor: "php-fpm")] }
        let php = rules.words.first { $0.hasPrefix("php") }
        guard let php, rules.words.allSatisfy({ $0 == "fpm" || $0 == php }) else { throw rules.unknown(rules.words.joined(separator: "-")) }
        return [EditionChoice(image: rules.hardened, flavor: php + "-fpm")]
    }

    /// Which PHP the tool runs on does not matter to what it installs, as long as the platform is checked where the code runs; the newest is taken.
    private func composer() throws(TagRefusal) -> [EditionChoice] {
        for word in rules.words where word != "lts" { throw rules.unknown(word) }
        return [nil, "php8.5", "php8.4"].map { EditionChoice(image: rules.hardened, flavor: $0) }
    }
}
