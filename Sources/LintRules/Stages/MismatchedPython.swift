import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// Packages for one version of Python beside another.
enum MismatchedPython: Rule {
    static let metadata = RuleMetadata(
        name: "mismatched-python", code: "DHI028", severity: .error, summary: "Python packages are copied from another version of Python",
        documentation: RuleDocumentation(
            what: """
                Reports a COPY that takes a virtual environment or site-packages from a stage on one version of Python (3.12, 3.13 …) to a stage on another.
                """,
            why: """
                Packages lie in a folder that is named after the version, `lib/python3.12/site-packages`: another Python does not look there, and imports fail when the container \
                starts.
                """,
            remedy: "Build and run on the same version; one ARG for both tags keeps them together."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "A virtual environment",
                """
                FROM python:3.12 AS build
                RUN python -m venv /venv && /venv/bin/pip install flask

                FROM dhi.io/python:3.13
                COPY --from=build 1️⃣/venv2️⃣ /venv
                CMD ["/venv/bin/python", "-m", "flask", "run"]
                """),
            RuleExample(
                "The packages of an image",
                """
                FROM python:3.12 AS build
                RUN pip install flask

                FROM python:3.13-slim
                COPY --from=build 1️⃣/usr/local/lib/python3.12/site-packages2️⃣ /usr/local/lib/python3.12/site-packages
                CMD ["python", "-m", "flask", "run"]
                """),
        ],
        clean: [
            RuleExample(
                "The same version",
                """
                FROM python:3.13 AS build
                RUN python -m venv /venv && /venv/bin/pip install flask

                FROM python:3.13-slim
                COPY --from=build /venv /venv
                CMD ["/venv/bin/python", "-m", "flask", "run"]
                """),
            RuleExample(
                "With the Python that they belong to",
                """
                FROM python:3.12 AS build
                RUN pip install flask

                FROM python:3.13-slim
                COPY --from=build /usr/local /usr/local
                COPY --from=build /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages
                """),
            RuleExample(
                "Something else",
                """
                FROM python:3.12 AS build
                RUN python generate.py > /data.json

                FROM python:3.13-slim
                COPY --from=build /data.json /app/data.json
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        TakenCopies.forEach(file) { taken, maker, taker in
            guard taken.kind == .folderOfVersion else { return }
            // A program may be told to look there.
            let path = taker.final.variables["PYTHONPATH"]
            guard case .absent = path, !bringsPython(taker, file) else { return }
            report.add(
                .mismatched(taken, maker.title), at: taken.source,
                related: [file.basePlace(of: maker, "\(taken.made.title) here"), file.basePlace(of: taker, "\(taken.own.title) here")])
        }
    }

    /// Whether the stage takes the other Python itself over, too.
    private static func bringsPython(_ taker: Stage, _ file: LintedFile) -> Bool {
        file.effects(of: taker).flatMap(\.files).contains { effect in
            guard case .copy(_?, let sources) = effect.origin else { return false }
            return sources.contains { ["usr", "usr/local", "usr/local/bin", "usr/bin", ""].contains($0.split(separator: "/").joined(separator: "/")) }
        }
    }
}

extension RuleMessage {
    fileprivate static func mismatched(_ taken: TakenPackages, _ maker: String) -> RuleMessage {
        RuleMessage(
            "Packages for \(taken.made.title) come from \(maker), and \(taken.own.title) does not look for them there.", why: "Imports fail when the container starts.",
            remedy: "Build and run on the same version of Python.")
    }
}
