import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// What a build makes of one stage, for `BuildMeaning`.
struct StageMeaning {
    private let stage: Stage
    private let model: DockerfileModel
    private var tree: DockerfileTree { model.tree }

    init(_ stage: Stage, _ model: DockerfileModel) {
        self.stage = stage
        self.model = model
    }

    func write(into meaning: inout BuildMeaning) {
        let place = "\(stage.index)"
        let from = tree.instructions[stage.fromIndex]
        let base: String =
            if case .stage(let parent) = stage.base { "stage \(parent)" } else { text(stage.from.image, in: from) }
        meaning.add(.base, place, base, platform)
        meaning.add(.stages, place, stage.name ?? "")
        var settings = Settings()
        // Between which commands a variable is set decides who sees it.
        var acts = 0
        for (index, state) in zip(stage.instructions, stage.states) {
            let instruction = tree.instructions[index]
            let place = "\(place) \(acts)"
            switch instruction.content {
            case .run:
                meaning.add(.commands, place, who(state), shell(state, instruction), flags(instruction), command(instruction))
                acts += 1
            case .copy(let copy), .add(let copy):
                meaning.add(.files, place, who(state), kind(copy, instruction), flags(instruction), destination(copy, state, instruction), sources(copy, instruction))
                acts += 1
            case .env(let pairs):
                for pair in pairs { meaning.add(.variables, place, "env", text(pair.key, in: instruction), text(pair.value, in: instruction)) }
            case .arg(let declarations):
                for declaration in declarations {
                    meaning.add(.variables, place, "arg", text(declaration.name, in: instruction), declaration.value.map { "=" + text($0, in: instruction) } ?? "")
                }
            case .onbuild(let onbuild): meaning.add(.triggers, place, triggers(onbuild, instruction))
            case .label(let pairs): for pair in pairs { settings.labels[text(pair.key, in: instruction)] = text(pair.value, in: instruction) }
            case .maintainer(let word): settings.author = text(word, in: instruction)
            case .expose(let words): settings.ports.formUnion(words.map { port(text($0, in: instruction)) })
            case .volume(let words): settings.volumes.formUnion(words.map { text($0, in: instruction) })
            case .stopsignal(let word): settings.stopSignal = text(word, in: instruction)
            case .healthcheck(let check):
                settings.healthcheck = "\(shell(state, instruction)) \(check.kind.text.lowercased()) \(check.interval) \(check.timeout) \(check.startPeriod) \(check.startInterval) \(check.retries) \(command(check.command))"
            default: break
            }
        }
        let final = stage.final
        meaning.add(.user, place, who(final))
        meaning.add(.workdir, place, "\(final.workdir.value ?? "?")")
        meaning.add(.shell, place, final.shell.value.map { "\($0)" } ?? "?")
        meaning.add(.start, place, start(final.entrypoint), start(final.cmd))
        settings.write(into: &meaning, place)
    }

    /// What is overwritten, or joined, by later instructions.
    private struct Settings {
        var labels: [String: String] = [:]
        var author = ""
        var ports: Set<String> = []
        var volumes: Set<String> = []
        var stopSignal = ""
        var healthcheck = ""

        func write(into meaning: inout BuildMeaning, _ place: String) {
            for (key, value) in labels.sorted(by: { $0.key < $1.key }) { meaning.add(.labels, place, key, value) }
            meaning.add(.author, place, author)
            for port in ports.sorted() { meaning.add(.ports, place, port) }
            for volume in volumes.sorted() { meaning.add(.volumes, place, volume) }
            meaning.add(.stopSignal, place, stopSignal)
            meaning.add(.healthcheck, place, healthcheck)
        }
    }
}

// MARK: - Parts

extension StageMeaning {
    /// `$TARGETPLATFORM` is what there is without the flag.
    private var platform: String {
        let value = stage.from.platform?.value ?? ""
        return ["$TARGETPLATFORM", "${TARGETPLATFORM}"].contains(value) ? "" : value
    }

    /// A word without its quotes, with its variables named.
    private func text(_ word: Word, in instruction: Instruction) -> String {
        WordSyntax.parts(of: word, in: instruction, escape: tree.escape).map(text) ?? word.text
    }

