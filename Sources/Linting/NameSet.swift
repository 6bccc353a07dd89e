/// Some names, of which is asked whether other names are among them: of programs mostly, and mostly they are not.
///
/// What length and first byte say of that is looked at first; it spares nearly all comparisons, and a hash costs as much as many of these.
public struct NameSet: Sendable, ExpressibleByArrayLiteral {
    private var names: [String] = []
    private var signs: UInt64 = 0
    /// The same names, once they are too many to be compared one by one.
    private var many: Set<String> = []

    public init(_ names: some Sequence<String>) {
        for name in names { insert(name) }
    }

    public init(arrayLiteral names: String...) { self.init(names) }

    public mutating func insert(_ name: String) {
        if contains(name) { return }
        signs |= Self.sign(of: name)
        names.append(name)
        if !many.isEmpty { many.insert(name) } else if names.count == 64 { many = Set(names) }
    }

    public func contains(_ name: String) -> Bool {
        guard signs & Self.sign(of: name) != 0 else { return false }
        return many.isEmpty ? names.contains(name) : many.contains(name)
    }

    public func containsAny(of other: NameSet) -> Bool { signs & other.signs != 0 && other.names.contains { contains($0) } }

    private static func sign(of name: String) -> UInt64 {
        let bytes = name.utf8
        return 1 << UInt64((Int(bytes.first ?? 0) &* 11 &+ bytes.count) & 63)
    }
}
