import HardenedCatalog
import DockerfileSyntax
import ShellSyntax
import SourceModel

/// Applies instructions to the state of a stage, as BuildKit does.
struct StageWalker {
    let tree: DockerfileTree
    let globals: VariableScope
    let buildArguments: [String: String]
    let catalog: Catalog?
    let commandCache: CommandCache

    /// Whether the instruction is of a kind that changes a state.
    mutating func apply(_ instruction: Instruction, to state: inout StageState) -> Bool {
        switch instruction.content {
        case .arg(let declarations):
            for declaration in declarations { declare(declaration, in: instruction, &state) }
        case .env(let pairs):
            let before = state.variables
            for pair in pairs {
                let key = value(of: pair.key, in: instruction, before).value ?? pair.key.text
                state.variables[key] = value(of: pair.value, in: instruction, before)
            }
        case .user(let word):
            let text = value(of: word, in: instruction, state.variables)
            let accounts = state.accounts
            state.user = text.map { UserIdentity(text: $0, accounts: accounts) }
        case .run: return readAccounts(in: instruction, &state)
        case .workdir(let word):
            state.workdir = joined(state.workdir, value(of: word, in: instruction, state.variables))
            state.workdirIsExplicit = true
        case .shell(let words):
            state.shell = .present(words.map(\.text), .text(instruction.range))
        case .cmd(let form):
            state.cmd = start(form, instruction, state)
            state.cmdSetHere = true
        case .entrypoint(let form):
            state.entrypoint = start(form, instruction, state)
            if !state.cmdSetHere { state.cmd = .absent(.text(instruction.range)) }
        case .healthcheck(let check):
            state.healthcheck = check.command.map { start($0, instruction, state) } ?? .absent(.text(instruction.range))
        default: return false
        }
        return true
    }

    /// Whether instructions of this kind change a state; few RUNs do.
    static func mayChangeState(_ keyword: Keyword) -> Bool {
        switch keyword {
        case .arg, .env, .user, .workdir, .shell, .cmd, .entrypoint, .healthcheck: true
        default: false
        }
    }

    /// Whether a RUN makes or changes accounts.
    private func readAccounts(in instruction: Instruction, _ state: inout StageState) -> Bool {
        // Scripts are read where such a program is named at all.
        guard let catalog, namesAccountProgram(instruction), case .run(let run) = instruction.content else { return false }
        let before = state.accounts
        let variables = state.variables
        let mayReplace = !instruction.heredocs.isEmpty || instruction.logicalLine.bytes.contains(UInt8(ascii: "$"))
        let replaced = mayReplace ? commandCache.script(of: run.command, in: instruction, of: tree)?.commands(replacing: { variables[$0].value }) : nil
        let commands = replaced ?? commandCache.commands(instruction.index, of: tree)
        for command in commands { state.accounts.apply(command, catalog: catalog) }
        return state.accounts != before
    }

    private func namesAccountProgram(_ instruction: Instruction) -> Bool {
        // All of them have `user` in their names, and few other RUNs do. One of its four letters stands at every fourth place.
        let bytes = tree.bytes.span
        let (start, end) = (Int(instruction.range.start), Int(instruction.range.end))
        var place = start + 3
        while place < end {
            let index: Int
            switch bytes[place] {
            case UInt8(ascii: "r"): index = place - 3
            case UInt8(ascii: "e"): index = place - 2
            case UInt8(ascii: "s"): index = place - 1
            case UInt8(ascii: "u"): index = place
            default:
                place += 4
                continue
            }
            place += 4
            guard index + 4 <= end, bytes[index] == UInt8(ascii: "u"), bytes[index + 1] == UInt8(ascii: "s"), bytes[index + 2] == UInt8(ascii: "e"),
                bytes[index + 3] == UInt8(ascii: "r")
            else { continue }
            let around = String(decoding: tree.bytes[max(start, index - 3)..<min(end, index + 7)], as: UTF8.self)
            if AccountCommand.userPrograms.contains(where: around.holdsBytes) { return true }
        }
        return false
    }

    private func declare(_ declaration: ArgumentDeclaration, in instruction: Instruction, _ state: inout StageState) {
        let name = declaration.name.text
        if let given = buildArguments[name] {
            state.variables[name] = .present(given, .configuration("--build-arg"))
        } else if let word = declaration.value {
            state.variables[name] = value(of: word, in: instruction, state.variables)
        } else if globals[name].value != nil || !globals[name].isKnown {
            state.variables[name] = globals[name]
        }
    }

    private func value(of word: Word, in instruction: Instruction, _ scope: VariableScope) -> Fact<String> {
        scope.expand(word, in: instruction.logicalLine, escape: tree.escape)?.from(.text(word.range)) ?? .unknown("the value cannot be read")
    }

    private func start(_ form: CommandForm, _ instruction: Instruction, _ state: StageState) -> Fact<StartCommand> {
        switch form {
        case .exec(let words):
            if words.isEmpty { return .absent(.text(instruction.range)) }
            return .present(StartCommand(words: words.map(\.text), isShellForm: false, range: instruction.range), .text(instruction.range))
        case .shell(let word):
            let shell = state.shell.value ?? ["/bin/sh", "-c"]
            return .present(StartCommand(words: shell + [word.text], isShellForm: true, range: instruction.range), .text(instruction.range))
        }
    }

    /// WORKDIR joined as BuildKit does: an absolute path replaces, a relative one is appended.
    private func joined(_ base: Fact<String>, _ addition: Fact<String>) -> Fact<String> {
        guard case .present(let path, let source) = addition else { return addition }
        if path.hasPrefix("/") { return .present(path, source) }
        guard case .present(let start, _) = base else { return base }
        // No system has such a folder; and thousands of relative WORKDIRs would take memory by the square of their number.
        if start.utf8.count + path.utf8.count > Self.longestPath { return .unknown("the path of the working directory is longer than \(Self.longestPath) bytes") }
        return .present(start.hasSuffix("/") ? start + path : start + "/" + path, source)
    }

    /// `PATH_MAX` of Linux.
    private static let longestPath = 4096
}

extension StageState {
    /// The state right behind `FROM image`.
    /// No initializer: one would take the facts over and have them copied, which are a large value.
    static func behind(_ image: ImageFacts) -> StageState {
        var hasHealthcheck = false
        var varying: [String] = []
        if case .source(let source) = image.origin {
            hasHealthcheck = source.hasHealthcheck
            varying = source.varyingEnvironment
        }
        let variables: VariableScope
        switch image.environment {
        case .present(let environment, let source):
            var scope = VariableScope(capacity: environment.count + 1)
            for (name, value) in environment { scope[name] = .present(value, source) }
            if environment["PATH"] == nil { scope["PATH"] = .present("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", .builder) }
            for name in varying { scope[name] = .unknown("$\(name) differs from tag to tag of \(image.title)") }
            variables = scope
        case .absent: variables = VariableScope()
        case .unknown(let reason): variables = VariableScope(unsetReason: reason)
        }
        return StageState(
            user: image.user, workdir: image.workdir, shell: image.buildShell.map { .present($0, .sourceImage(image.title)) } ?? .absent(.builder),
            entrypoint: image.entrypoint.map { StartCommand(words: $0, isShellForm: false, range: nil) },
            cmd: image.cmd.map { StartCommand(words: $0, isShellForm: false, range: nil) },
            healthcheck: hasHealthcheck ? .unknown("\(image.title) brings a HEALTHCHECK of its own") : .absent(.builder), variables: variables,
            accounts: AccountNumbers(image.accounts), workdirIsExplicit: false)
    }
}
