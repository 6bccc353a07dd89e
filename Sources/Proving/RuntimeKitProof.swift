import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// Whether a program that was started with a development kit at hand may do without it, and with what the runtime image has.
struct RuntimeKitProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard stage.isSplit, let definition = stage.definition, let source = stage.before.image.sourceImage else { return [] }
        let words = stage.after.final.start.value?.words ?? []
        if stage.catalog.presence(ofCommand: "java", in: definition).isPresent { return javaFindings(words, source, definition) }
        if definition.image == "aspnetcore" { return dotnetFindings(words, source) }
        if let program = compilingStart { return [failed("`\(program)` compiles when the container starts, for which it needs what the build has fetched and a folder to write in")] }
        if definition.image == "php" {
            return [assumed("extensions", "the program uses no extension of PHP that \(stage.before.image.title) has and \(stage.after.image.title) lacks")]
        }
        // What this stage installs itself is looked at with its packages.
        let isInterpreter = ["node", "bun", "deno", "python", "ruby"].contains(definition.image)
        guard isInterpreter, copiesFromStages else { return [] }
        return [assumed("native-libraries", "native parts of what is copied from other stages load no library that \(stage.after.image.title) lacks")]
    }

    /// What of the start command compiles, by its text: `go run .`, `cargo run`, or a program that does so when files change.
    private var compilingStart: String? {
        guard let start = stage.after.final.start.value else { return nil }
        let commands = start.isShellForm ? start.range.map { stage.result.commands(inCommandAt: $0) } ?? [] : []
        let lines = commands.map { [$0.name ?? ""] + $0.literalArguments } + [start.words]
        return lines.lazy.compactMap { words -> String? in
            guard let name = words.first?.split(separator: "/").last.map(String.init) else { return nil }
            if Self.compilers[name]?.contains(words.dropFirst().first ?? "") == true { return words.prefix(2).joined(separator: " ") }
            return Self.watchers.contains(name) ? name : nil
        }.first
    }

    private static let compilers: [String: Set<String>] = [
        "go": ["run", "test", "build", "install", "generate", "get", "tool", "vet", "mod", "work"], "cargo": ["run", "test", "build", "bench", "install", "watch", "r", "b", "t"],
    ]
    /// Programs that call the compiler of Go, or read sources by it.
    private static let watchers: Set<String> = [
        "air", "dlv", "CompileDaemon", "reflex", "fresh", "realize", "gow", "gin", "modd", "watcher", "nodemon", "wgo", "godo", "bee", "revel", "buffalo", "mage", "task", "gopls", "golangci-lint", "ginkgo",
        "gotestsum", "goimports", "staticcheck", "mockgen", "mockery", "gomobile", "xgo", "goreleaser", "ko", "cargo-watch", "bacon", "trunk",
    ]

    private var copiesFromStages: Bool {
        stage.original.uses.contains { use in
            guard use.kind == .copy, use.stage == stage.before.index, case .stage = use.target else { return false }
            return true
        }
    }

    private func javaFindings(_ words: [String], _ source: SourceImage, _ definition: ImageDefinition) -> [ProofFinding] {
        let title = stage.after.image.title
        var findings = [assumed("native-libraries", "native parts of the program, in its jars or beside them, load no library that \(title) lacks")]
        let losesKit = definition.image == "eclipse-temurin" && !stage.catalog.presence(ofCommand: "javac", in: source).isAbsent && !stage.catalog.presence(ofCommand: "javac", in: definition).isPresent
        guard losesKit, !isRuntimeOnly else { return findings }
        // `java Hello.java` compiles first.
        if words.first == "java", let program = words.dropFirst().first(where: { $0.hasSuffix(".java") || $0 == "--source" }) {
            findings.append(failed("`java \(program)` compiles, which the JRE of \(title) cannot"))
        }
        findings.append(assumed("jre-for-jdk", "the program uses nothing of the JDK that the JRE of \(title) lacks: no compiler, no jcmd, jmap or jlink"))
        return findings
    }

    /// The tag of the image says that it is a JRE already.
    private var isRuntimeOnly: Bool { stage.before.image.title.split { $0 == "-" || $0 == ":" }.contains("jre") }

    private func dotnetFindings(_ words: [String], _ source: SourceImage) -> [ProofFinding] {
        let title = stage.after.image.title
        var findings = [assumed("native-libraries", "native parts of the program's packages load no library that \(title) lacks")]
        guard source.name == "mcr.microsoft.com/dotnet/sdk" else { return findings }
        findings.append(assumed("runtime-for-sdk", "the program uses nothing of the .NET SDK that \(title) lacks"))
        // `dotnet x.dll` needs the runtime alone; all commands of dotnet are the kit's.
        let program = words.dropFirst().first ?? ""
        if words.first == "dotnet", !program.hasSuffix(".dll"), program != "exec" {
            findings.append(failed("`\(CommandText.short(words))` needs the .NET SDK, which \(title) does not have"))
        }
        return findings
    }

    private func assumed(_ reason: String, _ message: String) -> ProofFinding { stage.finding(.libraries, .assumed, reason, message, at: stage.baseRange) }
    private func failed(_ message: String) -> ProofFinding { stage.finding(.start, .failed, "start-needs-kit", message, at: stage.baseRange) }
}
