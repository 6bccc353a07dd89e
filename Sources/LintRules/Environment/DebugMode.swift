import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A framework that is told to run as on a developer's machine.
enum DebugMode: Rule {
    static let metadata = RuleMetadata(
        name: "debug-mode", code: "DHI604", severity: .warning, summary: "ENV switches the debug mode of a framework on",
        documentation: RuleDocumentation(
            what: """
                Reports ENV in the stage that is built that leaves the debug mode of Flask, Django, Laravel, Rails, Node.js or ASP.NET Core on. What a later ENV turns off \
                again is left alone, and so are stages with a name that says they are for development.
                """,
            why: "In this mode programs show their source, their variables and stack traces to whoever causes an error; Flask's debugger even runs commands.",
            remedy: "Leave it out, and set it on developers' machines alone: `docker run -e`, or the environment of Compose."),
        reference: "https://docs.docker.com/build/building/best-practices/#env",
        flagged: [
            RuleExample("Flask", "FROM python:3.13\nENV FLASK_APP=app FLASK_DEBUG=1️⃣12️⃣"),
            RuleExample("By name", "FROM python:3.13\nENV FLASK_ENV 1️⃣development2️⃣\nENV RAILS_ENV=3️⃣\"development\"4️⃣ NODE_ENV=production"),
            RuleExample("Laravel and ASP.NET Core", "FROM debian:13\nENV APP_DEBUG=1️⃣true2️⃣\nENV ASPNETCORE_ENVIRONMENT=3️⃣Development4️⃣"),
        ],
        clean: [
            RuleExample("Off", "FROM python:3.13\nENV FLASK_DEBUG=0 DJANGO_DEBUG=False APP_DEBUG=false NODE_ENV=production"),
            RuleExample("Turned off again", "FROM node:22\nENV NODE_ENV=development\nRUN npm ci\nENV NODE_ENV=production"),
            RuleExample("For development", "FROM node:22 AS development\nENV NODE_ENV=development"),
            RuleExample("Not shipped", "FROM node:22 AS build\nENV NODE_ENV=development\nFROM node:22"),
            RuleExample("Given when it is built", "FROM node:22\nARG NODE_ENV=development\nENV NODE_ENV=$NODE_ENV"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.env), let stage = file.targetStage, !(stage.name.map { name in ["dev", "debug", "test", "local"].contains { name.contains($0) } } ?? false) else { return }
        var later: Set<String> = []
        for member in file.model.chain(of: stage.index) {
            for index in file.model.stages[member].instructions.reversed() {
                guard case .env(let pairs) = file.tree.instructions[index].content else { continue }
                for pair in pairs.reversed() {
                    guard mayBeMode(pair.key.text), let mode = modes[pair.key.text], later.insert(pair.key.text).inserted else { continue }
                    let text = pair.value.text.filter { $0 != "\"" && $0 != "'" }
                    guard mode.on.contains(text.lowercased()) else { continue }
                    let fix = Fix(title: "Write \(mode.off)", edits: [TextEdit(pair.value.range, mode.off)], applicability: .unsafe, changes: [.variables])
                    report.add(.debug(pair.key.text, text), at: pair.value.range, fixes: [fix])
                }
            }
        }
    }

    /// By the last letter, which tells most names apart.
    private static func mayBeMode(_ name: String) -> Bool {
        let last = name.utf8.last
        return last == UInt8(ascii: "G") || last == UInt8(ascii: "V") || last == UInt8(ascii: "T")
    }

    private static let modes: [String: (on: [String], off: String)] = [
        "FLASK_DEBUG": (["1", "true", "on", "yes"], "0"), "FLASK_ENV": (["development"], "production"), "DJANGO_DEBUG": (["1", "true", "on", "yes"], "False"),
        "APP_DEBUG": (["1", "true", "on", "yes"], "false"), "RAILS_ENV": (["development"], "production"), "RACK_ENV": (["development"], "production"),
        "NODE_ENV": (["development"], "production"), "ASPNETCORE_ENVIRONMENT": (["development"], "Production"), "DOTNET_ENVIRONMENT": (["development"], "Production"),
    ]
}

extension RuleMessage {
    fileprivate static func debug(_ name: String, _ value: String) -> RuleMessage {
        RuleMessage(
            "\(name)=\(value) is for developers' machines.", why: "Programs then show their source and their variables to whoever causes an error.",
            remedy: "Leave it out, and give it to containers for development alone.")
    }
}
