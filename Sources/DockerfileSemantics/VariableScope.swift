public import DockerfileSyntax

/// The variables that expansion sees at one place of a file.
public struct VariableScope: Sendable, Hashable {
    /// What was set first. Shared by the scopes of many places: each place of a file has its own, and few differ by much.
    private var settled: [String: Fact<String>] = [:]
    /// What was set since; it goes before `settled`.
    private var recent: [String: Fact<String>] = [:]
    /// Names that are not set here: unset for sure, or unknown because the image's environment is.
    private var others: Fact<String>

    private static let mostRecent = 64

    /// An empty scope; `unsetReason` says why a name that is not set may be set all the same.
    public init(unsetReason: String? = nil) {
        others = unsetReason.map { .unknown($0) } ?? .absent(.builder)
    }

    public subscript(name: String) -> Fact<String> {
        get { recent[name] ?? settled[name] ?? others }
        set {
            recent[name] = newValue
            // Now and then, so that the cost of copying the many is spread.
            guard recent.count > Self.mostRecent else { return }
            settled.merge(recent) { _, new in new }
            recent = [:]
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
            if text.utf8.count > Self.longestValue { return .unknown("the value is longer than \(Self.longestValue) bytes") }
        }
        return .present(text, .builder)
    }

    /// Variables that double each other would grow without end.
    private static let longestValue = 1 << 16

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

    private var merged: [String: Fact<String>] { recent.isEmpty ? settled : settled.merging(recent) { _, new in new } }
}
