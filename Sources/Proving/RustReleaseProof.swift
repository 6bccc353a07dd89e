import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether what Cargo builds compiles with the newer Rust that the hardened image has.
///
/// The language promises it; crates of an old Cargo.lock have broken it all the same, where inference found one meaning and then two.
struct RustReleaseProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition, definition.image == "rust", stage.before.image.sourceImage?.name == "rust", let new = Self.minor(definition.version) else { return [] }
        let builds = stage.steps.lazy.compactMap { step in
            stage.result.commands(in: step.index).first { $0.name == "cargo" && ["build", "b", "install", "rustc", "test", "chef"].contains($0.literalArguments.first { !$0.hasPrefix("+") }) }.map { (step, $0) }
        }.first
        guard let (step, command) = builds, case .run(let run) = step.instruction.content else { return [] }
        let folder = step.state.workdir.value.map { Place(absolute: $0) }
        let files = ProjectFiles(stage.effectsBefore, stage.context, run, in: folder)
        if let channel = toolchain(files, folder), !isStable(channel) {
            return [stage.finding(.build, .failed, "rust-toolchain", "the project asks rustup for the toolchain \(channel), and \(stage.after.image.title) has no rustup", at: command.range)]
        }
        guard let old, old < new else { return [] }
        if old < 80, new >= 80, let lock = folder.flatMap({ files.contents($0.appending("Cargo.lock")) }), let crate = CargoLock(lock).broken {
            return [stage.finding(.build, .failed, "rust-release", "Cargo.lock holds \(crate), which does not compile with Rust 1.80 or newer, and \(stage.after.image.title) has \(definition.version); `cargo update -p time` mends it", at: command.range)]
        }
        return [stage.finding(.libraries, .assumed, "rust-release", "all crates that Rust 1.\(old) compiles are compiled by \(definition.version), the one of \(stage.after.image.title), too", at: command.range)]
    }

    /// What a toolchain file asks rustup for; `nil`: nothing, or it is not at hand.
    private func toolchain(_ files: ProjectFiles, _ folder: Place?) -> String? {
        guard let folder else { return nil }
        if let bytes = files.contents(folder.appending("rust-toolchain.toml")) { return TOMLLines(bytes).value("channel", in: "toolchain") }
        guard let bytes = files.contents(folder.appending("rust-toolchain")) else { return nil }
        return TOMLLines(bytes).value("channel", in: "toolchain") ?? String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first.map(String.init)
    }

    /// Whether a toolchain is one that works with a newer stable compiler as well.
    private func isStable(_ channel: String) -> Bool {
        channel == "stable" || channel.split(separator: ".").count > 1 && channel.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// The minor version that the tag of the original names; `nil`: none, so that it moves by itself.
    private var old: Int? { stage.oldTagVersion.flatMap { $0.numbers.count > 1 && $0.numbers[0] == 1 ? $0.numbers[1] : nil } }

    private static func minor(_ version: String) -> Int? { TagVersion(version).flatMap { $0.numbers.count > 1 && $0.numbers[0] == 1 ? $0.numbers[1] : nil } }
}
