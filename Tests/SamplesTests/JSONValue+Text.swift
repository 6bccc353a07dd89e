import Foundation

extension JSONValue {
    /// The value as text that reads well in a diff: keys sorted, what fits on one line on one line.
    func text(indent: String = "", width: Int = 140) throws -> String {
        let line = try String(decoding: Self.encoder.encode(self), as: UTF8.self)
        if indent.count + line.count <= width { return line }
        let inner = indent + "  "
        switch self {
        case .array(let items):
            let lines = try items.map { inner + (try $0.text(indent: inner)) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            let lines = try members.sorted { $0.key < $1.key }.map { name, value in
                "\(inner)\"\(name)\": \(try value.text(indent: inner))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        default:
            return line
        }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
