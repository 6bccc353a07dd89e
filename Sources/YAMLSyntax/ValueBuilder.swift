/// Builds values from the events of one document.
struct ValueBuilder {
    /// The value that is complete; `nil`: there is none yet.
    private(set) var root: YAMLValue?
    /// The lists and fields that have begun, the innermost last.
    private var open: [Container] = []
    private var anchored: [String: YAMLValue] = [:]

    private struct Container {
        let place: YAMLValue.Place
        let anchor: String?
        let isList: Bool
        var values: [YAMLValue] = []
        var entries: [YAMLValue.Entry] = []
        /// The key whose value comes next.
        var key: YAMLValue?
    }

    mutating func take(_ event: YAMLEvent) throws(YAMLError) {
        switch event.content {
        case .scalar(let text, let isPlain, let anchor):
            let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
            add(YAMLValue(place: event.place, content: isNull ? .null(text) : .scalar(text, isPlain: isPlain)), anchor)
        case .alias(let name):
            // A list or fields that hold themselves are not known yet either.
            guard let value = anchored[name] else { throw .malformed(context: nil, problem: "found undefined alias", event.place) }
            add(value, nil)
        case .listStart(let anchor): try begin(Container(place: event.place, anchor: anchor, isList: true))
        case .entriesStart(let anchor): try begin(Container(place: event.place, anchor: anchor, isList: false))
        case .end: try end()
        case .documentStart, .streamEnd, .other: break
        }
    }

    private mutating func begin(_ container: Container) throws(YAMLError) {
        if open.count == YAMLReader.depthLimit {
            throw .malformed(context: nil, problem: "nested more than \(YAMLReader.depthLimit) levels deep", container.place)
        }
        open.append(container)
    }

    private mutating func end() throws(YAMLError) {
        guard let container = open.popLast() else { return }
        try Self.checkKeys(container.entries)
        add(YAMLValue(place: container.place, content: container.isList ? .list(container.values) : .entries(container.entries)), container.anchor)
    }

    private mutating func add(_ value: YAMLValue, _ anchor: String?) {
        if let anchor { anchored[anchor] = value }
        guard let last = open.indices.last else {
            root = value
            return
        }
        if open[last].isList {
            open[last].values.append(value)
        } else if let key = open[last].key {
            open[last].entries.append(.init(key: key.text ?? "", isComplex: key.text == nil, place: key.place, value: value))
            open[last].key = nil
        } else {
            open[last].key = value
        }
    }

    /// Complex keys are not compared: by aliases they can be too large for it.
    private static func checkKeys(_ entries: [YAMLValue.Entry]) throws(YAMLError) {
        var places: [String: YAMLValue.Place] = [:]
        var twice: Set<String> = []
        for entry in entries where !entry.isComplex {
            if places[entry.key] == nil { places[entry.key] = entry.place } else { twice.insert(entry.key) }
        }
        let keys = twice.sorted()
        if let first = keys.first, let place = places[first] { throw .duplicateKeys(keys, place) }
    }
}
