/// Editions of images that hold Java, read from words such as `jdk21`, `21-jre`, `eclipse-temurin-21` and `jdk-11`.
struct JavaEditions {
    var rules: EditionRules
    private var isKit: Bool?
    private var feature: Int?
    private var vendor: String?
    private var rest: [String] = []

    init(rules: EditionRules) {
        self.rules = rules
        let words = rules.words
        var index = 0
        while index < words.count {
            index += read(words, at: index)
        }
    }

    /// Runtime tags hold a JRE; the JDK exists for building only.
    func runtimeAndKit() throws(TagRefusal) -> [EditionChoice] {
        let kit = isKit ?? !rules.reading.name.hasSuffix("jre")
        try refuse(rest.filter { !["headless", "hotspot", "oracle", "lts", "ubuntu"].contains($0) })
        try refuseOtherMachine()
        var notes = vendorNotes(["temurin", "sapmachine", nil])
        let version = rules.reading.written.version == nil ? feature.map { [$0] } : nil
        if rules.reading.need == .runtime {
            if kit { notes.append(runtimeNote) }
            return [EditionChoice(image: rules.hardened, notes: notes, version: version)]
        }
        let full = EditionChoice(image: rules.hardened, edition: "jdk", notes: kit ? notes : notes + [kitNote], version: version)
        return kit ? [full] : [EditionChoice(image: rules.hardened, notes: notes, version: version), full]
    }

    /// All tags hold a JDK.
    func kitOnly(edition: String) throws(TagRefusal) -> [EditionChoice] {
        let narrower: Set<String> = ["headless", "headful"]
        let same: Set<String> = ["full", "generic", "native"]
        try refuse(rest.filter { word in !narrower.contains(word) && !same.contains(word) && TagVersion(word) == nil })
        var notes: [TagNote] = []
        if isKit == false { notes.append(kitNote) }
        if rest.contains(where: narrower.contains) { notes.append(TagNote(.editionWidened, "The hardened image holds the whole JDK, not the headless one.")) }
        return [EditionChoice(image: rules.hardened, edition: edition, notes: notes)]
    }

    /// Build tools: the version of Java is an edition of its own.
    func buildTool() throws(TagRefusal) -> [EditionChoice] {
        if rules.words.contains("and") {
            throw TagRefusal(.edition, "“\(rules.reading.name):\(rules.reading.written.text)” holds two versions of Java, the hardened image “\(rules.hardened)” one.")
        }
        try refuse(rest)
        try refuseOtherMachine()
        let java = try namedFeature()
        return [EditionChoice(image: rules.hardened, edition: "jdk\(java)", notes: vendorNotes(["temurin"]))]
    }

    /// Servers: tags say `jdk`, but runtime images hold a JRE.
    func server() throws(TagRefusal) -> [EditionChoice] {
        try refuse(rest)
        try refuseOtherMachine()
        let java = try namedFeature()
        var notes = vendorNotes(["temurin", nil])
        if rules.reading.need == .runtime {
            if isKit != false { notes.append(runtimeNote) }
        } else if isKit == false {
            notes.append(kitNote)
        }
        return [EditionChoice(image: rules.hardened, edition: "jdk\(java)", notes: notes)]
    }

    /// Images that are built on one version of Java only.
    func fixedJava(_ java: Int) throws(TagRefusal) -> [EditionChoice] {
        var choice = EditionChoice(image: rules.hardened, notes: vendorNotes(["temurin", nil]))
        if rules.hardened == "clojure" {
            // The tag's numbers are those of the build tool, the hardened tag's those of Clojure.
            choice.versionUnrelated = true
            var tool = rest.filter { TagVersion($0) == nil }
            if rules.reading.written.words.contains(where: { $0.contains(".") && TagVersion($0) != nil }) {
                throw TagRefusal(.unknownEdition, "The tag pins a version of the build tool, and which one the hardened image holds is not declared.")
            }
            if tool == ["tools", "deps"] { tool = ["tools-deps"] }
            guard !tool.isEmpty else {
                throw TagRefusal(.unknownEdition, "Which build tool “\(rules.reading.name):\(rules.reading.written.text)” holds is not known here; name it in the tag (lein or tools-deps).")
            }
            guard tool.count <= 1, let name = tool.first, ["lein", "tools-deps"].contains(name) else { throw rules.unknown(tool.joined(separator: "-")) }
            choice.flavor = name
        } else {
            try refuse(rest)
        }
        guard let feature else { throw unknownJava }
        guard feature == java else {
            throw TagRefusal(.edition, "The hardened image “\(rules.hardened)” holds Java \(java), the tag Java \(feature).")
        }
        if rules.reading.need == .runtime {
            if isKit == true { choice.notes.append(runtimeNote) }
        } else if isKit == false {
            choice.notes.append(kitNote)
        }
        return [choice]
    }

    // MARK: Words

    private mutating func read(_ words: [String], at index: Int) -> Int {
        let word = words[index]
        for (name, kit) in [("jdk", true), ("jre", false)] where word.hasPrefix(name) {
            let number = word.dropFirst(name.count)
            guard number.isEmpty || Int(number) != nil else { continue }
            isKit = kit
            if let number = Int(number) { feature = number }
            if number.isEmpty, index + 1 < words.count, let next = Int(words[index + 1]), rules.hardened == "maven" || rules.hardened == "gradle" {
                feature = next
                return 2
            }
            return 1
        }
        if let name = JavaEditions.vendors[word] {
            vendor = name
        } else if ["eclipse", "ibm", "open", "community"].contains(word) {
            // Part of a vendor's name.
        } else if vendor != nil, feature == nil, let number = Int(word), number < 100 {
            feature = number
        } else {
            rest.append(word)
        }
        return 1
    }

    private func namedFeature() throws(TagRefusal) -> Int {
        guard let feature else { throw unknownJava }
        return feature
    }

    private var unknownJava: TagRefusal {
        TagRefusal(.unknownEdition, "Which version of Java “\(rules.reading.name):\(rules.reading.written.text)” holds is not known here; name it in the tag.")
    }

    private func refuse(_ words: [String]) throws(TagRefusal) {
        if let word = words.first { throw rules.unknown(word) }
    }

    /// Another virtual machine takes other options and behaves differently.
    private func refuseOtherMachine() throws(TagRefusal) {
        guard let vendor, ["semeru", "ibmjava", "graalvm", "openj9"].contains(vendor) else { return }
        throw TagRefusal(.edition, "The hardened image “\(rules.hardened)” holds Eclipse Temurin, which is not the virtual machine of “\(vendor)”.")
    }

    private func vendorNotes(_ own: [String?]) -> [TagNote] {
        guard let vendor, !own.contains(vendor) else { return [] }
        return [TagNote(.vendorChange, "Java comes from Eclipse Temurin instead of “\(vendor)”; both are builds of OpenJDK of the same version.")]
    }

    private var runtimeNote: TagNote { TagNote(.runtimeOfJDK, "The source is a JDK; the runtime image holds a JRE, without javac, jcmd, jlink and the like.") }
    private var kitNote: TagNote { TagNote(.jdkForJRE, "The source is a JRE; the image for building holds a JDK.") }

    private static let vendors = [
        "temurin": "temurin", "openjdk": "openjdk", "amazoncorretto": "corretto", "corretto": "corretto", "sapmachine": "sapmachine", "ibmjava": "ibmjava",
        "semeru": "semeru", "azulzulu": "zulu", "zulu": "zulu", "libericaopenjdk": "liberica", "liberica": "liberica", "microsoft": "microsoft",
        "graalvm": "graalvm", "graal": "graalvm", "openj9": "openj9",
    ]
}
