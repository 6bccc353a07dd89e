/// Up to which version a list of requirements lets a package come.
public struct PackagePin: Sendable, Hashable {
    public let name: String
    /// As written, for messages: `1.1.0`, `<2`.
    public let text: String
    /// Of pip, what stands in brackets behind the name: `binary`.
    public var extras: Set<String> = []
    /// `nil`: any version.
    private let end: Bound?

    /// No version behind this one, or (not inclusive) this one neither.
    private struct Bound: Hashable {
        var numbers: [Int]
        var isInclusive: Bool

        func ends(before first: [Int]) -> Bool {
            for index in 0..<max(first.count, numbers.count) {
                let (own, other) = (index < first.count ? first[index] : 0, index < numbers.count ? numbers[index] : 0)
                if own != other { return own > other }
            }
            return !isInclusive
        }
    }

    /// - Parameters:
    ///   - specifiers: Of pip: `==1.26.4`, `>=1.2,<2`, `~=1.4.2`; markers and hashes behind them do not count.
    public init(_ name: String, python specifiers: Substring) {
        self.name = name
        let clauses = specifiers.prefix { $0 != ";" && $0 != "#" && $0 != "@" }.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" && $0 != "(" && $0 != ")" } }
        let bounds = clauses.compactMap { clause -> (text: String, end: Bound)? in
            let operation = clause.prefix { "<>=~!".contains($0) }
            let version = clause.dropFirst(operation.count).prefix { $0 != "-" }
            let numbers = Self.numbers(version)
            guard !numbers.isEmpty else { return nil }
            switch operation {
            case "==" where version.hasSuffix(".*"): return (String(version), Self.next(numbers))
            case "==", "===": return (String(version), Bound(numbers: numbers, isInclusive: true))
            case "<=": return (clause, Bound(numbers: numbers, isInclusive: true))
            case "<": return (clause, Bound(numbers: numbers, isInclusive: false))
            case "~=" where numbers.count > 1: return (clause, Self.next(Array(numbers.dropLast())))
            default: return nil
            }
        }
        let lowest = bounds.min { $0.end.ends(before: $1.end.numbers) }
        text = lowest?.text ?? ""
        end = lowest?.end
    }

    /// - Parameter range: Of package.json: `^4.14.1`, `~2.1`, `1.2.3`, `4.x`; what cannot be read allows any version.
    public init(_ name: String, node range: String) {
        self.name = name
        let isCaret = range.hasPrefix("^")
        let isTilde = range.hasPrefix("~")
        let version = range.drop { "^~=v ".contains($0) }
        let numbers = Self.numbers(version[...])
        let isPlain = !version.isEmpty && version.allSatisfy { $0.isNumber || $0 == "." || $0 == "x" || $0 == "*" }
        guard isPlain, !numbers.isEmpty else {
            text = ""
            end = nil
            return
        }
        text = range
        if isCaret {
            let leading = numbers.prefix { $0 == 0 }.count
            end = Self.next(Array(numbers.prefix(min(leading + 1, numbers.count))))
        } else if isTilde {
            end = Self.next(Array(numbers.prefix(2)))
        } else {
            end = numbers.count < 3 ? Self.next(numbers) : Bound(numbers: numbers, isInclusive: true)
        }
    }

    /// The version that a lock file names.
    public init(_ name: String, locked version: String) {
        self.name = name
        text = version
        let numbers = Self.numbers(version[...])
        end = numbers.isEmpty ? nil : Bound(numbers: numbers, isInclusive: true)
    }

    /// Whether newer versions are ruled out.
    public var isHeld: Bool { end != nil }

    /// Whether no version from `first` on is allowed.
    public func isBefore(_ first: String) -> Bool { end?.ends(before: Self.numbers(first[...])) ?? false }

    /// The numbers at the start of a version; what follows (`.post1`, `rc1`, `+cpu`) says little.
    private static func numbers(_ text: Substring) -> [Int] {
        var numbers: [Int] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let digits = part.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits) else { break }
            numbers.append(number)
            if digits.count < part.count { break }
        }
        return numbers
    }

    /// `1.4` to `1.5`: what no version that begins so reaches.
    private static func next(_ numbers: [Int]) -> Bound { Bound(numbers: numbers.dropLast() + [numbers[numbers.count - 1] + 1], isInclusive: false) }
}
