internal import ShellSyntax
internal import SourceModel

/// How often our reading of shell texts agrees with others', and where it does not.
struct ShellConformanceTally {
    private var texts = 0
    private var acceptedLikeShell = 0
    private var acceptedLikeShfmt = 0
    private var compared = 0
    private var sameCommands = 0
    private var commandCount = 0
    private var shellDisagreements: [String] = []
    private var shfmtDisagreements: [String] = []
    private var commandDisagreements: [String] = []

    /// Counts one text; `theirs` are shfmt's commands, nil where it refuses the text.
    mutating func add(_ name: String, _ script: ShellScript, shellAccepts: Bool, theirs: [[SourceRange]]?) {
        texts += 1
        let accepted = script.isAccepted
        let reason = script.diagnostics.first(where: \.isError).map { " (\($0.range.start): \($0.message))" } ?? ""
        if accepted == shellAccepts {
            acceptedLikeShell += 1
        } else {
            shellDisagreements.append("\(name): \(accepted ? "accepted" : "refused") here, not by the shell\(reason)")
        }
        if accepted == (theirs != nil) {
            acceptedLikeShfmt += 1
        } else {
            shfmtDisagreements.append("\(name): \(accepted ? "accepted" : "refused") here, not by shfmt\(reason)")
        }
        guard accepted, let theirs else { return }
        compared += 1
        let ours = Set(Self.commands(script))
        commandCount += theirs.count
        let others = Set(theirs)
        if ours == others {
            sameCommands += 1
        } else {
            let missing = others.subtracting(ours).sorted(by: Self.comesFirst).first.map { "\(Self.text($0))" } ?? "none"
            let extra = ours.subtracting(others).sorted(by: Self.comesFirst).first.map { "\(Self.text($0))" } ?? "none"
            commandDisagreements.append("\(name): first only there \(missing), first only here \(extra)")
        }
    }

    /// The words of every simple command that has any, and of every assignment without one.
    private static func commands(_ script: ShellScript) -> [[SourceRange]] {
        script.simpleCommands.map { occurrence in
            occurrence.command.assignments.map(\.range) + occurrence.command.words.map(\.range)
        }.filter { !$0.isEmpty }
    }

    private static func comesFirst(_ left: [SourceRange], _ right: [SourceRange]) -> Bool {
        left.lexicographicallyPrecedes(right)
    }

    private static func text(_ ranges: [SourceRange]) -> String {
        ranges.map { "\($0.start)–\($0.end)" }.joined(separator: " ")
    }

    func report(limit: Int) -> String {
        func share(_ part: Int, _ whole: Int) -> String {
            let hundredths = whole == 0 ? 10_000 : part * 10_000 / whole
            let decimals = hundredths % 100
            return "\(part) of \(whole) (\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) %)"
        }
        func section(_ title: String, _ lines: [String]) -> [String] {
            lines.isEmpty ? [] : ["", title] + lines.prefix(limit).map { "  \($0)" }
        }
        var lines = [
            "texts:                            \(texts)",
            "accepted or refused as the shell: \(share(acceptedLikeShell, texts))",
            "accepted or refused as shfmt:     \(share(acceptedLikeShfmt, texts))",
            "the same commands as shfmt:       \(share(sameCommands, compared)), \(commandCount) commands",
        ]
        lines += section("Unlike the shell:", shellDisagreements)
        lines += section("Unlike shfmt:", shfmtDisagreements)
        lines += section("Other commands:", commandDisagreements)
        return lines.joined(separator: "\n")
    }
}
