import Diagnostics
public import Linting

/// The page of a rule, alike in the documentation, `dhi explain` and editors.
public struct RulePage: Sendable {
    public let rule: RuleMetadata

    public init(_ rule: RuleMetadata) { self.rule = rule }

    /// As Markdown.
    public var markdown: String {
        var text = "# \(rule.name)\n\n\(rule.summary).\n\n"
        text += "| code | severity | on by default | also known as |\n|---|---|---|---|\n"
        let aliases = rule.aliases.map { "`\($0.name)` (\($0.tool.rawValue)\($0.part.map { ": " + $0 } ?? ""))" }.joined(separator: ", ")
        text += "| `\(rule.code)` | \(rule.severity.rawValue) | \(rule.isOnByDefault ? "yes" : "no") | \(aliases) |\n\n"
        for (heading, paragraph) in sections { text += "## \(heading)\n\n\(paragraph)\n\n" }
        text += "## Reported\n\n" + rule.flagged.map(example).joined()
        text += "## Accepted\n\n" + rule.clean.map(example).joined()
        text += "## To silence it\n\nAbove the instruction: `# dhi ignore=\(rule.name) reason=…`; anywhere, for the whole file: "
        text += "`# dhi global ignore=\(rule.name)`; for a run: `dhi lint --ignore \(rule.name)`.\n\nSee also <\(rule.reference)>.\n"
        return text
    }

    /// As text for a terminal of `width` columns.
    public func text(width: Int) -> String {
        var lines = ["\(rule.name)\(rule.code == rule.name ? "" : " (\(rule.code))"), \(rule.severity.rawValue)\(rule.isOnByDefault ? "" : ", off by default")"]
        if !rule.aliases.isEmpty { lines.append("also known as " + aliases.joined(separator: ", ")) }
        lines += ["", rule.summary + "."]
        // Rules of a configuration say less.
        for (heading, paragraph) in sections where !paragraph.isEmpty { lines += ["", heading] + Self.wrapped(paragraph, width) }
        if !rule.flagged.isEmpty { lines += ["", "Reported"] + rule.flagged.flatMap(plain) }
        if !rule.clean.isEmpty { lines += ["", "Accepted"] + rule.clean.flatMap(plain) }
        if !rule.reference.isEmpty { lines += ["", "See also \(rule.reference)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private var sections: [(String, String)] {
        [("What it does", rule.documentation.what), ("Why it matters", rule.documentation.why), ("What to do", rule.documentation.remedy)]
    }

    private func title(_ example: RuleExample) -> String {
        var conditions = example.asMigrated ? ["with `--as-migrated`"] : []
        if let lines = example.ignoreFile?.split(separator: "\n") {
            conditions.append("with \(lines.map { "`\($0)`" }.joined(separator: ", ")) in `.dockerignore`")
        }
        conditions += example.policy.settings.map { "with `\($0)`" }
        return example.title + (conditions.isEmpty ? "" : " (\(conditions.joined(separator: ", ")))")
    }

    /// Each tool once, behind its names.
    private var aliases: [String] {
        RuleAlias.Tool.allCases.compactMap { tool in
            let names = rule.aliases.filter { $0.tool == tool }.map(\.name)
            return names.isEmpty ? nil : "\(names.joined(separator: ", ")) (\(tool.rawValue))"
        }
    }

    private func example(_ example: RuleExample) -> String {
        "\(title(example)):\n\n```dockerfile\n\(String(decoding: example.bytes, as: UTF8.self))```\n\n"
    }

    private func plain(_ example: RuleExample) -> [String] {
        let text = String(decoding: example.bytes, as: UTF8.self)
        return ["  \(title(example)):"] + text.split(separator: "\n", omittingEmptySubsequences: true).map { "      " + $0 }
    }

    private static func wrapped(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = " "
        for word in text.split(separator: " ") {
            if line.count > 1, line.count + 1 + word.count > max(40, width) {
                lines.append(line)
                line = " "
            }
            line += " " + word
        }
        return lines + [line]
    }
}
