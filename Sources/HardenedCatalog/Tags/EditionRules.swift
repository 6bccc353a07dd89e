/// Says which editions of a hardened image may stand for a source tag, the best first.
///
/// A word that no rule knows is refused: it may be the very thing the image was chosen for.
struct EditionRules {
    var reading: SourceReading
    /// The image that the mapping names.
    var hardened: String

    func choices() throws(TagRefusal) -> [EditionChoice] {
        switch hardened {
        case "eclipse-temurin", "sapmachine": try JavaEditions(rules: self).runtimeAndKit()
        case "amazoncorretto": try JavaEditions(rules: self).kitOnly(edition: "")
        case "azul": try JavaEditions(rules: self).kitOnly(edition: "jdk-zulu")
        case "maven", "gradle": try JavaEditions(rules: self).buildTool()
        case "tomcat": try JavaEditions(rules: self).server()
        case "jruby", "clojure": try JavaEditions(rules: self).fixedJava(21)
        case "php", "wordpress", "mediawiki", "composer": try PHPEditions(rules: self).choices()
        case "docker", "docker-dind": try docker()
        case "dotnet", "aspnetcore": try dotnet()
        case "static", "debian-base": try base()
        case "spark": try spark()
        case "elixir": [EditionChoice(image: hardened)]
        case "zookeeper": try zookeeper()
        default: [try plain()]
        }
    }

    var words: [String] { reading.words }

    /// The choice without edition; the words must all be known to make no difference.
    private func plain() throws(TagRefusal) -> EditionChoice {
        var choice = EditionChoice(image: hardened)
        let known = EditionRules.meaningless[hardened] ?? []
        for (index, word) in words.enumerated() where !known.contains(word) {
            // A number at the end is the packaging's own revision.
            if index == words.count - 1, reading.writtenNumbers.count > 0 || reading.canonical != nil, TagVersion(word) != nil { continue }
            if let flavor = EditionRules.flavors[hardened]?[word] {
                choice.flavor = flavor
                continue
            }
            if hardened == "node", let major = EditionRules.nodeNames[word] {
                choice.version = [major]
                continue
            }
            throw unknown(word)
        }
        return choice
    }

    /// A word that no hardened edition answers to.
    func unknown(_ word: String) -> TagRefusal {
        if EditionRules.aliases.contains(word) {
            return TagRefusal(.unknownTag, "What “\(reading.name):\(reading.written.text)” points to is not known here; name a version.")
        }
        return TagRefusal(.edition, "The hardened image “\(hardened)” has no edition “\(word)”.")
    }

    // MARK: Images with a rule of their own

    private func docker() throws(TagRefusal) -> [EditionChoice] {
        var words = words
        if words.isEmpty { words = ["dind"] }
        switch words {
        case ["cli"]: return [EditionChoice(image: "docker", flavor: "cli")]
        case ["dind"]: return [EditionChoice(image: "docker-dind")]
        default: throw unknown(words.joined(separator: "-"))
        }
    }

    private func dotnet() throws(TagRefusal) -> [EditionChoice] {
        for word in words where !["chiseled", "distroless", "extra", "composite"].contains(word) { throw unknown(word) }
        let isAlpine = reading.distribution?.family == .alpine
        if isAlpine, reading.name.hasSuffix("/runtime-deps") {
            throw TagRefusal(.unknownEdition, "Which of the libraries of “\(reading.name)” the hardened image holds on Alpine is not declared.")
        }
        if isAlpine, words.contains("extra") {
            throw TagRefusal(.unknownEdition, "Whether the hardened image holds ICU on Alpine, which “extra” is there for, is not declared.")
        }
        var notes: [TagNote] = []
        if let word = words.first(where: { ["chiseled", "distroless"].contains($0) }), !words.contains("extra") {
            notes.append(TagNote(.editionWidened, "“\(word)” is a reduced edition; the hardened image holds ICU and time zones besides."))
        }
        if words.contains("composite") {
            notes.append(TagNote(.editionReplaced, "“composite” is the framework compiled as a whole; the hardened image holds the usual one."))
        }
        let isKit = reading.name.hasSuffix("sdk")
        return [EditionChoice(image: hardened, edition: isKit ? "sdk" : "", notes: notes)]
    }

    private func base() throws(TagRefusal) -> [EditionChoice] {
        if hardened == "static" {
            let kind = DistrolessName(reading.name)?.kind ?? ""
            for word in words { throw unknown(word) }
            return [EditionChoice(image: hardened, edition: kind == "static" ? "" : "glibc", versionUnrelated: true)]
        }
        for word in words where !["curl", "scm", "backports", "stable", "oldstable", "oldoldstable"].contains(word) { throw unknown(word) }
        if words.contains("backports") { throw unknown("backports") }
        guard ["debian", "buildpack-deps"].contains(reading.name), let system = reading.distribution, system.family == .debian else {
            return [EditionChoice(image: hardened, versionUnrelated: true)]
        }
        // Debian's release is the version of this image.
        let release = system.release.map { DebianRelease.number(of: $0) } ?? ""
        guard let number = Int(release.prefix { $0 != "." }) else {
            guard !reading.writtenNumbers.isEmpty else { throw unknown(reading.written.text) }
            return [EditionChoice(image: hardened)]
        }
        return [EditionChoice(image: hardened, version: [number])]
    }

    private func spark() throws(TagRefusal) -> [EditionChoice] {
        var choice = EditionChoice(image: hardened)
        for word in words {
            switch word {
            case "python3": choice.flavor = "python"
            case "scala2.13", "scala", "java21": continue
            default: throw unknown(word)
            }
        }
        return [choice]
    }

    private func zookeeper() throws(TagRefusal) -> [EditionChoice] {
        for word in words where word != "jre" && Int(word) == nil { throw unknown(word) }
        let note = TagNote(.javaChange, "The hardened image runs on Java 23.")
        return [EditionChoice(image: hardened), EditionChoice(image: hardened, edition: "jre23", notes: [note])]
    }

    /// Words that name what the hardened image holds anyway.
    private static let meaningless: [String: Set<String>] = [
        "dart": ["sdk"], "neo4j": ["community"], "sonarqube": ["community"], "nats": ["linux", "scratch"], "busybox": ["glibc", "musl"], "bun": ["distroless"],
        "deno": ["distroless"], "solr": ["slim"], "nginx": ["mainline", "stable"], "clickhouse-server": ["lts"],
        "prometheus": ["distroless", "busybox"], "alertmanager": ["distroless", "busybox"], "node-exporter": ["distroless", "busybox"],
    ]

    private static let flavors: [String: [String: String]] = ["influxdb": ["core": "core"]]

    /// Names of Node's release lines that the official list does not have any more.
    private static let nodeNames = [
        "boron": 6, "carbon": 8, "dubnium": 10, "erbium": 12, "fermium": 14, "gallium": 16, "hydrogen": 18, "iron": 20, "jod": 22, "krypton": 24,
    ]

    private static let aliases: Set<String> = ["latest", "lts", "stable", "current", "mainline", "main", "master", "release", "oldstable", "lta", "fresh", "old"]
}
