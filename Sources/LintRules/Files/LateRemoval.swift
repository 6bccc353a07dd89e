import BuildEffects
import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Something copied into a layer, and removed in a later one.
enum LateRemoval: Rule {
    static let metadata = RuleMetadata(
        name: "late-removal", code: "DHI040", severity: .information, summary: "A file that an earlier layer holds is removed, and stays in the image",
        documentation: RuleDocumentation(
            what: """
                Reports `rm` of a file or folder that a COPY or ADD of an earlier layer of the same image brought, in stages that are shipped. \
                For files that hold secrets by their name (`.npmrc`, `id_rsa`, `.netrc`) it is a warning.
                """,
            why: "Layers are only added: the file is hidden but still in the image, with all of its bytes, for everybody who unpacks the layer.",
            remedy: "Mount the file for the RUN that needs it (`--mount=type=bind`, or `type=secret`), or copy it in a build stage."),
        reference: "https://docs.docker.com/build/building/secrets/",
        flagged: [
            RuleExample("A secret", "FROM node:22\nWORKDIR /app\nCOPY .npmrc package.json ./\nRUN npm install && rm -f 1️⃣.npmrc2️⃣"),
            RuleExample("A key", "FROM debian:13\nCOPY id_rsa /root/.ssh/id_rsa\nRUN git clone git@example.com:a\nRUN rm -rf 1️⃣/root/.ssh2️⃣"),
            RuleExample("An archive", "FROM debian:13\nADD https://example.com/a.tar.gz /tmp/a.tar.gz\nRUN tar xf /tmp/a.tar.gz -C /opt && rm 1️⃣/tmp/a.tar.gz2️⃣"),
            RuleExample("A folder", "FROM debian:13\nCOPY src/ /src/\nRUN make -C /src install\nRUN rm -rf 1️⃣/src2️⃣"),
        ],
        clean: [
            RuleExample("Mounted", "FROM node:22\nWORKDIR /app\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci"),
            RuleExample("In a stage that is not shipped", "FROM debian:13 AS build\nCOPY src/ /src/\nRUN make -C /src install && rm -rf /src\nFROM debian:13\nCOPY --from=build /usr/local/ /usr/local/"),
            RuleExample("Made and removed by the same RUN", "FROM debian:13\nRUN curl -fsSLo /tmp/a https://example.com/ && rm /tmp/a"),
            RuleExample("Removed in front of the copy", "FROM debian:13\nRUN rm -rf /etc/a\nCOPY a /etc/a"),
            RuleExample("Other files", "FROM debian:13\nCOPY a.txt /a.txt\nRUN rm /b.txt"),
        ],
        presets: [])

    private struct Copied {
        var path: String
        var range: SourceRange
    }

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            guard stage.instructions.contains(where: { removes($0, file) }) else { continue }
            guard file.shippedStages.contains(stage) else { continue }
            var copied: [Copied] = []
            for step in file.history(of: stage) {
                switch step.instruction.content {
                case .copy(let copy): copied += places(copy, step, file)
                case .add(let copy): copied += places(copy, step, file)
                case .run: if stage.instructions.contains(step.index) { check(step, &copied, file, &report) }
                default: continue
                }
            }
        }
    }

    private static func removes(_ index: Int, _ file: LintedFile) -> Bool {
        file.tree.instructions[index].keyword == .run && file.commands(at: index).contains { $0.name == "rm" }
    }

    private static func check(_ step: LintedFile.Step, _ copied: inout [Copied], _ file: LintedFile, _ report: inout RuleReport) {
        var folder = step.state.workdir.value
        for command in file.commands(at: step.index) {
            if command.name == "cd" { folder = command.arguments.first?.value.flatMap { $0.hasPrefix("/") ? $0 : nil } }
            guard command.name == "rm" else { continue }
            for word in command.arguments {
                guard let value = word.value, !value.hasPrefix("-"), value.utf8.count > 1, let path = absolute(value, in: folder) else { continue }
                guard let place = copied.firstIndex(where: { covers(path, $0.path) }) else { continue }
                let isSecret = SecretFileName.isOne(copied[place].path)
                report.add(
                    .late(value, isSecret), at: word.range, severity: isSecret ? .warning : nil,
                    related: [RelatedPlace(range: copied[place].range, message: "this layer keeps it")])
                copied.removeAll { covers(path, $0.path) }
            }
        }
    }

    private static func covers(_ path: String, _ copied: String) -> Bool { copied == path || copied.hasPrefix(path + "/") }

    private static func absolute(_ path: String, in folder: String?) -> String? {
        let text = path.hasPrefix("/") ? path : folder.map { $0 + "/" + path }
        return text.map(IgnoreFile.cleaned)
    }

    /// Where the sources come to lie, as far as their names say so.
    private static func places(_ copy: CopyInstruction, _ step: LintedFile.Step, _ file: LintedFile) -> [Copied] {
        guard case .present(let destination, _) = file.expand(copy.destination, at: step), let path = absolute(destination, in: step.state.workdir.value) else { return [] }
        let isFolder = destination.hasSuffix("/") || destination == "." || destination.hasSuffix("/.") || copy.sources.count > 1
        return copy.sources.compactMap { source in
            if !isFolder { return Copied(path: path, range: source.range) }
            let name = source.text.split(separator: "/").last.map(String.init) ?? ""
            // Of a folder its content is copied.
            if source.text.hasSuffix("/") { return path == "/" ? nil : Copied(path: path, range: source.range) }
            guard !name.isEmpty, name != ".", !name.utf8.contains(where: { "*?[$".utf8.contains($0) }), name.utf8.contains(UInt8(ascii: ".")) else { return nil }
            return Copied(path: (path == "/" ? "" : path) + "/" + name, range: source.range)
        }
    }
}

extension RuleMessage {
    fileprivate static func late(_ path: String, _ isSecret: Bool) -> RuleMessage {
        RuleMessage(
            "\(path) stays in the image though it is removed here.", why: isSecret ? "The layer that brought it still holds the secret." : "The layer that brought it still holds all of its bytes.",
            remedy: isSecret ? "Give it to the RUN by --mount=type=secret." : "Mount it for the RUN that needs it (--mount=type=bind), or copy it in a build stage.")
    }
}
