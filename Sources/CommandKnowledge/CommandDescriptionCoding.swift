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

    /// `nil` when the record is not of this form.
    ///
    /// - Parameter list: The items of a list, as slices of it.
    package static func decode(_ record: ArraySlice<UInt8>, list: (ArraySlice<UInt8>) -> [ArraySlice<UInt8>]?) -> CommandDescription? {
        guard let fields = list(record), fields.count == 6, let style = CommandDescription.OptionStyle(rawValue: text(fields[1])),
            let subcommands = list(fields[4]), let effects = list(fields[5])
        else { return nil }
        var description = CommandDescription(names: split(fields[0]), style: style, values: Set(split(fields[2])), attached: Set(split(fields[3])))
        description.subcommands.reserveCapacity(subcommands.count)
        for record in subcommands {
            guard let subcommand = decode(record, list: list) else { return nil }
            description.subcommands.append(subcommand)
        }
        description.effects.reserveCapacity(effects.count)
        for record in effects {
            guard let effect = decodeEffect(record, list: list) else { return nil }
            description.effects.append(effect)
        }
        return description
    }

    private static func decodeEffect(_ record: ArraySlice<UInt8>, list: (ArraySlice<UInt8>) -> [ArraySlice<UInt8>]?) -> CommandEffect? {
        guard let fields = list(record), fields.count == 6, let kind = CommandEffect.Kind(rawValue: text(fields[0])), let subjects = list(fields[1]),
            let when = list(fields[2]), let unless = list(fields[3])
        else { return nil }
        return CommandEffect(
            kind, subjects.map { CommandSubject(text($0)) }, when: when.map { CommandCondition(text($0)) }, unless: unless.map { CommandCondition(text($0)) },
            systems: split(fields[4]), detail: text(fields[5]))
    }

    private static func words(_ words: [String]) -> String { words.joined(separator: " ") }
    private static func split(_ words: ArraySlice<UInt8>) -> [String] { words.isEmpty ? [] : words.split(separator: UInt8(ascii: " ")).map(text) }
    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
