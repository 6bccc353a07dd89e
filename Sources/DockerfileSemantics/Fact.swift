/// Something known to be there, known not to be there, or not known.
///
/// What is known carries its source, so that a report can say on what evidence a decision stands.
///
/// Values need not be comparable: with such a demand, each type of fact costs a search through all conformances of the program when it is first met.
public enum Fact<Value: Sendable>: Sendable {
    case present(Value, FactSource)
    case absent(FactSource)
    /// With the reason, as the end of a sentence: "the facts of acme/base are not known".
    case unknown(String)

    public var value: Value? {
        if case .present(let value, _) = self { value } else { nil }
    }

    public var source: FactSource? {
        switch self {
        case .present(_, let source), .absent(let source): source
        case .unknown: nil
        }
    }

    public var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    /// The same fact about a value made from this one.
    public func map<Result>(_ transform: (Value) -> Result) -> Fact<Result> {
        switch self {
        case .present(let value, let source): .present(transform(value), source)
        case .absent(let source): .absent(source)
        case .unknown(let reason): .unknown(reason)
        }
    }
}

extension Fact: Equatable where Value: Equatable {}

extension Fact: Hashable where Value: Hashable {}
