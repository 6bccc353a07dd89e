import CommandKnowledge
import HardenedCatalog
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// Whether every user that a stage names exists on the new base, and the one in effect is enough.
struct UserProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        var findings: [ProofFinding] = []
        for step in stage.steps {
            switch step.instruction.content {
            case .user(let word):
                findings += check(word.text, stateText: nextUser(after: step.index)?.text ?? word.text, at: word.range, before: step.index)
            case .copy(let copy), .add(let copy):
                guard let flag = copy.chown, let owner = flag.value else { continue }
                for name in owner.split(separator: ":", omittingEmptySubsequences: true) {
                    findings += check(owner, stateText: String(name), at: flag.valueRange, before: step.index)
                }
            case .run:
                for command in stage.result.commands(in: step.index) {
                    for (name, range) in Self.accounts(in: command) { findings += check(name, stateText: name, at: range, before: step.index + 1) }
                }
            default: continue
            }
        }
        return findings + effectiveUser()
    }

    /// The value that the USER at `index` gave, expanded.
    private func nextUser(after index: Int) -> UserIdentity? {
        let offset = index - stage.after.instructions.lowerBound + 1
        let state = offset < stage.after.states.count ? stage.after.states[offset] : stage.after.final
        return state.user.value
    }

    private func check(_ written: String, stateText: String, at range: SourceRange, before index: Int) -> [ProofFinding] {
        let user = String(stateText.prefix { $0 != ":" })
        if user.contains("$") {
            return [stage.finding(.user, .failed, "user-unknown", "the user \(written) depends on a variable that is not known here", at: range)]
        }
        if Int(user) != nil || user.isEmpty || stage.after.image.accounts[user] != nil { return [] }
        if stage.definition?.groups.contains(where: { $0.name == user }) == true { return [] }
        if stage.history.accounts(of: stage.index).mayHold(user, before: index) { return [] }
        let title = stage.after.image.title
        return [stage.finding(.user, .failed, "user-missing", "the user '\(user)' is not among the accounts of \(title)", at: range)]
    }

    /// Users and groups that a command names.
    private static func accounts(in command: RunCommand) -> [(String, SourceRange)] {
        let words = command.arguments
        func literal(_ index: Int) -> [(String, SourceRange)] {
            guard words.indices.contains(index), let value = words[index].value else { return [] }
            return value.split(whereSeparator: { $0 == ":" || $0 == "," }).map { (String($0), words[index].range) }
        }
        switch command.name {
        case "chown", "chgrp":
            guard let first = words.firstIndex(where: { $0.value?.hasPrefix("-") != true }) else { return [] }
            return words.contains { $0.value?.hasPrefix("--reference") == true } ? [] : literal(first)
        case "gosu", "su-exec": return literal(0)
        case "install":
            return words.indices.filter { ["-o", "-g", "--owner", "--group"].contains(words[$0].value ?? "") }.flatMap { literal($0 + 1) }
        default: return []
        }
    }

    /// The user that containers run as, where the base decides it.
    private func effectiveUser() -> [ProofFinding] {
        guard stage.isStarted else { return [] }
        let before = stage.before.final.user
        let after = stage.after.final.user
        guard let new = after.value else {
            return [stage.finding(.user, .failed, "user-unknown", "the user containers run as is not known", at: stage.baseRange)]
        }
        if stage.isSplit, new.isRoot == false {
            // A user that the file made owns what the file gave it, as its successor does.
            guard stage.userInsteadOfRoot != nil, before.value.map({ $0.name == nil || $0.isRoot == true }) ?? true else { return [] }
            let message = "containers ran as root and run as \(new.text) now: they write only in places that the file prepares for it, and use no socket or device that is root's alone"
            return [stage.finding(.writes, .assumed, "root-need-unknown", message, at: stage.baseRange)]
        }
        if case .present(_, .text) = after { return [] }
        guard let old = before.value else {
            return [stage.finding(.user, .failed, "user-unknown", "the user of \(stage.before.image.title) is not known", at: stage.baseRange)]
        }
        switch (old.isRoot, new.isRoot) {
        case (true?, true?), (false?, false?): return []
        case (true?, false?):
            let message = "containers ran as root and would run as \(new.text); whether they need root is not known (a USER in the file settles it)"
            return [stage.finding(.user, .failed, "root-need-unknown", message, at: stage.baseRange)]
        case (false?, true?):
            return [stage.finding(.user, .failed, "would-become-root", "containers ran as \(old.text) and would run as root", at: stage.baseRange)]
        default:
            return [stage.finding(.user, .failed, "user-unknown", "whether \(old.text) is root is not known", at: stage.baseRange)]
        }
    }
}
