import ShellSyntax

/// An address that a probe asks: a server of the container itself.
struct ProbeAddress {
    enum Part: Equatable {
        case text(String)
        /// A variable of the container; `standard` is what stands for it when it is not set, or, with `coversEmpty`, when it is empty.
        case variable(String, standard: String?, coversEmpty: Bool)
    }

    /// `localhost:8000`, without the scheme.
    var authority: [Part] = []
    /// With the slash in front, and the query.
    var path: [Part] = []

    /// `nil`: another scheme or machine, or not to be told.
    init?(_ word: ShellWord) {
        guard let parts = Self.parts(word.parts) else { return nil }
        var isPath = false
        for (index, part) in parts.enumerated() {
            guard case .text(var text) = part else {
                if isPath { path.append(part) } else { authority.append(part) }
                continue
            }
            if index == 0, text.hasPrefix("http://") { text = String(text.dropFirst(7)) }
            guard text.utf8.allSatisfy(Self.isPlain) else { return nil }
            if !isPath, let slash = text.firstIndex(where: { $0 == "/" || $0 == "?" }) {
                if slash > text.startIndex { authority.append(.text(String(text[..<slash]))) }
                path.append(.text((text[slash] == "?" ? "/" : "") + text[slash...]))
                isPath = true
            } else if isPath {
                path.append(part)
            } else {
                authority.append(.text(text))
            }
        }
        if path.isEmpty { path = [.text("/")] }
        // The machine is written out; behind it a port may be, and nothing else.
        guard case .text(let start)? = authority.first, let host = Self.hosts.first(where: { start == $0 || start.hasPrefix($0 + ":") }) else { return nil }
        let port = start.dropFirst(host.count + 1)
        guard port.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        if authority.count > 1 {
            guard authority.count == 2, start == host + ":" else { return nil }
        }
        if path.contains(where: { if case .text(let text) = $0 { text.contains("#") } else { false } }) { return nil }
    }

    private static let hosts = ["localhost", "127.0.0.1", "0.0.0.0"]

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "/:._~-?&=+,;%".utf8.contains(byte)
        }
    }

    private static func parts(_ parts: [ShellWordPart]) -> [Part]? {
        var result: [Part] = []
        func add(_ text: String) {
            if case .text(let before)? = result.last { result[result.count - 1] = .text(before + text) } else { result.append(.text(text)) }
        }
        for part in parts {
            switch part.kind {
            case .literal(let bytes), .singleQuoted(let bytes): add(String(decoding: bytes, as: UTF8.self))
            case .escaped(let byte): add(String(decoding: [byte], as: UTF8.self))
            case .doubleQuoted(let inner):
                guard let inner = Self.parts(inner) else { return nil }
                for piece in inner { if case .text(let text) = piece { add(text) } else { result.append(piece) } }
            case .parameter(let parameter):
                guard parameter.prefix == .none, parameter.index == nil, let first = parameter.name.utf8.first, first == UInt8(ascii: "_") || (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(first) else { return nil }
                var standard: String?
                switch parameter.operation {
                case nil: break
                case .defaultIfUnset, .defaultIfEmpty:
                    guard let value = parameter.argument?.literalValue ?? (parameter.argument == nil ? "" : nil), value.utf8.allSatisfy(isPlain) else { return nil }
                    standard = value
                default: return nil
                }
                result.append(.variable(parameter.name, standard: standard, coversEmpty: parameter.operation == .defaultIfEmpty))
            default: return nil
            }
        }
        return result
    }
}
