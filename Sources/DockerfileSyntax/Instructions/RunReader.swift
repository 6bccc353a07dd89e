import SourceModel

/// Reads the mounts, devices and modes of RUN.
struct RunReader {
    let parsed: ParsedInstruction

    func read() throws(SyntaxFault) -> RunInstruction {
        if parsed.split.flags.isEmpty { return RunInstruction(command: parsed.command, mounts: [], network: "", security: "", devices: []) }
        let devices = try flags(named: "device", device)
        let mounts = try flags(named: "mount", mount)
        let network = try choice("network", ["default", "none", "host"]) { "invalid network mode \($0)" }
        let security = try choice("security", ["sandbox", "insecure"]) { "security \($0) is not valid" }
        return RunInstruction(command: parsed.command, mounts: mounts, network: network, security: security, devices: devices)
    }

    private func flags<Value>(named name: String, _ read: (Flag, Range<Int>) throws(SyntaxFault) -> Value) throws(SyntaxFault) -> [Value] {
        var values: [Value] = []
        for (flag, range) in zip(parsed.split.flags, parsed.split.flagRanges) where flag.name == name {
            values.append(try read(flag, range))
        }
        return values
    }

    private func choice(_ name: String, _ options: [String], _ message: (String) -> String) throws(SyntaxFault) -> String {
        guard let index = parsed.split.flags.firstIndex(where: { $0.name == name }) else { return "" }
        let value = parsed.split.flags[index].value ?? ""
        if options.contains(value) { return value }
        throw SyntaxFault(message: message(value.quoted), range: parsed.split.flagRanges[index])
    }

    /// The flag without quotes and the fields behind its `=`.
    private func fields(_ range: Range<Int>, _ what: String) throws(SyntaxFault) -> (FlagText, [CSVRecord.Field]) {
        let bytes = parsed.line.bytes
        let text = FlagText(bytes.span, range, escape: parsed.escape)
        let start = (text.characters.firstIndex(of: .equals) ?? text.characters.count) + 1
        do {
            return (text, try CSVRecord(text, from: start).fields)
        } catch {
            throw SyntaxFault(message: "failed to parse csv \(what): \(error.message)", range: range)
        }
    }

    private func mount(_ flag: Flag, _ range: Range<Int>) throws(SyntaxFault) -> Mount {
        let (text, records) = try fields(range, "mounts")
        var fields: [Mount.Field] = []
        for record in records {
            let (key, value) = Self.cut(record.text)
            let field = Mount.Field(text: record.text, key: key, value: value, valueRange: valueRange(text, record, value != nil))
            if field.key == "from", let value, let dollar = value.utf8.firstIndex(of: .dollar), dollar != value.utf8.indices.last {
                throw SyntaxFault(
                    message: "'from' doesn't support variable expansion, define alias stage instead", range: range)
            }
            fields.append(field)
        }
        var mount = Mount(fields: fields, range: flag.range, error: nil)
        let escape = parsed.escape
        mount.error = mount.problem { value in
            value.utf8.contains { $0 == .dollar || $0 == .singleQuote || $0 == .doubleQuote || $0 == escape } ? nil : value
        }
        return mount
    }

    private func valueRange(_ text: FlagText, _ field: CSVRecord.Field, _ hasValue: Bool) -> SourceRange {
        let line = parsed.line
        let equals = text.characters[field.range].firstIndex(of: .equals)
        let start = hasValue ? (equals ?? field.range.lowerBound) + 1 : field.range.upperBound
        guard start < field.range.upperBound else {
            return line.sourceRange(text.offset(of: start)..<text.offset(of: start), behind: text.offset(of: field.range.lowerBound))
        }
        return line.sourceRange(text.offset(of: start)..<(text.offset(of: field.range.upperBound - 1) + 1))
    }

    private func device(_ flag: Flag, _ range: Range<Int>) throws(SyntaxFault) -> RunInstruction.Device {
        var device = RunInstruction.Device(name: "", required: false)
        for field in try fields(range, "devices").1 {
            let (key, value) = Self.cut(field.text)
            switch (key, value) {
            case ("required", nil):
                device.required = true
            case ("required", let value?):
                guard let required = GoNumber.boolean(value) else {
                    throw SyntaxFault(message: "invalid value for required: \(value)", range: range)
                }
                device.required = required
            case ("name", let value?):
                if !device.name.isEmpty { throw SyntaxFault(message: "device name already set to \(device.name)", range: range) }
                device.name = value
            case _ where device.name.isEmpty:
                device.name = field.text
            case (_, nil):
                throw SyntaxFault(message: "invalid field '\(field.text)' must be a key=value pair", range: range)
            default:
                let message = Suggestion.message(
                    "unexpected key '\(key)' in '\(field.text)'", for: key, among: ["name", "required"], caseSensitive: true)
                throw SyntaxFault(message: message, range: range)
            }
        }
        return device
    }

    /// Key, in lower case, and value, split at the first `=`.
    private static func cut(_ text: String) -> (key: String, value: String?) {
        guard let equals = text.utf8.firstIndex(of: .equals) else { return (text.simplyLowercased(), nil) }
        return (String(text[..<equals]).simplyLowercased(), String(text[text.utf8.index(after: equals)...]))
    }
}
