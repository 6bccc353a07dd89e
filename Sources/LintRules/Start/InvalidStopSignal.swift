import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A STOPSIGNAL that is none, or that no program can act on.
enum InvalidStopSignal: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-stop-signal", code: "DHI216", severity: .error, summary: "STOPSIGNAL is no signal, or one that ends the program at once",
        documentation: RuleDocumentation(
            what: "Reports a STOPSIGNAL that is neither the name nor the number of a signal, and, as a warning, SIGKILL and SIGSTOP.",
            why: "BuildKit refuses what is no signal. SIGKILL ends a program before it can finish its work or save anything, and SIGSTOP leaves it standing.",
            remedy: "Write the signal at which the program ends in order, mostly SIGTERM, SIGINT or SIGQUIT."),
        reference: "https://docs.docker.com/reference/dockerfile/#stopsignal",
        flagged: [
            RuleExample("No signal", "FROM debian:12\nSTOPSIGNAL 1️⃣SIGTREM2️⃣"),
            RuleExample("Too large a number", "FROM debian:12\nSTOPSIGNAL 1️⃣1002️⃣"),
            RuleExample("By way of a variable", "FROM debian:12\nARG SIGNAL=stop-now\nSTOPSIGNAL 1️⃣$SIGNAL2️⃣"),
            RuleExample("At once", "FROM debian:12\nSTOPSIGNAL 1️⃣SIGKILL2️⃣"),
            RuleExample("By its number", "FROM debian:12\nSTOPSIGNAL 1️⃣92️⃣"),
        ],
        clean: [
            RuleExample("A name", "FROM debian:12\nSTOPSIGNAL SIGQUIT"),
            RuleExample("A short name", "FROM debian:12\nSTOPSIGNAL term"),
            RuleExample("A number", "FROM debian:12\nSTOPSIGNAL 15"),
            RuleExample("A signal of real time", "FROM debian:12\nSTOPSIGNAL SIGRTMIN+3"),
            RuleExample("A variable that is not known", "FROM debian:12\nARG SIGNAL\nSTOPSIGNAL ${SIGNAL:-SIGINT}"),
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.stopsignal) else { return }
        for stage in file.model.stages {
            for step in file.steps(of: stage) {
                guard case .stopsignal(let word) = step.instruction.content, case .present(let text, _) = file.expand(word, at: step) else { continue }
                guard let number = StopSignal.number(text) else {
                    report.add(.invalid(text), at: word.range)
                    continue
                }
                if !(1...64).contains(number) { report.add(.unknown(text), at: word.range) }
                if number == 9 || number == 19 { report.add(.abrupt(text), at: word.range, severity: .warning) }
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func invalid(_ signal: String) -> RuleMessage {
        RuleMessage("'\(signal)' is no signal.", why: "BuildKit refuses it.", remedy: "Write a name such as SIGTERM, or a number.")
    }

    fileprivate static func unknown(_ number: String) -> RuleMessage {
        RuleMessage("There is no signal \(number).", why: "Containers cannot be stopped by it, and are killed.", remedy: "Write a name such as SIGTERM, or a number up to 64.")
    }

    fileprivate static func abrupt(_ signal: String) -> RuleMessage {
        RuleMessage("No program can act on \(signal).", why: "It cannot finish its work or save anything.", remedy: "Write the signal at which it ends in order, mostly SIGTERM.")
    }
}
