import BuildEffects
import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// The whole project copied in front of the installation of its packages.
enum EarlyCopy: Rule {
    static let metadata = RuleMetadata(
        name: "early-copy", code: "DHI041", severity: .hint, summary: "The whole project is copied before its packages are installed",
        documentation: RuleDocumentation(
            what: """
                Reports a COPY or ADD of the whole build context in front of the command that installs the packages of a list: `npm ci`, `yarn install`, `pnpm install`, `pip install -r`, `uv sync`, `go mod download`. \
                Off by default: it costs time, not correctness.
                """,
            why: "Every change of any file makes the layers after it new, so that all packages are fetched again.",
            remedy: "Copy the lists of packages first, install, and copy the rest after it."),
        reference: "https://docs.docker.com/build/cache/optimize/#order-your-layers",
        flagged: [
            RuleExample("Node.js", "FROM node:22\nWORKDIR /app\nCOPY 1️⃣.2️⃣ .\nRUN npm ci\nCMD [\"node\", \"server.js\"]"),
            RuleExample("Python, with other instructions in between", "FROM python:3.13\nWORKDIR /app\nCOPY 1️⃣./2️⃣ /app/\nENV A=b\nRUN pip install -r requirements.txt && python -m compileall ."),
            RuleExample("Go", "FROM golang:1.26\nWORKDIR /src\nADD 1️⃣.2️⃣ ./\nRUN go mod download\nRUN go build ./..."),
        ],
        clean: [
            RuleExample("Lists first", "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . ."),
            RuleExample("Named packages", "FROM node:22\nCOPY . .\nRUN npm install --global pm2"),
            RuleExample("The project itself", "FROM python:3.13\nCOPY . .\nRUN pip install ."),
            RuleExample("Installed twice", "FROM node:22\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build && npm ci --omit=dev"),
            RuleExample("From another stage", "FROM node:22 AS base\nFROM node:22\nCOPY --from=base . .\nRUN npm ci"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        var seen: Set<Int> = []
        for run in file.packageRuns where !run.isTrigger {
            guard let call = run.calls.first(where: installsList), seen.insert(run.stage.index).inserted else { continue }
            let copy = file.steps(of: run.stage).first { step in step.index < run.index && wholeContext(step.instruction) != nil }
            guard let copy, let source = wholeContext(copy.instruction) else { continue }
            report.add(.early(call.title), at: source.range, related: [RelatedPlace(range: call.verbRange ?? call.command.nameRange, message: "here the packages are installed")], fixes: fix(call, run, copy, file))
        }
    }

    private static func wholeContext(_ instruction: Instruction) -> Word? {
        switch instruction.content {
        case .copy(let copy), .add(let copy):
            guard copy.from == nil, !copy.isJSON, copy.sources.count == 1, copy.inlineFiles.isEmpty else { return nil }
            return [".", "./", "/"].contains(copy.sources[0].text) ? copy.sources[0] : nil
        default: return nil
        }
    }

    private static func installsList(_ call: PackageCall) -> Bool {
        switch call.family {
        case .npm: (["ci", "install", "i"].contains(call.verb)) && call.operands.isEmpty && !call.has("-g", "--global")
        case .yarn: (call.verb == "install" || call.verb.isEmpty && !call.has("--version", "-v")) && call.operands.isEmpty
        case .pnpm, .bun: ["install", "i", "ci"].contains(call.verb) && call.operands.isEmpty && !call.has("-g", "--global")
        case .pip: call.verb == "install" && call.has("-r", "--requirement") && call.operands.isEmpty
        case .uv: call.verb == "sync"
        case .go: call.verb == "download"
        default: false
        }
    }

    /// Where the command is all of its RUN and stands right behind the copy, it comes in front, behind a copy of its list.
    private static func fix(_ call: PackageCall, _ run: PackageRun, _ copy: LintedFile.Step, _ file: LintedFile) -> [Fix] {
        guard let list = list(of: call), run.index == copy.index + 1, run.commands.count == 1, run.instruction.heredocs.isEmpty, copy.instruction.flags.isEmpty, copy.instruction.lastLine + 1 == run.instruction.firstLine,
            case .copy(let written) = copy.instruction.content, case .present(let destination, _) = file.expand(written.destination, at: copy), let folder = run.state.workdir.value,
            [".", "./"].contains(destination) || IgnoreFile.cleaned(destination) == IgnoreFile.cleaned(folder)
        else { return [] }
        let bytes = file.tree.bytes
        let text = bytes[run.instruction.range.indices]
        guard text.last == UInt8(ascii: "\n") else { return [] }
        let lineEnd = text.dropLast().last == UInt8(ascii: "\r") ? "\r\n" : "\n"
        let start = Int(copy.instruction.range.start)
        let edits = [TextEdit(SourceRange(start, start), Array("COPY \(list) ./\(lineEnd)".utf8) + text), TextEdit(run.instruction.range, "")]
        return [Fix(title: "Install in front of the copy", edits: edits, applicability: .unsafe, changes: [.commands, .files, .variables])]
    }

    /// The files that a call reads, as patterns where one of them may be missing.
    private static func list(of call: PackageCall) -> String? {
        switch call.family {
        case .npm: return "package*.json"
        case .go: return "go.mod go.sum*"
        case .pip:
            let files = call.invocation.values(of: "-r").compactMap(\.value)
            guard files.count == 1, let name = files.first, !name.contains("/"), call.invocation.options.count == 1 || call.has("--no-cache-dir") && call.invocation.options.count == 2 else { return nil }
            return name
        default: return nil
        }
    }
}

extension RuleMessage {
    fileprivate static func early(_ title: String) -> RuleMessage {
        RuleMessage("The whole project is copied in front of \(title).", why: "A change of any file has all packages fetched again.", remedy: "Copy the lists of packages first, and the rest after it.")
    }
}
