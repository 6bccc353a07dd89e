public import DockerfileSyntax

/// The variables that expansion sees at one place of a file.
public struct VariableScope: Sendable, Hashable {
    /// What was set first, in layers of which a later one goes before an earlier one. They are shared by the scopes of many places: each place of a
    /// file has its own, and few differ by much. Each layer is more than twice as large as the next, so that there are few of them and all
    /// the layers of a file together stay near its length.
    private var settled: [[String: Fact<String>]] = []
    /// What was set since; it goes before `settled`.
    private var recent: [String: Fact<String>] = [:]
    /// Names that are not set here: unset for sure, or unknown because the image's environment is.
    private var others: Fact<String>

    private static let mostRecent = 32

    /// An empty scope; `unsetReason` says why a name that is not set may be set all the same.
    public init(unsetReason: String? = nil) {
        others = unsetReason.map { .unknown($0) } ?? .absent(.builder)
    }

    /// An empty scope with room for some names.
    init(capacity: Int) {
        others = .absent(.builder)
        recent.reserveCapacity(min(capacity, Self.mostRecent + 1))
    }

    public subscript(name: String) -> Fact<String> {
        get {
            if let value = recent[name] { return value }
            for layer in settled.reversed() { if let value = layer[name] { return value } }
            return others
        }
        set {
            recent[name] = newValue
            // Now and then, so that the cost of copying the many is spread.
            guard recent.count > Self.mostRecent else { return }
            settled.append(recent)
            recent = [:]
            while settled.count > 1, settled[settled.count - 2].count <= 2 * settled[settled.count - 1].count {
                let last = settled.removeLast()
                settled[settled.count - 1].merge(last) { _, new in new }
            }
        }
    }

    /// The value of a word made of `parts`: unknown as soon as one variable of it is.
    public func expand(_ parts: [WordPart]) -> Fact<String> {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal, _):
                text += literal
            case .variable(let variable):
                switch expand(variable) {
                case .present(let value, _): text += value
                case .absent: break
                case .unknown(let reason): return .unknown(reason)
                }
            }
            if text.utf8.count > Self.longestValue { return Self.tooLong }
        }
        return .present(text, .builder)
    }

    /// The value of a word of a line; `nil`: it cannot be read.
    public func expand(_ word: Word, in line: LogicalLine, escape: UInt8) -> Fact<String>? {
        if WordSyntax.isPlain(word, in: line, escape: escape) { return Self.value(ofPlain: word) }
        return WordSyntax.parts(of: word, in: line, escape: escape).map(expand)
    }

    /// The value of a word that stands for its very text, in any scope.
    public static func value(ofPlain word: Word) -> Fact<String> {
        word.text.utf8.count > longestValue ? tooLong : .present(word.text, .builder)
    }

    /// Variables that double each other would grow without end.
    private static let longestValue = 1 << 16
    private static let tooLong = Fact<String>.unknown("the value is longer than \(longestValue) bytes")

    /// The value of one variable with its modifier.
    public func expand(_ variable: WordPart.Variable) -> Fact<String> {
        let fact = self[variable.name]
        if case .unknown = fact { return fact }
        let value = fact.value
        switch variable.modifier {
        case "": return fact
        case "-": return value == nil ? expand(variable.word) : fact
        case ":-": return (value ?? "").isEmpty ? expand(variable.word) : fact
        case "+": return value == nil ? .absent(.builder) : expand(variable.word)
        case ":+": return (value ?? "").isEmpty ? .absent(.builder) : expand(variable.word)
        case "?": return value == nil ? .unknown("$\(variable.name) has to be given to the build") : fact
        case ":?": return (value ?? "").isEmpty ? .unknown("$\(variable.name) has to be given to the build") : fact
        default: return .unknown("${\(variable.name)\(variable.modifier)…} is not worked out here")
        }
    }
}

extension VariableScope {
    /// Whether every name has the same value, however it came to it.
    public static func == (left: VariableScope, right: VariableScope) -> Bool {
        left.others == right.others && (left.settled == right.settled && left.recent == right.recent || left.merged == right.merged)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(others)
        hasher.combine(merged)
    }

    private var merged: [String: Fact<String>] { (settled + [recent]).reduce(into: [:]) { $0.merge($1) { _, new in new } } }
}
