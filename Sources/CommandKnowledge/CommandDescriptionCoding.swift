import SourceModel

/// Descriptions as lists of texts and back; each pair of functions is the other's reverse.
package enum CommandDescriptionCoding {
    package static func encode(_ description: CommandDescription, list: ([String]) -> String) -> String {
        list([
            words(description.names), description.style.rawValue, words(description.values.sorted()), words(description.attached.sorted()),
            list(description.subcommands.map { encode($0, list: list) }), list(description.effects.map { encode($0, list: list) }),
        ])
    }

    private static func encode(_ effect: CommandEffect, list: ([String]) -> String) -> String {
        list([
            effect.kind.rawValue, list(effect.subjects.map(\.text)), list(effect.when.map(\.text)), list(effect.unless.map(\.text)),
            words(effect.systems), effect.detail,
        ])
    }

    /// `nil` when the text is not of this form.
    package static func decode(_ text: String, list: (String) -> [String]?) -> CommandDescription? {
        guard let fields = list(text), fields.count == 6, let style = CommandDescription.OptionStyle(rawValue: fields[1]),
            let subcommands = list(fields[4]), let effects = list(fields[5])
        else { return nil }
        var description = CommandDescription(names: split(fields[0]), style: style, values: Set(split(fields[2])), attached: Set(split(fields[3])))
        for text in subcommands {
            guard let subcommand = decode(text, list: list) else { return nil }
            description.subcommands.append(subcommand)
        }
        for text in effects {
            guard let effect = decodeEffect(text, list: list) else { return nil }
            description.effects.append(effect)
        }
        return description
    }

    private static func decodeEffect(_ text: String, list: (String) -> [String]?) -> CommandEffect? {
        guard let fields = list(text), fields.count == 6, let kind = CommandEffect.Kind(rawValue: fields[0]), let subjects = list(fields[1]),
            let when = list(fields[2]), let unless = list(fields[3])
        else { return nil }
        return CommandEffect(
            kind, subjects.map { CommandSubject($0) }, when: when.map { CommandCondition($0) }, unless: unless.map { CommandCondition($0) },
            systems: split(fields[4]), detail: fields[5])
    }

    private static func words(_ words: [String]) -> String { words.joined(separator: " ") }
    private static func split(_ text: String) -> [String] { text.split(byte: UInt8(ascii: " ")).map(String.init) }
}
