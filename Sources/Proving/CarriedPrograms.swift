import DockerfileSemantics
import HardenedCatalog

/// Programs of packages that a stage takes as files from the one that unpacks them.
struct CarriedPrograms {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    /// Inits, which start what stands behind their options.
    private static let inits: Set<String> = ["tini", "dumb-init"]

    /// Whether the program is one of them, by its name or where packages put it.
    func bring(_ program: String) -> Bool {
        let name = program.hasPrefix("/usr/bin/") ? String(program.dropFirst("/usr/bin/".count)) : program
        guard !name.contains("/"), let distribution = stage.definition?.distribution else { return false }
        return stage.result.uses.contains { use in
            guard use.kind == .copy, use.stage == stage.index, case .stage(let maker) = use.target else { return false }
            return CarriedPackageProof(stage: stage, builder: maker).carriedPackages().contains { stage.catalog.commands(ofPackage: $0, distribution: distribution).contains(name) }
        }
    }

    /// The command that an init starts; `nil`: there is none, or the program is no init.
    static func started(by command: StartCommand) -> StartCommand? {
        guard let program = command.words.first?.split(separator: "/").last, inits.contains(String(program)) else { return nil }
        var words = command.words.dropFirst()
        while let word = words.first, word.hasPrefix("-") {
            words = words.dropFirst()
            if word == "--" { break }
            // tini: a number or a signal behind it; dumb-init: a rewriting of signals.
            if ["-e", "-p", "-r", "--rewrite"].contains(word) { words = words.dropFirst() }
        }
        var started = command
        started.words = Array(words)
        return words.isEmpty ? nil : started
    }
}
