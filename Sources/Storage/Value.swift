/// What a parameter of a statement can be bound to.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)

    /// `null` for `nil`.
    public static func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
    public static func integer(_ integer: Int) -> Value { .integer(Int64(integer)) }
    public static func integer(_ integer: Int?) -> Value { integer.map { .integer(Int64($0)) } ?? .null }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(nilLiteral: ()) { self = .null }
}
