/// Works out the settings of a mount, with the checks BuildKit makes when it evaluates a stage.
struct MountEvaluator {
    private var settings = MountSettings()
    private var isReadOnlyGiven = false

    private static let types = ["bind", "cache", "tmpfs", "secret", "ssh"]
    private static let sharings = ["shared", "private", "locked"]
    private static let keys = [
        "type", "from", "source", "target", "readonly", "id", "sharing", "required", "size", "mode", "uid", "gid", "src", "dst",
        "destination", "ro", "rw", "readwrite", "env",
    ]

    /// - Parameter expand: the value of a field; `nil` for one that is not known, which is then left out of the checks.
    static func evaluate(_ fields: [Mount.Field], expand: (String) throws(ExpansionFault) -> String?) throws(ExpansionFault) -> MountSettings? {
        var evaluator = MountEvaluator()
        for field in fields {
            guard let written = field.value else {
                try evaluator.takeBare(field)
                continue
            }
            guard let value = try expand(written) else {
                if field.key == "type" { return nil }
                try evaluator.takeUnknown(field)
                continue
            }
            try evaluator.take(field, value)
        }
        try evaluator.finish()
        return evaluator.settings
    }

    private mutating func takeBare(_ field: Mount.Field) throws(ExpansionFault) {
        switch field.key {
        case "readonly", "ro":
            settings.isReadOnly = true
            isReadOnlyGiven = true
        case "readwrite", "rw":
            settings.isReadOnly = false
            isReadOnlyGiven = true
        case "required":
            try require(["secret", "ssh"], field.key)
            settings.isRequired = true
        default:
            throw ExpansionFault("invalid field '\(field.text)' must be a key=value pair")
        }
    }

    private mutating func take(_ field: Mount.Field, _ value: String) throws(ExpansionFault) {
        switch field.key {
        case "type":
            settings.type = try Self.choice(value, Self.types, "unsupported mount type")
        case "from": settings.from = value
        case "source", "src": settings.source = value
        case "target", "dst", "destination": settings.target = value
        case "readonly", "ro":
            settings.isReadOnly = try Self.boolean(value, field.key)
            isReadOnlyGiven = true
        case "readwrite", "rw":
            settings.isReadOnly = try !Self.boolean(value, field.key)
            isReadOnlyGiven = true
        case "required":
            try require(["secret", "ssh"], field.key)
            settings.isRequired = try Self.boolean(value, field.key)
        case "size":
            try require(["tmpfs"], field.key)
            guard let size = ByteSize.parse(value) else { throw ExpansionFault("invalid value for size: \(value)") }
            settings.size = size
        case "id": settings.id = value
        case "sharing": settings.sharing = try Self.choice(value, Self.sharings, "unsupported sharing value")
        case "mode": settings.mode = try Self.number(value, radix: 8, field.key)
        case "uid": settings.uid = try Self.number(value, radix: 10, field.key)
        case "gid": settings.gid = try Self.number(value, radix: 10, field.key)
        case "env": settings.env = value
        default: throw Self.unexpected(field)
        }
    }

    /// A field whose value is not known: only what does not depend on it is checked.
    private mutating func takeUnknown(_ field: Mount.Field) throws(ExpansionFault) {
        switch field.key {
        case "from": settings.from = field.value ?? ""
        case "source", "src": settings.source = field.value ?? ""
        case "target", "dst", "destination": settings.target = field.value ?? ""
        case "id": settings.id = field.value ?? ""
        case "env": settings.env = field.value
        case "required": try require(["secret", "ssh"], field.key)
        case "size": try require(["tmpfs"], field.key)
        case "mode": settings.mode = 0
        case "uid": settings.uid = 0
        case "gid": settings.gid = 0
        case "readonly", "ro", "readwrite", "rw": isReadOnlyGiven = true
        case "sharing": break
        default: throw Self.unexpected(field)
        }
    }

    private mutating func finish() throws(ExpansionFault) {
        let type = settings.type
        if type != "secret", type != "ssh", type != "cache" {
            for (name, value) in [("mode", settings.mode), ("uid", settings.uid), ("gid", settings.gid)] where value != nil {
                throw ExpansionFault("\(name) not allowed for \(type.quoted) type mounts")
            }
        }
        if !isReadOnlyGiven { settings.isReadOnly = type != "cache" && type != "tmpfs" }
        if type == "secret" {
            if !settings.from.isEmpty { throw ExpansionFault("secret mount should not have a from") }
            if !settings.sharing.isEmpty { throw ExpansionFault("secret mount should not define sharing") }
            if settings.source.isEmpty, settings.target.isEmpty, settings.id.isEmpty {
                throw ExpansionFault("invalid secret mount. one of source, target required")
            }
            if !settings.source.isEmpty, !settings.id.isEmpty { throw ExpansionFault("both source and id can't be set") }
        }
        if !settings.sharing.isEmpty, type != "cache" { throw ExpansionFault("invalid cache sharing set for \(type) mount") }
    }

    private func require(_ types: [String], _ key: String) throws(ExpansionFault) {
        if !types.contains(settings.type) { throw ExpansionFault("unexpected key '\(key)' for mount type '\(settings.type)'") }
    }

    private static func choice(_ value: String, _ options: [String], _ message: String) throws(ExpansionFault) -> String {
        let lower = value.simplyLowercased()
        if options.contains(lower) { return lower }
        throw ExpansionFault(Suggestion.message("\(message) \(value.quoted)", for: value, among: options, caseSensitive: true))
    }

    private static func boolean(_ value: String, _ key: String) throws(ExpansionFault) -> Bool {
        guard let boolean = GoNumber.boolean(value) else { throw ExpansionFault("invalid value for \(key): \(value)") }
        return boolean
    }

    private static func number(_ value: String, radix: Int, _ key: String) throws(ExpansionFault) -> UInt64 {
        guard let number = GoNumber.unsigned(value, radix: radix) else { throw ExpansionFault("invalid value \(value) for \(key)") }
        return number
    }

    private static func unexpected(_ field: Mount.Field) -> ExpansionFault {
        ExpansionFault(
            Suggestion.message(
                "unexpected key '\(field.key)' in '\(field.text)'", for: field.key, among: keys, caseSensitive: true))
    }
}
