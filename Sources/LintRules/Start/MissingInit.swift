import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// An ENTRYPOINT by way of an init that the image does not have.
enum MissingInit: Rule {
    static let metadata = RuleMetadata(
        name: "missing-init", code: "DHI037", severity: .error, summary: "ENTRYPOINT starts tini or dumb-init, which the image does not have",
        documentation: RuleDocumentation(
            what: """
                Reports ENTRYPOINT and CMD in exec form whose program is tini, dumb-init or catatonit, in the stage that is built, when its image is known not to have it and nothing in \
                the file brings it.
                """,
            why: "The container does not start: `exec: \"tini\": executable file not found in $PATH`. Hardened images and slim ones have no init.",
            remedy: """
                Start the program itself and give `--init` (Compose: `init: true`) to whoever runs the container; or install the init in a build stage and copy it: tini-static needs \
                no library.
                """),
        reference: "https://docs.docker.com/reference/cli/docker/container/run/#init",
        flagged: [
            RuleExample(
                "An init that the former image had",
                """
                FROM dhi.io/node:22
                COPY . /app
                ENTRYPOINT [1️⃣"dumb-init"2️⃣, "--"]
                CMD ["node", "/app/server.js"]
                """),
            RuleExample(
                "By its path",
                """
                FROM alpine:3.23
                COPY server /server
                ENTRYPOINT [1️⃣"/sbin/tini"2️⃣, "--", "/server"]
                """),
        ],
        clean: [
            RuleExample(
                "Installed",
                """
                FROM alpine:3.23
                RUN apk add --no-cache tini
                ENTRYPOINT ["/sbin/tini", "--", "/server"]
                """),
            RuleExample(
                "Copied from a build stage",
                """
                FROM dhi.io/node:22
                COPY --from=build /usr/bin/tini-static /tini
                ENTRYPOINT ["/tini", "--", "node", "/app/server.js"]
                """),
            RuleExample(
                "The init of the image",
                """
                FROM jenkins/jenkins:lts
                ENTRYPOINT ["/usr/bin/tini", "--", "/start"]
                """),
            RuleExample(
                "An image of which nothing is known",
                """
                FROM registry.example.com/base:1
                ENTRYPOINT ["tini", "--", "/server"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, file.has(.cmd) || file.has(.entrypoint) else { return }
        for start in StartInstruction.effective(in: stage, of: file) {
            guard start.instruction.keyword != .healthcheck, case .exec(let words) = start.form, let word = words.first, case let name = String(word.text.fileName), programs.contains(name),
                word.text == name || folders.contains(String(word.text.dropLast(name.count + 1))), isAbsent(name, stage, file)
            else { continue }
            var added = AddedPrograms(file, stage)
            guard !added.mayHold(word.text) else { continue }
            report.add(
                .missing(start.keyword, name, file.imageTitle(of: stage)), at: word.range, related: [file.basePlace(of: stage, "this image has no \(name)")],
                fixes: fix(start, words, stage, file).map { [$0] } ?? [])
        }
    }

    /// Starts the program itself. Without anything behind the init, ENTRYPOINT goes, where none of the image would come in its place.
    private static func fix(_ start: StartInstruction, _ words: [Word], _ stage: Stage, _ file: LintedFile) -> Fix? {
        if file.isAsMigrated { return nil }
        let rest = words.dropFirst(words.count > 1 && words[1].text == "--" ? 2 : 1)
        let edit: TextEdit
        if let first = rest.first {
            guard !first.text.hasPrefix("-") else { return nil }
            edit = TextEdit(SourceRange(Int(words[0].range.start), Int(first.range.start)), "")
        } else {
            guard start.instruction.keyword == .entrypoint, case .absent = stage.image.entrypoint, stage.final.cmd.value?.range != nil else { return nil }
            edit = TextEdit(start.instruction.range, "")
        }
        return Fix(title: "Start the program itself", edits: [edit], applicability: .unsafe, changes: [.start])
    }

    private static func isAbsent(_ name: String, _ stage: Stage, _ file: LintedFile) -> Bool {
        if stage.image.entrypoint.value?.contains(where: { $0.fileName == name }) == true { return false }
        return switch stage.image.origin {
        case .scratch: true
        case .hardened(let definition, _): file.catalog.presence(ofCommand: name, in: definition).isAbsent
        case .source(let source): file.catalog.presence(ofCommand: name, in: source).isAbsent
        case .configured, .unknown: false
        }
    }

    private static let programs: Set<String> = ["tini", "dumb-init", "catatonit"]
    /// Where packages put programs.
    private static let folders: Set<String> = ["/sbin", "/bin", "/usr/bin", "/usr/sbin"]
}

extension RuleMessage {
    fileprivate static func missing(_ keyword: String, _ program: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "\(keyword) starts \(program), which \(image) does not have.", why: "The container does not start.",
            remedy: "Start the program itself and run the container with --init, or copy \(program) from a build stage.")
    }
}
