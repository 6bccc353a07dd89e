import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Compilers and headers in the image that is shipped.
enum ShippedBuildTools: Rule {
    static let metadata = RuleMetadata(
        name: "shipped-build-tools", code: "DHI019", severity: .information, summary: "Compilers or headers are installed in the shipped stage and left there",
        documentation: RuleDocumentation(
            what: """
                Reports the first compiler, build tool or -dev package in each installation of the stage that is built, when the file sets the start command and takes no package out again. \
                A stage whose start command calls such a tool itself is left alone. In the preset `hardened` only.
                """,
            why: """
                Containers do not need what builds need: it makes the image larger, has vulnerabilities of its own, and gives an intruder tools. Hardened runtime variants have no package \
                manager to install it with.
                """,
            remedy: "Build in a stage of its own and copy the result with `COPY --from`; the last stage installs only the libraries that are loaded (`libpq5`, not `libpq-dev`)."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "A compiler for packages",
                """
                FROM python:3.13-slim
                RUN apt-get update && apt-get install -y 1️⃣build-essential2️⃣ libpq-dev
                COPY . /app
                RUN pip install -r /app/requirements.txt
                CMD ["python", "/app/main.py"]
                """)
        ],
        clean: [
            RuleExample(
                "In a stage of its own",
                """
                FROM python:3.13 AS build
                RUN apt-get update && apt-get install -y build-essential
                RUN python -m venv /venv && /venv/bin/pip install uwsgi

                FROM python:3.13-slim
                COPY --from=build /venv /venv
                CMD ["/venv/bin/uwsgi"]
                """),
            RuleExample(
                "Taken out again",
                """
                FROM python:3.13-alpine
                RUN apk add --no-cache --virtual .build gcc musl-dev && pip install uwsgi && apk del .build
                CMD ["uwsgi"]
                """),
            RuleExample(
                "An image of tools",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y make gcc
                ENTRYPOINT ["make"]
                """),
        ],
        presets: [.hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, let start = stage.final.start.value, start.range != nil, stage.image.distribution.value != nil else { return }
        let history = file.history(of: stage)
        // What the stage does is read only where a word of a command may be such a package.
        guard history.contains(where: { namesTool($0, file) }), !history.contains(where: { removesPackages($0, file) }), !calls(start, file) else { return }
        let chain = file.model.chain(of: stage.index)
        for run in file.systemPackageRuns where !run.isTrigger && chain.contains(run.stage.index) {
            for call in run.calls where call.installs && (call.family == .apt || call.family == .apk) {
                let tools = call.operands.filter { $0.value.map(isTool) ?? false }
                if let first = tools.first { report.add(.shipped(tools.compactMap(\.value)), at: first.range) }
            }
        }
    }

    private static func namesTool(_ step: LintedFile.Step, _ file: LintedFile) -> Bool {
        let commands = file.commands(at: step.index)
        return commands.indices.contains { number in
            guard let name = commands[number].name, let family = PackageFamily(program: name), family == .apt || family == .apk else { return false }
            return commands[number].arguments.contains { $0.value.map(isTool) ?? false }
        }
    }

    /// Whether a package is one that only builds need, in whatever version.
    private static func isTool(_ written: String) -> Bool {
        let bytes = written.utf8
        guard let end = bytes.firstIndex(where: isVersionSign) else { return isToolName(written) }
        return isToolName(String(written[..<end]))
    }

    private static func isToolName(_ name: String) -> Bool { tools.contains(name) || name.hasSuffix("-dev") && !name.hasPrefix("fonts-") }

    /// What stands between the name of a package and its version.
    private static func isVersionSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "@"): true
        default: false
        }
    }

    private static func removesPackages(_ step: LintedFile.Step, _ file: LintedFile) -> Bool {
        file.commands(at: step.index).contains { command in
            guard let name = command.name, PackageManager.isOne(name) else { return false }
            return command.literalArguments.contains { ["del", "remove", "purge", "autoremove"].contains($0) }
        }
    }

    /// Whether containers build something themselves.
    private static func calls(_ start: StartCommand, _ file: LintedFile) -> Bool {
        let commands = start.isShellForm ? start.range.map { file.model.commands(inCommandAt: $0).compactMap(\.name) } ?? [] : []
        let words = commands + start.words.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        // A shell or a script may do anything.
        return words.contains { builders.contains($0) || $0.hasSuffix(".sh") } || words.isEmpty || !start.isShellForm && start.words.first.map { ["bash", "sh", "/bin/bash", "/bin/sh"].contains($0) } == true
    }

    private static let tools: NameSet = [
        "build-essential", "build-base", "gcc", "g++", "clang", "cmake", "make", "automake", "autoconf", "cargo", "rustc", "golang", "golang-go", "go", "maven", "gradle", "default-jdk",
        "libtool", "pkg-config", "alpine-sdk", "gfortran", "ninja-build",
    ]
    private static let builders: Set<String> = [
        "make", "gcc", "g++", "cc", "clang", "cmake", "go", "cargo", "rustc", "mvn", "gradle", "javac", "pip", "npm", "npx", "yarn", "pnpm", "bundle", "gem", "air", "reflex", "bazel", "ninja",
    ]
}

extension RuleMessage {
    fileprivate static func shipped(_ tools: [String]) -> RuleMessage {
        let names = tools.count > 3 ? tools.prefix(3).joined(separator: ", ") + " and others" : tools.joined(separator: ", ")
        return RuleMessage(
            "The shipped stage installs \(names) and keeps it, which builds need and few containers do.", why: "Containers carry it along.",
            remedy: "Build in a stage of its own and copy the result with COPY --from.")
    }
}
