import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Whether containers that ran as root and do so no more need something in root's home, which nobody else can enter.
///
/// Python looks for what `pip install --user` made in the home of whoever runs it, besides.
struct RootHomeProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard stage.isStarted, let user = stage.userInsteadOfRoot else { return [] }
        return stage.steps.compactMap { step in
            switch step.instruction.content {
            case .copy(let copy), .add(let copy):
                guard let text = stage.result.expand(copy.destination, in: step.instruction, step.state), let place = Place(text, in: step.state.workdir.value.map { Place(absolute: $0) }) else { return nil }
                return Self.home.contains(place) ? finding("what is copied to \(place.text)", user, at: copy.destination.range) : nil
            case .workdir(let word):
                guard step.index == lastFolder, let folder = stage.after.final.workdir.value, Self.home.contains(Place(absolute: folder)) else { return nil }
                return finding("the working folder \(folder)", user, at: word.range)
            default: return nil
            }
        }
    }

    private static let home = Place(absolute: "/root")

    private var lastFolder: Int? {
        stage.after.instructions.last { if case .workdir = stage.result.tree.instructions[$0].content { true } else { false } }
    }

    private func finding(_ what: String, _ user: UserIdentity, at range: SourceRange) -> ProofFinding {
        stage.finding(.user, .failed, "root-home", "\(what) lies in root's home, and \(user.text), who containers run as, cannot enter it; use a folder outside of /root", at: range)
    }
}
