internal import CYAML

/// libyaml's parser on a text; all that it allocates goes with it.
@safe
final class EventParser {
    /// Never moved: it holds its own address.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// The parser reads it in place.
    private let text: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8]) throws(YAMLError) {
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        // One more, so that there is an address also where there is no text.
        unsafe text = .allocate(capacity: bytes.count + 1)
        _ = unsafe text.initialize(from: bytes + [0])
        guard unsafe yaml_parser_initialize(parser) == 1 else { throw .outOfMemory }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe text.deallocate()
    }

    /// The next event; there is none behind the end of the stream, nor behind an error.
    func next() throws(YAMLError) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        defer { unsafe yaml_event_delete(&event) }
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw error }
        return unsafe YAMLEvent(place: Self.place(event.start_mark), content: Self.content(event))
    }

    private static func content(_ event: yaml_event_t) -> YAMLEvent.Content {
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_SCALAR_EVENT: unsafe scalar(event)
        case YAML_ALIAS_EVENT: unsafe .alias(name(event.data.alias.anchor) ?? "")
        case YAML_SEQUENCE_START_EVENT: unsafe .listStart(anchor: name(event.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT: unsafe .entriesStart(anchor: name(event.data.mapping_start.anchor))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .end
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .streamEnd
        default: .other
        }
    }

    private static func scalar(_ event: yaml_event_t) -> YAMLEvent.Content {
        let scalar = unsafe event.data.scalar
        // Its text may hold NULs.
        let text = unsafe String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        return unsafe .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, anchor: name(scalar.anchor))
    }

    private static func name(_ text: UnsafePointer<UInt8>?) -> String? {
        unsafe text.map { unsafe String(cString: $0) }
    }

    private static func place(_ mark: yaml_mark_t) -> YAMLValue.Place {
        YAMLValue.Place(line: mark.line + 1, column: mark.column + 1)
    }

    /// Why it stopped.
    private var error: YAMLError {
        if unsafe parser.pointee.error == YAML_MEMORY_ERROR { return .outOfMemory }
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "this cannot be read"
        if unsafe parser.pointee.error == YAML_READER_ERROR {
            let before = unsafe String(decoding: text.prefix(parser.pointee.problem_offset), as: UTF8.self)
            return .unreadable(problem: problem, line: before.count { $0.isNewline } + 1)
        }
        let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) }
        return unsafe .malformed(context: context, problem: problem, Self.place(parser.pointee.problem_mark))
    }
}
