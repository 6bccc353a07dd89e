import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// What is said of the shell in front of a program.
@Suite struct ShellFormCommandTests {
    @Test(
        "Only a shell that stays is told to keep signals, and arguments are handed on",
        arguments: [
            ("FROM debian:13\nENTRYPOINT exec java $OPTIONS", "CMD and arguments are lost. Write ENTRYPOINT [\"sh\", \"-c\", \"… exec program \\\"$@\\\"\", \"sh\"]"),
            ("FROM debian:13\nENTRYPOINT java $OPTIONS", "The shell does not hand on signals, and CMD and arguments are lost."),
            ("FROM alpine:3.23\nENTRYPOINT java $OPTIONS", "CMD and arguments are lost, and the shell may keep signals from the program."),
            ("FROM debian:13\nCMD java $OPTIONS", "so that 'docker stop' waits and then kills. Write CMD [\"sh\", \"-c\", \"… exec program\"]"),
            ("FROM debian:13\nCMD exec java $OPTIONS", "Containers need a shell for it. Write CMD"),
            ("FROM debian:13\nCMD exec java $OPTIONS &", "The shell stays in front of the program"),
        ])
    func shell(_ text: String, _ part: String) throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["shell-form-command"]), catalog: try Catalog.builtIn())
        let help = try #require(linter.lint(Array("\(text)\n".utf8), path: "Dockerfile").first?.help)
        #expect(help.contains(part))
    }
}
