import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Gives a stage another name, there and wherever the file refers to it.
enum StageRenaming {
    /// `nil` where the name does not stand in the file as it is: a variable may hold it.
    static func fix(_ stage: Stage, to name: String, in file: LintedFile) -> Fix? {
        guard let own = stage.from.name, let old = stage.name else { return nil }
        var edits = [TextEdit(own.range, name)]
        var changes: Set<BuildAspect> = [.stages]
        for use in file.model.uses {
            guard case .stage(stage.index) = use.target, Int(use.reference.word.text) == nil else { continue }
            let range = use.reference.word.range
            guard String(decoding: file.tree.bytes[range.indices], as: UTF8.self).lowercased() == old else { return nil }
            edits.append(TextEdit(range, name))
            if use.kind == .mount { changes.insert(.commands) }
        }
        return Fix(title: "Call this stage '\(name)'", edits: edits.sorted { $0.range < $1.range }, applicability: .unsafe, changes: changes)
    }

    /// `name` with the first ending that no stage has yet.
    static func freeName(_ name: String, in file: LintedFile) -> String {
        let taken = Set(file.model.stages.compactMap(\.name))
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }
}
