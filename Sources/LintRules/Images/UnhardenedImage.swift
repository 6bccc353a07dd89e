import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import Linting
import Migration
import SourceModel

/// A base image that has a hardened twin.
enum UnhardenedImage: Rule {
    static let metadata = RuleMetadata(
        name: "unhardened-image", code: "DHI034", severity: .information, summary: "The base image has a hardened equivalent",
        documentation: RuleDocumentation(
            what: """
                Reports a FROM whose image has a counterpart among the Docker Hardened Images for this very tag. What a migration would not touch without permission \
                (digests, other families of systems, rows that are a judgement by name) is left alone, and so is a FROM below `# dhi keep`. Only where the rule is asked for by name: images \
                that have no shell already, twins of another release or that have ended, images for whose entry script the file brings files, stages in which nothing runs and of which \
                only files are taken, tags that name a system which the twin has not, images of languages themselves, files for editors in `.devcontainer`, and files that a program has written (`generated … do not edit`).
                """,
            why: "The hardened image has fewer packages and so fewer vulnerabilities, is patched quickly, and its runtime variants do not run as root.",
            remedy: """
                Run `dhi migrate` on the file: it shows what changes and moves only what it can show to hold. `dhi lint --as-migrated` reports what else the file needs \
                to run on the runtime variant.
                """),
        reference: "https://docs.docker.com/dhi/",
        flagged: [
            RuleExample(
                "An official image",
                """
                FROM 1️⃣python:3.132️⃣
                CMD ["python", "-m", "http.server"]
                """),
            RuleExample(
                "By way of an argument",
                """
                ARG VERSION=3.13
                FROM 1️⃣python:${VERSION}2️⃣
                """),
        ],
        clean: [
            RuleExample("A hardened image", "FROM dhi.io/python:3.13"),
            RuleExample("An image without counterpart", "FROM registry.example.com/team/base:1"),
            RuleExample(
                "Kept on purpose",
                """
                # dhi keep reason=needs the full image
                FROM python:3.13
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard !file.isAsMigrated else { return }
        let shipped = file.target.map { file.model.root(of: $0) }
        for number in file.model.uses.indices where file.model.uses[number].kind == .from {
            guard case .image = file.model.uses[number].target, let text = file.model.uses[number].reference.text.value, text != "scratch" else { continue }
            let index = file.model.uses[number].stage
            let platform = file.model.stages[index].from.platform?.value.flatMap { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "$")) ? nil : $0 }
            let isShipped = index == shipped
            let builds = !isShipped || runs(index, file)
            guard let twin = file.images.twin(of: text, platform: platform, isBuildStage: builds) else { continue }
            let (use, stage) = (file.model.uses[number], file.model.stages[index])
            if KeepPragma.reason(above: file.tree.instructions[stage.fromIndex]) != nil { continue }
            if let name = stage.name, file.images.options.excludedStages.contains(name) { continue }
            let runsCommands = isShipped ? builds : runs(index, file)
            // There is no image to build on.
            if builds, !twin.definition.isBuildImage, !twin.definition.hasShell, runsCommands { continue }
            let runtimes = isShipped && twin.definition.isBuildImage ? RuntimeVariant.references(of: twin.definition, twin.tag, in: file) : []
            var fixes: [Fix] = []
            // A stage that runs no command ships what it stands on.
            let target = (builds ? nil : runtimes.first) ?? twin.reference
            // A command line needs a shell, which the runtime image has not.
            let isShellForm = isShipped && !builds && file.targetStage?.final.start.value?.isShellForm == true
            // Which of several runtimes a program needs is for whoever wrote it to say.
            if !isShellForm, builds || runtimes.count < 2, let edits = TwinSearch.edits(of: file.model, use: number, to: target) {
                fixes = [Fix(title: "Use \(target)", edits: edits, applicability: .displayOnly)]
            }
            let isSame = isOfSameRelease(twin, text)
            let remarks = [
                change(from: stage, to: twin) ?? newerRelease(text, stage, twin), missingVariable(stage, twin, file), isShipped ? otherPort(stage, twin) : nil,
                isShellForm && !twin.definition.hasShell ? "It has no shell, which the start command needs." : nil,
            ].compactMap { $0 }
            let message: RuleMessage = isSame ? .twin(text, twin.reference, runtimes: runtimes, remarks) : .nearest(text, twin.reference)
            // Of a stage in which nothing runs, only files are taken.
            let isSource = !isShipped && !runsCommands
            let onDemand = !isSame || isSource || namesSystem(text, stage, twin) || isShipped && StageRole.isLanguage(stage, in: file) || file.isForDevelopment || stage.image.hasShell.value == false || hasEnded(twin.definition, file) || fillsEntrypoint(use.stage, file) || isGenerated(file)
            report.add(message, at: use.reference.word.range, fixes: fixes, onDemand: onDemand)
        }
    }

    /// Whether a tag names a system, which the twin has not: `10.0-noble` was chosen for Ubuntu.
    private static func namesSystem(_ text: String, _ stage: Stage, _ twin: HardenedTwin) -> Bool {
        guard change(from: stage, to: twin) != nil, let tag = (try? ImageReference.parse(text))?.tag else { return false }
        return SourceTag(tag).system != nil
    }

    /// What is to be said of the system where it becomes another one.
    private static func change(from stage: Stage, to twin: HardenedTwin) -> String? {
        guard let present = stage.image.distribution.value, case let other = twin.definition.distribution, present.family != other.family, other.family != .scratch, other.family != .other else { return nil }
        return "It stands on \(other.family.title) instead of \(present.title)."
    }

    /// What is to be said of the release of a system that a tag names, where it becomes another one.
    private static func newerRelease(_ text: String, _ stage: Stage, _ twin: HardenedTwin) -> String? {
        guard let present = stage.image.distribution.value, case let other = twin.definition.distribution, present.family == other.family, present.release != nil, other.release != nil,
            present.release != other.release, let tag = (try? ImageReference.parse(text))?.tag, SourceTag(tag).system != nil
        else { return nil }
        return "It stands on \(other.title) instead of \(present.title)."
    }

    /// A variable that the image sets, which the file uses and the twin lacks; there is a PATH anyway.
    private static func missingVariable(_ stage: Stage, _ twin: HardenedTwin, _ file: LintedFile) -> String? {
        guard let present = stage.image.environment.value else { return nil }
        let instructions = file.model.family(of: stage.index).sorted().flatMap { file.model.stages[$0].instructions }.map { file.tree.instructions[$0] }
        guard instructions.contains(where: VariableMentions.mayHold) else { return nil }
        var set: Set<String> = []
        for instruction in instructions {
            let mentions = VariableMentions(instruction, in: file.tree).all
            if let name = mentions.first(where: { $0.name != "PATH" && present[$0.name] != nil && twin.definition.environment[$0.name] == nil && !set.contains($0.name) && !$0.hasDefault })?.name {
                return "It does not set \(name), which the file uses."
            }
            switch instruction.content {
            case .env(let pairs): set.formUnion(pairs.map(\.key.text))
            case .arg(let declarations): set.formUnion(declarations.map(\.name.text))
            default: continue
            }
        }
        return nil
    }

    /// The port that the image says it listens on, where the twin's is another one.
    private static func otherPort(_ stage: Stage, _ twin: HardenedTwin) -> String? {
        func port(_ ports: [String]) -> Substring? { ports.count == 1 ? ports[0].split(separator: "/").first : nil }
        guard let present = port(stage.image.ports), let other = port(twin.definition.ports), present != other else { return nil }
        return "By itself it listens on port \(other) instead of \(present)."
    }

    /// Whether comments in front of the first instruction say that a program writes the file, which is where a base image is chosen.
    private static func isGenerated(_ file: LintedFile) -> Bool {
        let start = file.tree.instructions.first?.range.start ?? 0
        guard let comment = file.tree.trivia.first(where: { $0.kind == .comment && $0.range.start < start }), comment.range.start < start else { return false }
        let text = String(decoding: file.tree.bytes[..<Int(start)], as: UTF8.self).lowercased()
        return text.holdsBytes(of: "generated") && text.holdsBytes(of: "not edit")
    }

    /// Whether the twin got no more repairs when the catalogue was made.
    private static func hasEnded(_ definition: ImageDefinition, _ file: LintedFile) -> Bool {
        definition.endOfLife.map { $0 <= file.catalog.stamp.date } ?? false
    }

    /// Whether the stage brings scripts for an entry script that hardened images do not have.
    private static func fillsEntrypoint(_ stage: Int, _ file: LintedFile) -> Bool {
        file.model.family(of: stage).contains { member in
            file.model.stages[member].instructions.contains { index in
                switch file.tree.instructions[index].content {
                case .copy(let copy), .add(let copy): copy.destination.text.holdsBytes(of: "/docker-entrypoint")
                default: false
                }
            }
        }
    }

    /// Whether the twin's tag has the release line that the reference names, as far as it names one: `rust:1.83` is none of `1.98`.
    private static func isOfSameRelease(_ twin: HardenedTwin, _ text: String) -> Bool {
        guard let tag = (try? ImageReference.parse(text))?.tag, let written = SourceTag(tag).version?.numbers, let own = SourceTag(twin.tag).version?.numbers else { return true }
        // The last of three numbers is a patch of the same line.
        return zip(written, own).prefix(2).allSatisfy { $0 == $1 }
    }

    /// Whether commands are run in the stage or in those that stand on it.
    private static func runs(_ stage: Int, _ file: LintedFile) -> Bool {
        file.model.family(of: stage).contains { member in
            file.model.stages[member].instructions.contains { if case .run = file.tree.instructions[$0].content { true } else { false } }
        }
    }
}

extension RuleMessage {
    fileprivate static func twin(_ image: String, _ twin: String, runtimes: [String], _ remarks: [String]) -> RuleMessage {
        let pair = runtimes.isEmpty || runtimes == [twin] ? twin : "\(twin) to build on, and \(runtimes.joined(separator: " or ")) to ship"
        return RuleMessage(
            "\(image) has a hardened equivalent: \(pair).", why: "Hardened images have fewer packages and vulnerabilities.",
            remedy: (remarks + ["'dhi migrate' shows what the move changes."]).joined(separator: " "))
    }

    fileprivate static func nearest(_ image: String, _ twin: String) -> RuleMessage {
        RuleMessage(
            "\(image) has no hardened equivalent of its release; the nearest is \(twin).", why: "Hardened images have fewer packages and vulnerabilities.",
            remedy: "'dhi migrate --upgrade-eol' shows what the move changes.")
    }
}
