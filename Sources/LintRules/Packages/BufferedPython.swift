import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Python that keeps its output back.
enum BufferedPython: Rule {
    static let metadata = RuleMetadata(
        name: "buffered-python", code: "DHI833", severity: .hint, summary: "Python holds back what it prints",
        documentation: RuleDocumentation(
            what: """
                Reports an ENTRYPOINT or CMD of the stage that is built which starts Python on a known image where neither the image nor the file sets PYTHONUNBUFFERED, and no `-u` is given.
                """,
            why: "Without a terminal Python collects several kilobytes of output before it writes them: logs come late, and the last lines before a crash or a kill never do.",
            remedy: """
                Set `PYTHONUNBUFFERED=1`. Programs that print a lot and need no logs in time may leave it. PYTHONDONTWRITEBYTECODE, which is often set along with it, makes starts of containers \
                slower unless files are compiled while the image is built.
                """),
        reference: "https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUNBUFFERED",
        flagged: [
            RuleExample(
                "A program",
                """
                FROM python:3.13
                COPY . /app
                CMD [1️⃣"python"2️⃣, "/app/main.py"]
                """),
            RuleExample(
                "Another stage sets it",
                """
                FROM python:3.13 AS build
                ENV PYTHONUNBUFFERED=1
                FROM python:3.13-slim
                ENTRYPOINT [1️⃣"python3"2️⃣, "-m", "app"]
                """),
        ],
        clean: [
            RuleExample(
                "Set",
                """
                FROM python:3.13 AS base
                ENV PYTHONUNBUFFERED=1
                FROM base
                CMD ["python", "main.py"]
                """),
            RuleExample(
                "By an option",
                """
                FROM python:3.13
                CMD ["python", "-u", "main.py"]
                """),
            RuleExample(
                "Nobody knows the image",
                """
                FROM registry.example.com/python:1
                CMD ["python", "main.py"]
                """),
            RuleExample(
                "A version is asked for",
                """
                FROM python:3.13
                CMD ["python", "--version"]
                """),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, case .absent = stage.final.variables["PYTHONUNBUFFERED"] else { return }
        for start in StartInstruction.effective(in: stage, of: file) where start.instruction.keyword != .healthcheck {
            guard case .exec(let words) = start.form, let program = words.first, isPython(program.text), words.count > 1,
                !words.dropFirst().contains(where: { ["-u", "--version", "-V", "--help"].contains($0.text) })
            else { continue }
            let place = Int(start.instruction.range.start)
            let fix = Fix(title: "Set PYTHONUNBUFFERED", edits: [TextEdit(SourceRange(place, place), "ENV PYTHONUNBUFFERED=1\n")], applicability: .safe, changes: [.variables])
            report.add(.buffered, at: program.range, fixes: [fix])
        }
    }

    /// `python`, `python3`, `/usr/local/bin/python3.13`.
    private static func isPython(_ program: String) -> Bool {
        guard let name = program.split(separator: "/").last, name.hasPrefix("python") else { return false }
        return name.dropFirst("python".count).allSatisfy { $0.isNumber || $0 == "." }
    }
}

extension RuleMessage {
    fileprivate static let buffered = RuleMessage(
        "Python holds back what it prints in containers of this image.", why: "Logs come late, and the last lines before a crash never do.", remedy: "Set PYTHONUNBUFFERED=1.")
}
