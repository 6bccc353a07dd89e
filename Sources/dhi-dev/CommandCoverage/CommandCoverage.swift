internal import CommandKnowledge
internal import DockerfileSemantics
internal import HardenedCatalog
internal import SourceModel

/// Commands counted by how much their descriptions say of them.
struct CommandCoverage {
    enum Outcome: String, CaseIterable {
        case understood = "described, and all is known"
        case seenThrough = "start others, which are counted themselves"
        case function = "functions of the same script"
        case incomplete = "described, but words with expansions may be more options"
        case runs = "described as running what may do anything"
        case unknownSubcommand = "described, but not this subcommand"
        case undescribed = "without description"
        case notLiteral = "not literal"
    }

    let catalog: Catalog
    /// Every command line of this program is listed.
    let listed: String?
    private var outcomes: [Outcome: Int] = [:]
    private var undescribed: [String: Int] = [:]
    private var unknownSubcommands: [String: Int] = [:]
    private var openEnds: [String: Int] = [:]
    private var suspicious: [String: (count: Int, example: String)] = [:]
    private var lines: [String] = []

    init(catalog: Catalog, listed: String?) {
        self.catalog = catalog
        self.listed = listed
    }

    mutating func add(_ command: RunCommand, _ bytes: [UInt8]) {
        outcomes[outcome(command, bytes), default: 0] += 1
    }

    private mutating func outcome(_ command: RunCommand, _ bytes: [UInt8]) -> Outcome {
        guard let name = command.name else { return .notLiteral }
        let invocation: CommandInvocation
        switch command.reading(by: catalog) {
        case .seenThrough: return command.isFunction ? .function : .seenThrough
        case .described(let read): invocation = read
        case .unknown:
            if name == listed { lines.append(Self.text(command, bytes)) }
            undescribed[command.program ?? name, default: 0] += 1
            return .undescribed
        }
        let title = ([name] + invocation.subcommands).joined(separator: " ")
        if name == listed { lines.append("\(Self.text(command, bytes))\n    \(Self.effects(invocation))") }
        noteSuspicious(invocation, title, command)
        if let unknown = invocation.unknownSubcommand {
            unknownSubcommands["\(title) \(unknown.isEmpty ? "(none)" : unknown)", default: 0] += 1
            return .unknownSubcommand
        }
        if invocation.isUnderstood { return .understood }
        openEnds[title, default: 0] += 1
        return invocation.isIncomplete ? .incomplete : .runs
    }

    /// Options without a value that a word follows, unless the descriptions mention them.
    private mutating func noteSuspicious(_ invocation: CommandInvocation, _ title: String, _ command: RunCommand) {
        var mentioned: Set<String> = []
        for description in invocation.descriptions {
            mentioned.formUnion(description.attached)
            mentioned.formUnion(description.subcommands.flatMap(\.names))
            for effect in description.effects { mentioned.formUnion((effect.when + effect.unless).compactMap(\.option)) }
        }
        if invocation.descriptions.allSatisfy(\.effects.isEmpty) { return }
        for option in invocation.options where option.value == nil && !mentioned.contains(option.name) {
            guard let index = command.arguments.firstIndex(where: { $0.range == option.range }), index + 1 < command.arguments.count,
                command.arguments[index].value?.contains("=") == false, let next = command.arguments[index + 1].value, !next.hasPrefix("-")
            else { continue }
            // Of several letters only the last could take the next word.
            guard option.name.hasPrefix("--") || command.arguments[index].value?.last == option.name.last else { continue }
            let key = "\(title) \(option.name)"
            suspicious[key] = ((suspicious[key]?.count ?? 0) + 1, suspicious[key]?.example ?? next)
        }
    }

    private static func text(_ command: RunCommand, _ bytes: [UInt8]) -> String {
        String(decoding: bytes[command.range.indices], as: UTF8.self).split(whereSeparator: { $0 == "\n" || $0 == "\\" }).joined(separator: " ")
    }

    private static func effects(_ invocation: CommandInvocation) -> String {
        let effects = invocation.effects(on: nil).map { effect in
            let subjects = invocation.subjects(of: effect).map { $0.value ?? "\($0.prefix)$\($0.suffix)" }
            return ([effect.kind.rawValue] + (effect.detail.isEmpty ? [] : [effect.detail]) + subjects).joined(separator: " ")
        }
        let open = invocation.unknownSubcommand.map { "unknown: \($0)" } ?? (invocation.isUnderstood ? "" : "and more")
        return (effects + (open.isEmpty ? [] : [open])).joined(separator: "; ")
    }
}

extension CommandCoverage {
    func report(limit: Int) -> [String] {
        let total = outcomes.values.reduce(0, +)
        var report = lines + ["\(total) commands"]
        for outcome in Outcome.allCases {
            let count = outcomes[outcome] ?? 0
            report.append("  \(TagCount.share(count, of: total)) %  \(count)  \(outcome.rawValue)")
        }
        report += ["without description:"] + Self.most(undescribed, limit)
        report += ["subcommands without description:"] + Self.most(unknownSubcommands, limit)
        report += ["not all known:"] + Self.most(openEnds, limit)
        report.append("options in front of a word:")
        for (key, value) in suspicious.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }).prefix(limit * 4) {
            report.append("  \(value.count)  \(key)  (\(value.example))")
        }
        return report
    }

    private static func most(_ counts: [String: Int], _ limit: Int) -> [String] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map { "  \($0.value)  \($0.key)" }
    }
}
