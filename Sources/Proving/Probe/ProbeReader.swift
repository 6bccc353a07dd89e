public import DockerfileSemantics
public import HardenedCatalog
import ShellSyntax
import SourceModel

/// Works out what a HEALTHCHECK comes to on an image that has no shell, and perhaps neither curl nor wget.
public struct ProbeReader {
    let runtime: ImageDefinition
    /// Its name for people.
    let title: String
    let catalog: Catalog
    /// Of the image that the file is built on now.
    let source: SourceImage?

    public init(runtime: ImageDefinition, title: String, source: SourceImage?, catalog: Catalog) {
        self.runtime = runtime
        self.title = title
        self.source = source
        self.catalog = catalog
    }

    public func read(_ check: StartCommand) -> ProbeReading {
        guard check.range != nil else { return .same }
        if ShellStart.needsShell(check.words, isShellForm: check.isShellForm) {
            if runtime.hasShell { return .same }
            guard check.words.count == 3, check.words[1] == "-c" else { return refused("probe-needs-shell", "HEALTHCHECK needs a shell, and \(title) has none") }
            return text(check.words[2])
        }
        let words = check.words.map { ShellWord(literal: Array($0.utf8), range: check.range ?? SourceRange(0, 0)) }
        guard let name = check.words.first, !has(name), let probe = HTTPProbe.read(words, isBusybox: isBusybox) else { return .same }
        return request(probe, name)
    }

    /// Text for a shell: one command, perhaps with `|| exit 1` behind it, and with its output thrown away.
    private func text(_ text: String) -> ProbeReading {
        let needsShell = refused("probe-needs-shell", "HEALTHCHECK needs a shell, and \(title) has none: it is more than one plain command")
        let script = ShellParser.parse(Array(text.utf8), dialect: .posix)
        guard script.isAccepted, script.isComplete, script.statements.count == 1, let statement = script.statements.first, statement.terminator != .background, statement.rest.count <= 1,
            let command = Self.simple(statement.first), statement.rest.allSatisfy({ $0.connector == .or && Self.isFailure($0.pipeline) }), command.assignments.isEmpty,
            command.redirections.allSatisfy(Self.onlyHides)
        else { return needsShell }
        var words = command.words
        if words.first?.literalValue == "exec" { words.removeFirst() }
        guard let name = words.first?.literalValue, !words[0].hasGlob else { return needsShell }
        if !has(name), let probe = HTTPProbe.read(words, isBusybox: isBusybox) { return request(probe, name) }
        var literals: [String] = []
        for word in words {
            guard !word.hasGlob, !word.maySplit, let value = word.literalValue else { return refused("probe-needs-shell", "HEALTHCHECK needs a shell, and \(title) has none: a variable or pattern in it is read when it runs") }
            literals.append(value)
        }
        if ShellStart.isBuiltin(name) { return needsShell }
        if ShellStart.isShell(name) { return needsShell }
        if case .absent = catalog.presence(ofCommand: name, in: runtime) { return refused("probe-missing", "HEALTHCHECK calls \(name), which \(title) does not have") }
        return .words(literals)
    }

    private func request(_ probe: Result<HTTPProbe, HTTPProbe.Refusal>, _ name: String) -> ProbeReading {
        switch probe {
        case .failure(let refusal): return refused("probe-missing", "HEALTHCHECK calls \(name), which \(title) does not have, and cannot be written in another language: \(refusal.text)")
        case .success(let probe):
            if let python = ["python", "python3"].first(where: has) { return .words(ProbeScript.python(probe, program: python)) }
            // From 20 on it tries all addresses of localhost.
            if has("node"), (Int(runtime.version.prefix { $0.isNumber }) ?? 0) >= 20 {
                return ProbeScript.node(probe).map(ProbeReading.words) ?? refused("probe-missing", "HEALTHCHECK calls \(name), which \(title) does not have, and node cannot ask in the same way")
            }
            return refused("probe-missing", "HEALTHCHECK calls \(name), which \(title) does not have, nor an interpreter that could ask instead; leave it out with --allow drop-healthcheck")
        }
    }

    private func refused(_ id: String, _ message: String) -> ProbeReading { .refused(StartRefusal(id, message)) }

    private func has(_ program: String) -> Bool { catalog.presence(ofCommand: program, in: runtime).isPresent }

    private var isBusybox: Bool { source?.distribution.family == .alpine }

    private static func simple(_ pipeline: ShellPipeline) -> ShellCommand? {
        guard pipeline.commands.count == 1, !pipeline.isNegated, !pipeline.isTimed, case .simple(let command)? = pipeline.commands.first else { return nil }
        return command
    }

    /// `exit 1`, `exit` (with the status of what failed) or `false`: any status but 0 means the same to the engine.
    private static func isFailure(_ pipeline: ShellPipeline) -> Bool {
        guard let command = simple(pipeline), command.assignments.isEmpty, command.redirections.isEmpty else { return false }
        switch command.words.map({ $0.literalValue ?? "$" }) {
        case ["exit"], ["false"]: return true
        case let words where words.count == 2 && words[0] == "exit": return Int(words[1]).map { $0 > 0 && $0 < 256 } ?? false
        default: return false
        }
    }

    /// `>/dev/null`, `2>&1` and their kin, which only keep the output out of the engine's record.
    private static func onlyHides(_ redirection: ShellRedirection) -> Bool {
        switch redirection.operation {
        case .output, .append: redirection.target.literalValue == "/dev/null"
        case .duplicateOutput: redirection.target.literalValue == "1" || redirection.target.literalValue == "2"
        default: false
        }
    }
}
