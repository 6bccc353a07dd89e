import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// What the original puts into its image and runs for it, and a rewritten file does not: taken to be needless, and named.
struct LeftBehind {
    let stage: StageComparison

    func findings() -> [ProofFinding] { commands() + places() }

    // MARK: commands

    /// Commands that only prepare or tidy up; what they make is looked at by itself.
    private static let tending: Set<String> = [
        "apt-get", "apt", "apt-cache", "apk", "dpkg", "rm", "rmdir", "mkdir", "chown", "chgrp", "chmod", "find", "sync", "ldconfig", "touch", "ls", "cat", "echo", "printf", "true", "test", "[",
        "id", "locale-gen", "corepack",
    ]

    private func commands() -> [ProofFinding] {
        let kept = Set(keys(stage.result, needed: stage.result.needed(for: stage.index)).map(\.key))
        var seen: Set<String> = []
        let gone = keys(stage.original, needed: stage.original.needed(for: stage.before.index)).filter { !kept.contains($0.key) && seen.insert($0.key).inserted }
        guard !gone.isEmpty else { return [] }
        let list = gone.map { "`\(CommandText.short([$0.key]))` (line \($0.line))" }.joined(separator: ", ")
        return [stage.finding(.kept, .assumed, "dropped-command", "what the original runs and this file does not is needless or done otherwise: \(list)", at: stage.baseRange)]
    }

    /// The program of each command with what it is told to do, without options: these may differ.
    private func keys(_ model: DockerfileModel, needed: Set<Int>) -> [(key: String, line: Int)] {
        needed.sorted().flatMap { model.stages[$0].instructions }.flatMap { index -> [(String, Int)] in
            guard case .run = model.tree.instructions[index].content else { return [] }
            return model.commands(in: index).compactMap { command in
                guard let name = command.name, !command.isWrapper, !Self.tending.contains(name), !ShellBuiltins.contains(name), !StageEffects.accountPrograms.contains(name) else { return nil }
                let words = command.literalArguments.filter { !$0.hasPrefix("-") }
                return (([name] + words).joined(separator: " "), model.tree.instructions[index].firstLine)
            }
        }
    }

    // MARK: places

    private func places() -> [ProofFinding] {
        let after = stage.result.chain(of: stage.index).flatMap { stage.effects(of: $0).files }.filter { $0.kind != .removed && $0.kind != .changed }
        var lost: [(place: Place, line: Int)] = []
        var partly: [(place: Place, kept: [String])] = []
        for member in stage.original.chain(of: stage.before.index).reversed() {
            let effects = stage.knownBefore.effects(of: member)
            for effect in effects.files where isOfInterest(effect, effects) {
                let place = moved(effect.place)
                let line = stage.original.tree.instructions[effect.instruction].firstLine
                if after.contains(where: { $0.place.contains(place) && $0.kind != .folder }) { continue }
                // A folder by itself holds nothing of it.
                let inner = after.filter { place.contains($0.place) && ($0.kind != .folder || effect.kind == .folder || $0.place != place) }.map(\.place)
                if inner.isEmpty {
                    if !lost.contains(where: { $0.place.contains(effect.place) }) { lost.append((effect.place, line)) }
                } else if effect.kind == .filled, !partly.contains(where: { $0.place.contains(effect.place) }) {
                    var names: [String] = []
                    for name in inner.map(\.text) where !names.contains(name) { names.append(name) }
                    partly.append((effect.place, names))
                }
            }
        }
        var findings = partly.map { place, kept in
            finding("of what the original puts into \(place.text), containers need no more than \(kept.prefix(6).joined(separator: ", "))\(kept.count > 6 ? " and so on" : "")")
        }
        if !lost.isEmpty { findings.append(finding("containers need nothing of \(lost.map { "\($0.place.text) (line \($0.line) of the original)" }.joined(separator: ", "))")) }
        return findings
    }

    private func isOfInterest(_ effect: FileEffect, _ effects: StageEffects) -> Bool {
        guard [.made, .filled, .folder].contains(effect.kind), effect.origin != .workdir, !effect.place.isSymbolic, !effects.isGone(effect), !RuntimePlaces.areForBuilding(effect.place) else { return false }
        // Lists of packages are read when these are installed.
        if effects.packages.contains(where: { $0.lists.contains(effect.place) }) { return false }
        if case .command(let name) = effect.origin, StageEffects.accountPrograms.contains(name) { return false }
        return true
    }

    /// Where a place of the original lies where the working directory is another.
    private func moved(_ place: Place) -> Place {
        guard let old = stage.before.final.workdir.value.map({ Place(absolute: $0) }), let new = stage.after.final.workdir.value.map({ Place(absolute: $0) }), old != new, !old.isRoot, old.contains(place)
        else { return place }
        return Place(absolute: new.path + place.path.dropFirst(old.path.count))
    }

    private func finding(_ message: String) -> ProofFinding { stage.finding(.kept, .assumed, "left-behind", message, at: stage.baseRange) }
}
