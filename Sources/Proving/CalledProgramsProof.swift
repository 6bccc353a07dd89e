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
        let text = "the program itself starts none of the programs that \(stage.before.image.title) has and \(stage.after.image.title) lacks, such as \(lost.prefix(4).joined(separator: ", "))"
        return [stage.finding(.libraries, .assumed, "called-programs", text, at: stage.baseRange)]
    }
}