    private func text(_ parts: [WordPart]) -> String {
        parts.map { part in
            switch part {
            case .literal(let text, _): text
            case .variable(let variable):
                variable.modifier.isEmpty ? "\u{1}\(variable.name)" : "\u{1}\(variable.name)\u{2}\(String(decoding: tree.bytes[variable.range.indices], as: UTF8.self))"
            }
        }.joined()
    }

    private func who(_ state: StageState) -> String { state.user.value?.text ?? "?" }

    private func start(_ fact: Fact<StartCommand>) -> String {
        switch fact {
        case .present(let command, _): "\(command.words) \(command.isShellForm)"
        case .absent: "none"
        case .unknown: "?"
        }
    }

    private func shell(_ state: StageState, _ instruction: Instruction) -> String {
        let words: String = if case .present(let words, _) = state.shell { "\(words)" } else { "" }
        switch instruction.content {
        case .run(let run): if case .exec = run.command { return "" }
        case .healthcheck(let check): if case .exec? = check.command { return "" }
        default: break
        }
        return words
    }

    private func command(_ form: CommandForm?) -> String {
        switch form {
        case .shell(let word)?: word.text
        case .exec(let words)?: "\(words.map(\.text))"
        case nil: ""
        }
    }

    private func command(_ instruction: Instruction) -> String {
        guard case .run(let run) = instruction.content else { return "" }
        let bodies = instruction.heredocs.map { "\($0.name) \($0.expand) \($0.chomp) " + String(decoding: tree.bytes[$0.body.indices], as: UTF8.self) }
        return ([command(run.command)] + bodies).joined(separator: "\u{0}")
    }

    private func flags(_ instruction: Instruction) -> String {
        instruction.flags.filter { !["interval", "timeout", "start-period", "start-interval", "retries"].contains($0.name) }.map { flag in
            // Names of stages are compared in lower case, and numbers stand for them.
            guard flag.name == "from", let value = flag.value, let stage = model.stages.last(where: { $0.index < self.stage.index && ($0.name == value.lowercased() || "\($0.index)" == value) }) else { return flag.raw }
            return "--from=\(stage.index)"
        }.sorted().joined(separator: " ")
    }

    /// ADD does the same as COPY where nothing is fetched or unpacked.
    private func kind(_ copy: CopyInstruction, _ instruction: Instruction) -> String {
        guard instruction.keyword == .add else { return "copy" }
        let isPlain = copy.sources.allSatisfy { source in
            !source.text.contains("://") && !source.text.hasPrefix("git@") && !source.text.contains("$") && !ProgramPath.isArchive(source.text)
        }
        return isPlain ? "copy" : "add"
    }

    private func sources(_ copy: CopyInstruction, _ instruction: Instruction) -> String {
        (copy.sources.map { text($0, in: instruction) } + copy.inlineFiles.map { "\($0.path) \($0.expand) \($0.data)" }).joined(separator: "\u{0}")
    }

    private func destination(_ copy: CopyInstruction, _ state: StageState, _ instruction: Instruction) -> String {
        let path = text(copy.destination, in: instruction)
        // Several sources go into a folder, with or without the slash.
        let isFolder = path.hasSuffix("/") || copy.sources.count + copy.inlineFiles.count > 1
        let plain = path.hasSuffix("/") ? String(path.dropLast()) : path
        let folder = path.hasPrefix("/") || path.hasPrefix("\u{1}") ? "" : (state.workdir.value ?? "?") + "/"
        return folder + plain + (isFolder ? "/" : "")
    }

    private func triggers(_ onbuild: OnbuildInstruction, _ instruction: Instruction) -> String {
        onbuild.inner.map { inner in "\(inner.keyword.rawValue) \(flags(inner)) \(inner.arguments.words.map(\.text))" }.joined(separator: "\u{0}") + (onbuild.inner.isEmpty ? onbuild.expression : "")
    }

    /// Small letters, and tcp where nothing is said.
    private func port(_ text: String) -> String {
        let small = text.lowercased()
        return small.contains("/") || text.contains("\u{1}") ? small : small + "/tcp"
    }
}
