public import Diagnostics

/// What a configuration says of ShellCheck's findings, by the number of their code: 2086 for `SC2086`.
public struct ShellCheckCodes: Sendable, Hashable {
    public var ignored: Set<Int> = []
    public var severities: [Int: Severity] = [:]

    public init() {}

    /// The number of a code such as `SC2086`; `nil`: it is none.
    static func number(of name: String) -> Int? {
        let digits = name.utf8.dropFirst(2)
        guard name.lowercased().hasPrefix("sc"), (1...6).contains(digits.count), digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(name.dropFirst(2))
    }
}
