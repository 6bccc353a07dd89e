import HardenedCatalog
import ImageReferences

/// What a Gemfile asks of the version of Ruby, as RubyGems reads it.
struct RubyRequirement {
    private let comparison: String
    private let version: [Int]

    /// `nil` when it is not plain numbers.
    init?(_ text: String) {
        let trimmed = text.split(separator: " ").joined()
        let digits = trimmed.firstIndex(where: \.isNumber) ?? trimmed.endIndex
        comparison = digits == trimmed.startIndex ? "=" : String(trimmed[..<digits])
        let parts = trimmed[digits...].split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard ["=", "!=", ">", "<", ">=", "<=", "~>"].contains(comparison), !parts.isEmpty, !parts.contains(nil) else { return nil }
        version = parts.compactMap { $0 }
    }

    func allows(_ other: [Int]) -> Bool {
        let order = Self.compare(other, version)
        switch comparison {
        case "=": return order == 0
        case "!=": return order != 0
        case ">": return order > 0
        case "<": return order < 0
        case ">=": return order >= 0
        case "<=": return order <= 0
        default: return order >= 0 && Self.compare(Array(other.prefix(max(1, version.count - 1))), Array(version.prefix(max(1, version.count - 1)))) == 0
        }
    }

    private static func compare(_ first: [Int], _ second: [Int]) -> Int {
        for index in 0..<max(first.count, second.count) {
            let (left, right) = (index < first.count ? first[index] : 0, index < second.count ? second[index] : 0)
            if left != right { return left < right ? -1 : 1 }
        }
        return 0
    }
}
