import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Users and owners: the accounts that the file makes give way to the user of the hardened image.
struct AccountStep {
    /// Places that the file gives to somebody, with `uid:gid` as the final stage has to write it.
    private(set) var owned: [GivenPlace] = []
    private var made: Set<String> = []

    /// Takes accounts out; the reason why they have to stay, else.
    mutating func run(_ draft: inout SplitDraft) -> Reason? {
        made = Set(draft.effects.accounts.map(\.name))
        // Debian's account for servers, as which PHP serves requests: here the image's user does.
        if draft.runtime.definition.image == "php", !draft.runtime.definition.users.contains(where: { $0.name == "www-data" }) { made.insert("www-data") }
        for index in draft.stage.instructions {
            let instruction = draft.instruction(index)
            let refusal: Reason? =
                switch instruction.content {
                case .run(let run): removeCommands(index, run, &draft)
                case .user(let word): replaceUser(index, word, &draft)
                case .copy(let copy), .add(let copy): replaceOwner(index, copy, &draft)
                default: nil
                }
            if let refusal { return refusal }
        }
        return madeForOthers(draft)
    }

    /// A file that starts nothing is there to be built on, and who builds on it may name the accounts that it makes.
    private func madeForOthers(_ draft: SplitDraft) -> Reason? {
        let final = draft.stage.final
        guard final.start.value?.range == nil, final.cmd.value?.range == nil, final.entrypoint.value?.range == nil, let account = draft.effects.accounts.first else { return nil }
        let users = draft.stage.instructions.filter { if case .user = draft.instruction($0).content { true } else { false } }
        guard users.isEmpty else { return nil }
        return Reason("account-for-others", "the file makes \(account.name) and starts nothing as it; what is built on the image may name it, and the split would leave it out", at: draft.instruction(draft.stage.fromIndex).keywordRange)
    }

    /// The owner as the final stage names it; `nil`: this one is root's, or has to stay as it is written.
    func owner(_ text: String, _ draft: SplitDraft) -> String? {
        let user = String(text.prefix { $0 != ":" })
        if made.contains(user) { return draft.runtimeOwner }
        if user == "root" || user == "0" { return nil }
        let definition = draft.runtime.definition
        if let account = definition.users.first(where: { $0.name == user }) { return "\(account.id):\(account.gid ?? definition.gid)" }
        return Int(user) == nil ? nil : text
    }

    // MARK: RUN

    private mutating func removeCommands(_ index: Int, _ run: RunInstruction, _ draft: inout SplitDraft) -> Reason? {
        let commands = draft.original.commands(in: index) { _ in nil }
        var removed: Set<SourceRange> = []
        var makesAccounts = false
        for command in commands where !command.isWrapped {
            guard let name = command.name else { continue }
            if StageEffects.accountPrograms.contains(name) {
                removed.insert(command.range)
                makesAccounts = true
            } else if name == "chown" || name == "chgrp" {
                guard let taken = takeOwner(command, index, draft) else { return nil }
                if taken { removed.insert(command.range) }
            }
        }
        if removed.isEmpty { return nil }
        guard let script = draft.original.script(of: run.command, in: draft.instruction(index)) else {
            return Reason("account-commands", "the accounts that this makes cannot be taken out of the exec form", at: draft.instruction(index).keywordRange)
        }
        // Redirections belong to the command: `useradd x 2>/dev/null`.
        guard let removal = CommandRemoval(script, isRemoved: { range in removed.contains { range.contains($0) } }) else {
            return Reason("account-commands", "the commands that make accounts cannot be taken out of this RUN one by one", at: draft.instruction(index).keywordRange)
        }
        if removal.removesAll {
            let why = makesAccounts ? "\(draft.runtime.text) has the user \(draft.runtime.definition.user) (\(draft.runtime.definition.uid)) already" : "what this gives away is copied for its owner"
            draft.settle(index, .dropped(why))
        } else {
            draft.edits[index, default: []] += removal.edits
        }
        return nil
    }

    /// Notes what a chown gives away; `true` when the command can go, `false` when it stays in the build, `nil` when it is not understood.
    private mutating func takeOwner(_ command: RunCommand, _ index: Int, _ draft: SplitDraft) -> Bool? {
        let effects = draft.effects.files(of: index).filter { $0.kind == .changed && $0.range == command.range }
        guard let word = command.arguments.first(where: { $0.value?.hasPrefix("-") != true }), let text = word.value else { return nil }
        guard let owner = owner(text, draft) else { return false }
        guard !effects.isEmpty else { return nil }
        let isWhole = command.literalArguments.contains { $0 == "--recursive" || $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("R") }
        for effect in effects { owned.append(GivenPlace(place: effect.place, owner: owner, instruction: index, isWhole: isWhole)) }
        return true
    }

    // MARK: USER and --chown

    private func replaceUser(_ index: Int, _ word: Word, _ draft: inout SplitDraft) -> Reason? {
        guard let text = draft.original.expand(word, in: draft.instruction(index), draft.state(index)) else {
            return Reason("user-unknown", "the user depends on a variable that is not known", at: word.range)
        }
        let user = String(text.prefix { $0 != ":" })
        let definition = draft.runtime.definition
        let lost = draft.original.variables(of: word, in: draft.instruction(index)).first { name in
            draft.stage.image.environment.value?[name] != nil && definition.environment[name] == nil
        }
        if let lost, definition.uid != 0 {
            draft.settle(index, .dropped("$\(lost) is not set in \(draft.runtime.text), which runs as \(definition.user) (\(definition.uid))"))
        } else if made.contains(user) {
            draft.settle(index, .dropped("\(draft.runtime.text) runs as \(definition.user) (\(definition.uid))"))
        } else if user == "root" || user == "0" {
            // In front of another USER, or of a RUN, it is there for what is built.
            let last = draft.stage.instructions.last { if case .user = draft.instruction($0).content { true } else { false } }
            let isForBuilding = draft.stage.instructions.contains { if $0 > index, case .run = draft.instruction($0).content { true } else { false } }
            if index == last, !isForBuilding { return Reason("runs-as-root", "the file asks for root", at: word.range) }
            draft.settle(index, .dropped("the build stage is root's, and the final one has a user of its own"))
        } else if Int(user) == nil, !definition.users.contains(where: { $0.name == user }) {
            return Reason("user-missing", "the user '\(user)' is not among the accounts of \(draft.runtime.text)", at: word.range)
        }
        return nil
    }

    private mutating func replaceOwner(_ index: Int, _ copy: CopyInstruction, _ draft: inout SplitDraft) -> Reason? {
        guard let flag = copy.chown, let text = flag.value else { return nil }
        if text.contains("$") { return Reason("owner-unknown", "the owner depends on a variable", at: flag.valueRange) }
        let user = String(text.prefix { $0 != ":" })
        guard made.contains(user) || made.contains(String(text.drop { $0 != ":" }.dropFirst())) else {
            if let owner = owner(text, draft) { for effect in draft.effects.files(of: index) { owned.append(GivenPlace(place: effect.place, owner: owner, instruction: index, isByCopy: true)) } }
            return nil
        }
        draft.edits[index, default: []].append(TextEdit(flag.valueRange, draft.runtimeOwner))
        for effect in draft.effects.files(of: index) { owned.append(GivenPlace(place: effect.place, owner: draft.runtimeOwner, instruction: index, isByCopy: true)) }
        return nil
    }
}
