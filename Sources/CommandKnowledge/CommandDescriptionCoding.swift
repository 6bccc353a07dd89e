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
    /// - Parameter list: Where the items of a list stand in it.
    package static func decode(_ record: Span<UInt8>, list: (Span<UInt8>) -> [Range<Int>]?) -> CommandDescription? {
        guard let fields = list(record), fields.count == 6, let style = CommandDescription.OptionStyle(rawValue: text(record.extracting(fields[1])))
        else { return nil }
        var description = CommandDescription(
            names: split(record.extracting(fields[0])), style: style, values: Set(split(record.extracting(fields[2]))), attached: Set(split(record.extracting(fields[3]))))
        let subcommands = record.extracting(fields[4])
        guard let places = list(subcommands) else { return nil }
        description.subcommands.reserveCapacity(places.count)
        for place in places {
            guard let subcommand = decode(subcommands.extracting(place), list: list) else { return nil }
            description.subcommands.append(subcommand)
        }
        let effects = record.extracting(fields[5])
        guard let places = list(effects) else { return nil }
        description.effects.reserveCapacity(places.count)
        for place in places {
            guard let effect = decodeEffect(effects.extracting(place), list: list) else { return nil }
            description.effects.append(effect)
        }
        return description
    }

    private static func decodeEffect(_ record: Span<UInt8>, list: (Span<UInt8>) -> [Range<Int>]?) -> CommandEffect? {
        guard let fields = list(record), fields.count == 6, let kind = CommandEffect.Kind(rawValue: text(record.extracting(fields[0]))),
            let subjects = texts(record.extracting(fields[1]), list), let when = texts(record.extracting(fields[2]), list),
            let unless = texts(record.extracting(fields[3]), list)
        else { return nil }
        return CommandEffect(
            kind, subjects.map { CommandSubject($0) }, when: when.map { CommandCondition($0) }, unless: unless.map { CommandCondition($0) },
            systems: split(record.extracting(fields[4])), detail: text(record.extracting(fields[5])))
    }

    private static func texts(_ record: Span<UInt8>, _ list: (Span<UInt8>) -> [Range<Int>]?) -> [String]? {
        if record.isEmpty { return [] }
        guard let places = list(record) else { return nil }
        return places.map { text(record.extracting($0)) }
    }

    private static func words(_ words: [String]) -> String { words.joined(separator: " ") }

    private static func split(_ words: Span<UInt8>) -> [String] {
        var result: [String] = []
        var start = 0
        while start < words.count {
            var end = start
            while end < words.count, words[end] != UInt8(ascii: " ") { end += 1 }
            if end > start { result.append(text(words.extracting(start..<end))) }
            start = end + 1
        }
        return result
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
