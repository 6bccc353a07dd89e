import Diagnostics
import DockerfileSyntax
import Linting
import SourceModel

/// An ONBUILD that breaks the builds on the image.
enum InvalidTrigger: Rule {
    static let metadata = RuleMetadata(
        name: "invalid-trigger", code: "DHI215", severity: .error, summary: "ONBUILD stores an instruction that BuildKit rejects later",
        documentation: RuleDocumentation(
            what: "Reports what ONBUILD stores when it is no instruction that can be carried out. FROM, ONBUILD and MAINTAINER are rejected at once and reported as `syntax`.",
            why: "The image itself builds. Every build on it stops at its FROM, with a message about a line that its file does not have.",
            remedy: "Correct the instruction."),
        reference: "https://docs.docker.com/reference/dockerfile/#onbuild",
        flagged: [
            RuleExample("A misspelt instruction", "FROM debian:12\nONBUILD 1️⃣COPPY2️⃣ . /app"),
            RuleExample("An argument too few", "FROM debian:12\nONBUILD 1️⃣COPY2️⃣ .\nONBUILD RUN true"),
        ],
        clean: [
            RuleExample("Valid instructions", "FROM debian:12\nONBUILD COPY . /app\nONBUILD RUN make -C /app")
        ],
        presets: [.default])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for instruction in file.tree.instructions {
            guard case .onbuild(let onbuild) = instruction.content else { continue }
            for inner in onbuild.inner {
                if case .invalid = inner.content { report.add(.invalid(inner.keywordText), at: inner.keywordRange) }
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func invalid(_ keyword: String) -> RuleMessage {
        RuleMessage("This \(keyword) is no valid instruction.", why: "Every build on the image stops at its FROM.", remedy: "Correct it.")
    }
}
