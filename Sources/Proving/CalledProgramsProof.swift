import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// What a program starts itself is not seen in the file: that it starts nothing which goes with the old image is an assumption, and it names
/// what programs start most.
struct CalledProgramsProof {
    let stage: StageComparison

    /// What programs start most, commonest first.
    private static let common = ["git", "curl", "wget", "ssh", "gpg", "openssl", "ps", "tar", "unzip", "convert", "ffmpeg", "perl", "awk", "sed", "grep"]

    func findings() -> [ProofFinding] {
        guard stage.isStarted, !stage.isAlone, let definition = stage.definition, stage.before.image.hasShell.value != false else { return [] }
        let source = stage.before.image.sourceImage
        var lost: [String] = stage.after.image.hasShell.value == false ? ["sh"] : []
        if let source {
            lost += Self.common.filter { stage.catalog.presence(ofCommand: $0, in: source).isPresent && !stage.catalog.presence(ofCommand: $0, in: definition).isPresent }
        }
        guard !lost.isEmpty else { return [] }
        guard stage.isSplit else { return note(lost) }
        let text = "the program itself starts none of the programs that \(stage.before.image.title) has and \(stage.after.image.title) lacks, such as \(lost.prefix(4).joined(separator: ", "))"
        return [stage.finding(.libraries, .assumed, "called-programs", text, at: stage.baseRange)]
    }

    /// On a plain system the programs are the image, for those who start a shell in it or build on it.
    private func note(_ lost: [String]) -> [ProofFinding] {
        guard let definition = stage.definition, !definition.isBuildImage, ["debian-base", "alpine-base"].contains(definition.image) else { return [] }
        let text = "\(stage.after.image.title) lacks programs that \(stage.before.image.title) has, such as \(lost.prefix(6).joined(separator: ", "))"
        return [stage.finding(.libraries, .proven, "programs-gone", text, at: stage.baseRange)]
    }
}
