import Migration
import SourceModel

/// The report of a migration as SARIF 2.1.0: what would change as a fix, what stays as a note.
public struct MigrationSARIFReporter: Sendable {
    public init() {}

    public func report(_ files: [MigratedFile], version: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.field("version", "2.1.0")
            writer.key("runs")
            writer.array { writer in
                writer.object { writer in
                    writer.key("tool")
                    writer.object { writer in
                        writer.key("driver")
                        writer.object { writer in
                            writer.field("name", "dhi migrate")
                            writer.field("version", version)
                            writer.key("rules")
                            writer.array(ruleIDs(files)) { writer, id in writer.object { $0.field("id", id) } }
                        }
                    }
                    writer.field("columnKind", "utf16CodeUnits")
                    writer.key("results")
                    writer.array { writer in
                        for file in files { results(file, &writer) }
                    }
                }
            }
        }
        return writer.bytes + [0x0A]
    }

    private func ruleIDs(_ files: [MigratedFile]) -> [String] {
        var ids: Set<String> = []
        for file in files {
            for reference in file.report.references {
                if reference.after != nil { ids.insert("hardened-counterpart") } else if let reason = reference.reason { ids.insert(reason.id) }
            }
        }
        return ids.sorted()
    }

    private func results(_ file: MigratedFile, _ writer: inout JSONWriter) {
        var hasFix = false
        for reference in file.report.references {
            guard reference.after != nil || reference.reason != nil else { continue }
            writer.object { writer in
                writer.field("ruleId", reference.after != nil ? "hardened-counterpart" : reference.reason?.id ?? "")
                writer.field("level", "note")
                let text = reference.after.map { "\(reference.before) can move to \($0)" } ?? "\(reference.before) stays: \(reference.reason?.message ?? "")"
                writer.key("message")
                writer.object { $0.field("text", text) }
                writer.key("locations")
                writer.array { writer in
                    writer.object { writer in
                        writer.key("physicalLocation")
                        writer.object { writer in
                            artifact(file, &writer)
                            region(reference.range, file, &writer)
                        }
                    }
                }
                // The edits belong together, so the first result carries them all.
                if reference.after != nil, !hasFix {
                    hasFix = true
                    fix(file, &writer)
                }
            }
        }
    }

    private func fix(_ file: MigratedFile, _ writer: inout JSONWriter) {
        writer.key("fixes")
        writer.array { writer in
            writer.object { writer in
                writer.key("description")
                writer.object { $0.field("text", "Move to hardened images") }
                writer.key("artifactChanges")
                writer.array { writer in
                    writer.object { writer in
                        artifact(file, &writer)
                        writer.key("replacements")
                        writer.array(file.report.edits) { writer, edit in
                            writer.object { writer in
                                region(edit.range, file, &writer, key: "deletedRegion")
                                writer.key("insertedContent")
                                writer.object { $0.field("text", String(decoding: edit.replacement, as: UTF8.self)) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func artifact(_ file: MigratedFile, _ writer: inout JSONWriter) {
        writer.key("artifactLocation")
        writer.object { $0.field("uri", file.path.uri) }
    }

    private func region(_ range: SourceRange, _ file: MigratedFile, _ writer: inout JSONWriter, key: StaticString = "region") {
        let start = file.lines.position(at: range.start)
        let end = file.lines.position(at: range.end)
        writer.key(key)
        writer.object {
            $0.field("startLine", start.line)
            $0.field("startColumn", column(start, file))
            $0.field("endLine", end.line)
            $0.field("endColumn", column(end, file))
            $0.field("byteOffset", Int(range.start))
            $0.field("byteLength", range.count)
        }
    }

    /// Column in UTF-16 units, from 1.
    private func column(_ position: SourcePosition, _ file: MigratedFile) -> Int {
        let start = Int(file.lines.starts[position.line - 1])
        return String(decoding: file.bytes[start..<(start + position.column - 1)], as: UTF8.self).utf16.count + 1
    }
}
