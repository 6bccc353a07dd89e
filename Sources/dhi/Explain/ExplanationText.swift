/// An explanation as text for 80 columns.
struct ExplanationText {
    let explanation: ImageExplanation

    var text: String {
        let parts = explanation.isHardened ? [hardened] : [source, twins, changes]
        let note = explanation.hasDigest ? "The digest decides which image this is; what follows is said of the tag.\n" : ""
        return ([note] + parts).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var hardened: String {
        let name = "dhi.io/\(explanation.name)"
        guard let facts = explanation.facts else {
            if explanation.title == nil { return "\(name) is not in the catalogue of \(explanation.catalogDate).\n" }
            return "\(name) has no tag `\(explanation.tag)` in the catalogue of \(explanation.catalogDate).\n"
                + "`dhi catalog show \(explanation.name)` lists its tags.\n"
        }
        return "\(name):\(explanation.tag) is the hardened image \(explanation.title ?? explanation.name).\n\n" + Self.fields(facts)
    }

    private var source: String {
        let name = "\(explanation.name):\(explanation.tag)"
        guard let facts = explanation.facts else {
            return "Of \(name) nothing is known but its name.\n"
        }
        let origin =
            explanation.factsOf.map { words in
                "\n" + FieldList.wrap("Concluded from \(words).", width: FieldList.width - 2).map { "  \($0)\n" }.joined()
            } ?? ""
        return "\(name) as it is\n\(origin)\n" + Self.fields(facts)
    }

    private var twins: String {
        guard let mapping = explanation.mapping else {
            return "No hardened image is known for \(explanation.name).\n"
        }
        guard let hardened = mapping.hardened else {
            return "There is no hardened image for \(explanation.name): \(mapping.reason).\n"
        }
        var fields = FieldList()
        fields.add("to run", Self.words(explanation.runtime))
        fields.add("to build", Self.words(explanation.dev))
        fields.add("known by", mapping.reason.isEmpty ? mapping.evidence : "\(mapping.evidence) (\(mapping.reason))")
        fields.add("to know", mapping.note)
        if !mapping.oneToOne { fields.add("beware", "not one to one: check what the image is used for") }
        if mapping.crossesFamily { fields.add("packages", "another family of systems: package names differ") }
        return "Its hardened counterpart: dhi.io/\(hardened)\n\n" + fields.text
    }

    private var changes: String {
        if explanation.changes.isEmpty { return "" }
        let target = explanation.runtime?.reference ?? explanation.dev?.reference ?? ""
        var fields = FieldList()
        for change in explanation.changes { fields.add(change.what, "\(change.from)\nnow: \(change.to)") }
        return "What changes with \(target)\n\n" + fields.text
    }

    private static func words(_ twin: ImageExplanation.Twin?) -> String? {
        guard let twin else { return nil }
        if let reference = twin.reference { return ([reference] + twin.notes).joined(separator: "\n") }
        let suggestion = twin.suggestion.map { "\nIt would be \($0)." } ?? ""
        return "none. " + (twin.refusal ?? "") + suggestion
    }

    static func fields(_ facts: ImageFacts) -> String {
        var fields = FieldList()
        fields.add("tags", facts.tags)
        fields.add("system", facts.system)
        fields.add("variant", facts.variant)
        fields.add("version", facts.version)
        fields.add("released", facts.release)
        fields.add("end of life", facts.endOfLife)
        fields.add("platforms", facts.platforms ?? [])
        fields.add("user", facts.userWords)
        fields.add("entry point", CommandLineWords.text(facts.entrypoint) + (facts.entrypointRole.map { "\n\($0)" } ?? ""))
        fields.add("command", CommandLineWords.text(facts.cmd))
        fields.add("workdir", facts.workdir)
        fields.add("environment", facts.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n"))
        fields.add("ports", facts.ports)
        fields.add("volumes", facts.volumes)
        fields.add("stop signal", facts.stopSignal)
        fields.add("shell", facts.shell)
        fields.add("packages by", facts.packageManager)
        fields.add("commands", facts.commands)
        fields.add("paths", facts.paths.joined(separator: "\n"))
        fields.add("packages", facts.packages)
        return fields.text
    }
}
