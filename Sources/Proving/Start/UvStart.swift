import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Start commands that `uv run` starts: it brings the project's environment up to date, puts it first on the PATH and starts the program.
struct UvStart {
    /// The last `uv sync` of a stage.
    struct Sync {
        var environment: Place
        /// What it was told to install, or to leave out.
        var selection: Set<String>
    }

    let reader: StartReader

    /// The last call in a stage that made its project's environment; `nil`: there is none, or where is not known.
    static func lastSync(of stage: Stage, in model: DockerfileModel, catalog: Catalog) -> Sync? {
        var last: Sync?
        for (index, state) in zip(stage.instructions, stage.states) {
            guard case .run = model.tree.instructions[index].content else { continue }
            for command in model.commands(in: index, replacing: { state.variables[$0].value }) {
                guard let call = UvCall(command, catalog: catalog), call.isOfProject else { continue }
                guard call.subcommand == "sync", command.arguments.allSatisfy({ $0.value != nil }), let environment = call.environment(in: state.workdir.value.map { Place(absolute: $0) }, variables: state.variables) else {
                    last = nil
                    continue
                }
                last = Sync(environment: environment, selection: selection(command.literalArguments.drop { $0 != "sync" }.dropFirst()))
            }
        }
        return last
    }

    /// `nil`: it is not uv that is started.
    func step(_ line: StartLine) -> StartStepper.Step? {
        guard let program = line.words.first, program == "uv" || program.hasSuffix("/uv"), !reader.catalog.presence(ofCommand: "uv", in: reader.runtime).isPresent else { return nil }
        func refused(_ why: String) -> StartStepper.Step { .refused(StartRefusal("start-uv", "containers start `\(CommandText.short(line.words))`, and \(reader.title) has no uv; \(why)")) }
        guard line.words.dropFirst().first == "run" else { return refused("start the program itself") }
        guard let sync = reader.uvSync else { return refused("which environment it would start the program in is not known") }
        var options: [String] = []
        var rest = line.words.dropFirst(2)
        var isModule = false
        while let word = rest.first, word.hasPrefix("-") {
            rest = rest.dropFirst()
            if word == "--" { break }
            if word == "-m" || word == "--module" {
                isModule = true
                break
            }
            guard Self.neutral.contains(word) || Self.choosing.contains(word) || word == "--no-sync" else { return refused("what its option \(word) asks for is not worked out here") }
            options.append(word)
        }
        let keeps = options.contains("--no-sync") || ["1", "true"].contains(reader.environment["UV_NO_SYNC"] ?? "")
        guard keeps || Self.selection(options[...]) == sync.selection else { return refused("when it starts it would install what `uv sync` left out; say --no-sync, or start the program itself") }
        guard let name = rest.first else { return refused("it starts nothing") }
        // The folder that uv puts in front is there already, or has to be said.
        let programs = sync.environment.appending("bin")
        guard let path = reader.final.variables["PATH"].value else { return refused("it puts \(programs.text) in front of the PATH, which is not known; say so by ENV, and start the program itself") }
        var next = line
        if path.split(separator: ":").first.map({ Place(absolute: String($0)) }) != programs { next.programs = programs }
        if isModule {
            next.words = ["python", "-m"] + rest
        } else if name.hasSuffix(".py") {
            // A script may name packages of its own, for an environment of its own.
            guard let bytes = Place(name, in: line.folder).flatMap({ reader.files?.contents(of: $0) }), !String(decoding: bytes, as: UTF8.self).contains("# /// script") else {
                return refused("whether \(name) asks for an environment of its own is not known")
            }
            next.words = ["python"] + rest
        } else {
            guard !name.contains("/"), !name.contains(":"), !ShellStart.isShell(name) else { return refused("start the program itself") }
            next.words = Array(rest)
        }
        return .next(next)
    }

    private static func selection(_ words: ArraySlice<String>) -> Set<String> { Set(words.filter { !neutral.contains($0) && $0 != "--no-sync" }) }

    /// Options that change nothing of what is installed.
    private static let neutral: Set<String> = [
        "--frozen", "--locked", "--offline", "--no-cache", "-n", "--quiet", "-q", "--no-progress", "--compile-bytecode", "--no-python-downloads", "--link-mode=copy", "--link-mode=hardlink",
    ]
    /// Options without a value that say what is installed.
    private static let choosing: Set<String> = ["--no-dev", "--no-default-groups", "--all-extras", "--all-groups", "--no-editable", "--dev"]
}
