internal import CommandKnowledge
internal import YAMLSyntax

/// Reads a file of `mappings/commands/`: a list of programs and what they do.
enum CommandFile {
    static func read(_ text: String, file: String) throws(MappingsError) -> [CommandDescription] {
        var descriptions: [CommandDescription] = []
        for record in try YAMLRecord.records(text: text, file: file) {
            descriptions.append(try description(record, names: try record.list("names")))
        }
        return descriptions
    }

    private static let fields: Set = ["names", "style", "values", "attached", "subcommands", "effects"]
    private static let effectFields: Set = ["when", "unless", "systems", "manager", "account", "assuming"]

    private static func description(_ record: YAMLRecord, names: [String]) throws(MappingsError) -> CommandDescription {
        for key in record.keys where !fields.contains(key) { throw record.failure("there is no field `\(key)`") }
        if names.isEmpty { throw record.failure("`names` is missing") }
        var description = CommandDescription(names: names, values: Set(try record.list("values")), attached: Set(try record.list("attached")))
        if let text = try record.optionalText("style") {
            guard let style = CommandDescription.OptionStyle(rawValue: text) else {
                throw record.failure("`style` has to be one of \(CommandDescription.OptionStyle.allCases.map(\.rawValue).joined(separator: ", "))", at: record.value("style"))
            }
            description.style = style
        }
        if let subcommands = try record.optionalRecord("subcommands") {
            // Several names of the same one stand side by side: `install i add`.
            for key in subcommands.keys {
                let names = key.split(separator: " ").map(String.init)
                guard let fields = try subcommands.optionalRecord(key) else {
                    description.subcommands.append(CommandDescription(names: names))
                    continue
                }
                description.subcommands.append(try Self.description(fields, names: names))
            }
        }
        for fields in try record.records("effects") { description.effects.append(try effect(fields)) }
        return description
    }

    /// The first field says what is done to what: `fills: [-C, .]`.
    private static func effect(_ record: YAMLRecord) throws(MappingsError) -> CommandEffect {
        guard let key = record.keys.first, let kind = CommandEffect.Kind(rawValue: key) else {
            throw record.failure("an effect begins with one of \(CommandEffect.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        for key in record.keys.dropFirst() where !effectFields.contains(key) { throw record.failure("there is no field `\(key)`") }
        return CommandEffect(
            kind, try words(key, of: record).map { CommandSubject($0) }, when: try words("when", of: record).map { CommandCondition($0) },
            unless: try words("unless", of: record).map { CommandCondition($0) }, systems: try words("systems", of: record),
            detail: try detail(record))
    }

    private static func detail(_ record: YAMLRecord) throws(MappingsError) -> String {
        if let manager = try record.optionalText("manager") { return manager }
        if let account = try record.optionalText("account") { return account }
        return try record.optionalText("assuming") ?? ""
    }

    /// A list, or one text.
    private static func words(_ key: String, of record: YAMLRecord) throws(MappingsError) -> [String] {
        guard let value = record.value(key) else { return [] }
        if let text = value.text { return [text] }
        return try record.list(key)
    }
}
