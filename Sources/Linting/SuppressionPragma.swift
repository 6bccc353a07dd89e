/// A comment that tells the linter to be silent about something.
///
/// Understood are `dhi ignore=a,b reason=…`, `dhi global ignore=…`, `hadolint ignore=…` (also `global` and `stage`) and
/// `check=skip=…`, in any case, with text behind them.
struct SuppressionPragma: Hashable {
    enum Scope: Hashable {
        /// The instruction below.
        case instruction
        /// The stage that the instruction below belongs to.
        case stage
        case file
    }

    var scope: Scope
    /// As written; any name of a rule.
    var names: [String]
    /// `check=skip=all`: whatever BuildKit checks, too.
    var skipsAllChecks: Bool

    /// Reads the text of a comment behind its `#`.
    init?(_ comment: some Sequence<UInt8>) {
        let text = String(decoding: Array(comment), as: UTF8.self)
        var words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }.map(String.init)[...]
        guard let first = words.first?.lowercased() else { return nil }
        if first.hasPrefix("check=") {
            self.init(check: String(first.dropFirst("check=".count)), scope: .instruction)
            return
        }
        guard first == "dhi" || first == "hadolint" else { return nil }
        words.removeFirst()
        var scope = Scope.instruction
        switch words.first?.lowercased() {
        case "global":
            scope = .file
            words.removeFirst()
        case "stage":
            scope = .stage
            words.removeFirst()
        default: break
        }
        guard let list = words.first, list.lowercased().hasPrefix("ignore=") else { return nil }
        // `ignore=DL3002, DL3008` goes on behind the blank.
        var joined = String(list.dropFirst("ignore=".count))
        for word in words.dropFirst() where joined.hasSuffix(",") || word.hasPrefix(",") { joined += word }
        let names = joined.split(separator: ",").map(String.init)
        if names.isEmpty { return nil }
        self.init(scope: scope, names: names)
    }

    /// The value of a `check` directive: `skip=A,B;error=true`.
    init?(check value: String, scope: Scope) {
        var names: [String] = []
        for field in value.split(separator: ";") where field.lowercased().hasPrefix("skip=") {
            names += field.dropFirst("skip=".count).split(separator: ",").map { $0.trimmed }
        }
        if names.isEmpty { return nil }
        self.init(scope: scope, names: names, skipsAllChecks: names.contains { $0.lowercased() == "all" })
    }

    private init(scope: Scope, names: [String], skipsAllChecks: Bool = false) {
        self.scope = scope
        self.names = names
        self.skipsAllChecks = skipsAllChecks
    }

    func silences(_ rule: RuleMetadata, _ part: String?) -> Bool {
        skipsAllChecks && rule.aliases.contains { $0.tool == .buildkit } || names.contains { rule.isCalled($0, for: part) }
    }
}

extension Substring {
    /// Without blanks around it.
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
