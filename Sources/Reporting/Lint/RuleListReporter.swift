import Diagnostics
public import Linting

/// The list of rules, as a table or as JSON.
public struct RuleListReporter: Sendable {
    public init() {}

    public func table(_ rules: [RuleMetadata]) -> String {
        let rows = rules.map { rule in
            let names = rule.code == rule.name ? "own" : ([rule.code] + rule.aliases.map(\.name)).joined(separator: ",")
            return [names, rule.name, rule.severity.rawValue + (rule.isOnByDefault ? "" : " (off)"), rule.summary]
        }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            (0..<3).map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count + 2) }.joined() + row[3] + "\n"
        }.joined()
    }

    public func json(_ rules: [RuleMetadata]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("version", 1)
            writer.key("rules")
            writer.array(rules) { writer, rule in
                writer.object { writer in
                    writer.field("name", rule.name)
                    writer.field("code", rule.code)
                    writer.key("aliases")
                    writer.array(rule.aliases) { writer, alias in
                        writer.object {
                            $0.field("tool", alias.tool.rawValue)
                            $0.field("name", alias.name)
                            if let part = alias.part { $0.field("part", part) }
                        }
                    }
                    writer.field("severity", rule.severity.rawValue)
                    writer.field("default", Bool?.some(rule.isOnByDefault))
                    writer.key("presets")
                    writer.array(rule.presets.map(\.rawValue).sorted()) { $0.string($1) }
                    writer.field("summary", rule.summary)
                    writer.field("what", rule.documentation.what)
                    writer.field("why", rule.documentation.why)
                    writer.field("remedy", rule.documentation.remedy)
                    writer.field("reference", rule.reference)
                }
            }
        }
        return writer.bytes + [0x0A]
    }
}
