/// The value of the `check` directive: which build checks are skipped, and whether they fail the build.
public struct CheckOptions: Sendable, Hashable {
    public var skipped: [String] = []
    public var skipsAll = false
    public var experimental: [String] = []
    public var allowsAllExperimental = false
    public var failsBuild = false

    /// Why BuildKit rejects the options, in its words.
    public struct Problem: Error, Hashable {
        public var message: String
    }

    public init() {}

    /// Reads options such as `skip=A,B;error=true`.
    public static func parse(_ text: String) -> Result<CheckOptions, Problem> {
        var options = CheckOptions()
        if text.trimmed.isEmpty { return .success(options) }
        for part in text.trimmed.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false) {
            guard let equals = part.utf8.firstIndex(of: .equals) else {
                return .failure(Problem(message: "invalid check option \(String(part).quoted)"))
            }
            let key = String(part[..<equals]).trimmed
            let value = String(part[part.utf8.index(after: equals)...]).trimmed
            switch key {
            case "skip":
                if value == "all" { options.skipsAll = true } else { options.skipped = names(value) }
            case "experimental":
                if value == "all" { options.allowsAllExperimental = true } else { options.experimental = names(value) }
            case "error":
                guard let flag = GoNumber.boolean(value) else {
                    let reason = "strconv.ParseBool: parsing \(value.quoted): invalid syntax"
                    return .failure(Problem(message: "failed to parse check option \(String(part).quoted): \(reason)"))
                }
                options.failsBuild = flag
            default:
                return .failure(Problem(message: "invalid check option \(key.quoted)"))
            }
        }
        return .success(options)
    }

    private static func names(_ list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    }
}

extension String {
    fileprivate var trimmed: String {
        let bytes = Array(utf8)
        return String(lossy: bytes.span, bytes.span.trimmed(0..<bytes.count))
    }
}
