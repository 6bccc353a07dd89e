public import SourceModel

/// A comment that tells the linter to be silent about something.
///
/// Understood are `dhi ignore=a,b reason=…`, `hadolint ignore=…` (both also with `global` and `stage`) and `check=skip=…`, in any case,
/// with blanks around signs and text behind the names.
public struct SuppressionPragma: Sendable, Hashable {
    /// Whose words it is written in.
    public enum Dialect: Sendable, Hashable {
        case dhi, hadolint
        /// Of `docker build --check`.
        case buildkit
    }

    public enum Scope: Sendable, Hashable {
        /// The instruction below, or the one in whose lines it stands.
        case instruction
        /// The stage that the instruction below belongs to.
        case stage
        case file
    }

    /// A name of a rule as it is written; any of its names.
    public struct Name: Sendable, Hashable {
        public var text: String
        public var range: SourceRange
    }

    public var dialect: Dialect
    public var scope: Scope
    /// At least one.
    public var names: [Name]
    /// `skip=A,B` of a pragma that may say more; of the others the list of names.
    public var field: SourceRange
    /// It says something else, too: `error=true`.
    public var hasOtherFields = false

    /// `check=skip=all`: whatever BuildKit checks.
    var skipsAllChecks: Bool { dialect == .buildkit && names.contains(where: Self.isAll) }

    func silences(_ rule: RuleMetadata, _ part: String?, by name: Name) -> Bool {
        rule.isCalled(name.text, for: part) || dialect == .buildkit && Self.isAll(name) && rule.aliases.contains { $0.tool == .buildkit }
    }

    private static func isAll(_ name: Name) -> Bool { name.text.lowercased() == "all" }
}

extension SuppressionPragma {
    /// Reads a comment line; `nil` where it is about something else.
    public init?(_ bytes: [UInt8], line: SourceRange) {
        guard var cursor = PragmaCursor(bytes, line: line) else { return nil }
        if cursor.take("check") {
            guard cursor.take(sign: UInt8(ascii: "=")) else { return nil }
            self.init(check: &cursor, scope: .instruction)
            return
        }
        let dialect: Dialect
        if cursor.take("dhi") { dialect = .dhi } else if cursor.take("hadolint") { dialect = .hadolint } else { return nil }
        guard cursor.skipBlanks() else { return nil }
        let scope: Scope = cursor.take("global") ? .file : cursor.take("stage") ? .stage : .instruction
        guard scope == .instruction || cursor.skipBlanks(), cursor.take("ignore"), cursor.take(sign: UInt8(ascii: "=")) else { return nil }
        let names = cursor.names()
        guard let first = names.first, let last = names.last else { return nil }
        self.init(dialect: dialect, scope: scope, names: names, field: first.range.union(last.range))
    }

    /// Reads the value of a `check` directive, which is for the file: `skip=A,B;error=true`.
    init?(check value: SourceRange, _ bytes: [UInt8]) {
        var cursor = PragmaCursor(bytes, value: value)
        self.init(check: &cursor, scope: .file)
    }

    private init?(check cursor: inout PragmaCursor, scope: Scope) {
        var found: (names: [Name], field: SourceRange)?
        var others = false
        repeat {
            cursor.skipBlanks()
            let start = cursor.offset
            if cursor.take("skip"), cursor.take(sign: UInt8(ascii: "=")) {
                let names = cursor.names()
                if let last = names.last { found = ((found?.names ?? []) + names, SourceRange(found.map { Int($0.field.start) } ?? start, Int(last.range.end))) }
            } else {
                others = cursor.skipField() || others
            }
        } while cursor.take(sign: UInt8(ascii: ";"))
        guard let found else { return nil }
        self.init(dialect: .buildkit, scope: scope, names: found.names, field: found.field, hasOtherFields: others)
    }
}
