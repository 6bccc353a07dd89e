import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Migration
import SourceModel

/// A build variant as the image that is shipped.
enum ShippedBuildImage: Rule {
    static let metadata = RuleMetadata(
        name: "shipped-build-image", code: "DHI020", severity: .warning, summary: "The shipped stage stands on a build variant",
        documentation: RuleDocumentation(
            what: """
                Reports the base of the stage that is built when it is a build variant of a hardened image (`-dev`, `-sdk`) and the catalogue has a runtime variant of \
                the same version for the same system; where containers start a script, only where the rule is asked for by name.
                """,
            why: """
                Build variants run as root and carry a shell, a package manager and tools: what hardened images are meant to leave out. Every one of them is of use to \
                an attacker and has to be patched.
                """,
            remedy: "Build in a stage on the build variant, name it with AS, and copy the result to a last stage on the runtime variant with `COPY --from`."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "One stage for all",
                """
                FROM 1️⃣dhi.io/python:3.13-dev2️⃣
                COPY . /app
                RUN pip install -r /app/requirements.txt
                CMD ["python", "/app/main.py"]
                """)
        ],
        clean: [
            RuleExample(
                "Two stages",
                """
                FROM dhi.io/python:3.13-dev AS build
                RUN pip install --target /app/lib flask

                FROM dhi.io/python:3.13
                COPY --from=build /app /app
                """),
            RuleExample(
                "An image that comes as a build variant only",
                """
                FROM dhi.io/maven:3-jdk21-alpine3.23-dev
                CMD ["mvn", "verify"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let target = file.targetStage, case .hardened(let definition, let tag) = target.image.origin, definition.isBuildImage else { return }
        guard let reference = RuntimeVariant.reference(of: definition, tag, in: file) else { return }
        let stage = file.model.stages[file.model.root(of: target.index)]
        report.add(.build(file.imageTitle(of: stage), reference, runsAsRoot: target.final.user.value?.isRoot == true), at: stage.reference.word.range, onDemand: startsScript(target))
    }

    /// Whether containers start a script, for which the runtime image may have no shell.
    private static func startsScript(_ stage: Stage) -> Bool {
        guard let start = stage.final.start.value else { return false }
        return start.isShellForm || start.words.first.map { $0.hasSuffix(".sh") || Wrapper.mayStartItsArguments([$0]) } ?? false
    }
}

extension RuleMessage {
    fileprivate static func build(_ image: String, _ runtime: String, runsAsRoot: Bool) -> RuleMessage {
        RuleMessage(
            "The shipped stage stands on the build variant \(image).", why: "It \(runsAsRoot ? "runs as root and " : "")carries a shell, a package manager and tools.",
            remedy: "Build in a stage of its own and copy the result to a last stage on \(runtime).")
    }
}
