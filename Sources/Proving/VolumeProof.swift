import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Whether the user that containers run as may write to the volumes, which are there to be written.
///
/// A volume takes its owner from the folder of the image; where that has none, the engine makes it for root.
struct VolumeProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard stage.isStarted, let user = stage.after.final.user.value, user.isRoot == false, stage.isAlone || stage.before.final.user.value?.isRoot != false else { return [] }
        let folders = WritableFolders(stage.after, in: stage.result, stage.known, context: stage.context)
        return stage.steps.flatMap { step -> [ProofFinding] in
            guard case .volume(let words) = step.instruction.content else { return [] }
            return words.compactMap { word in
                guard let path = stage.result.expand(word, in: step.instruction, step.state), path.hasPrefix("/") else { return nil }
                let place = Place(absolute: path)
                switch folders.owner(of: place) {
                case .user: return nil
                case .missing: return failed("nothing makes the folder of the volume \(place.text), so that the engine makes it for root and \(user.text) cannot write there; make it for \(user.text) in front of VOLUME", word)
                case .another: return failed("the folder of the volume \(place.text) is not \(user.text)'s, who cannot write there; use a folder of your own", word)
                case .unknown:
                    return stage.finding(.writes, .assumed, "volume-owner", "\(user.text) may write to the volume \(place.text)", at: word.range)
                }
            }
        }
    }

    private func failed(_ message: String, _ word: Word) -> ProofFinding { stage.finding(.writes, .failed, "volume-unwritable", message, at: word.range) }
}
