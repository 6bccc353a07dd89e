import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether programs that `cargo install` makes stand where the file takes them from, and on the PATH.
///
/// The official images keep Cargo's things in /usr/local/cargo, hardened ones in the home folder.
struct CargoHomeProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard stage.definition?.image == "rust", stage.before.image.sourceImage?.name == "rust", let home = stage.before.image.environment.value?["CARGO_HOME"] else { return [] }
        for (index, _, state) in stage.steps {
            for command in stage.result.commands(in: index) where command.name == "cargo" {
                guard let verb = command.literalArguments.first(where: { !$0.hasPrefix("+") }), ["install", "binstall"].contains(verb), !command.literalArguments.contains(where: { $0.hasPrefix("--root") }) else { continue }
                let folders = state.variables["PATH"].value?.split(separator: ":").map(String.init) ?? []
                if state.variables["CARGO_HOME"].value != nil, state.variables["CARGO_HOME"].value != home || folders.contains(home + "/bin") { return [] }
                let message = "what `cargo \(verb)` makes would come into another folder than \(home)/bin, which is on the PATH of \(stage.before.image.title)"
                return [stage.finding(.build, .failed, "cargo-home", message, at: command.range).kept(by: "ENV CARGO_HOME=\(home) PATH=\(home)/bin:$PATH")]
            }
        }
        return []
    }
}
