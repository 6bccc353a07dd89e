public import Diagnostics

/// How many findings there are of each severity.
public struct SeverityCounts: Sendable {
    private var counts = [Int](repeating: 0, count: Severity.allCases.count)

    mutating func add(_ severity: Severity) { counts[Self.place(of: severity)] += 1 }

    public subscript(_ severity: Severity) -> Int { counts[Self.place(of: severity)] }

    /// The gravest severity that there is any of.
    var worst: Severity? { Severity.allCases.filter { self[$0] > 0 }.max() }

    private static func place(of severity: Severity) -> Int {
        switch severity {
        case .error: 0
        case .warning: 1
        case .information: 2
        case .hint: 3
        }
    }
}
