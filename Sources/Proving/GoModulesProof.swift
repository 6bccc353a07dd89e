import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import SourceModel

/// Whether what Go built without modules still builds on a version that asks for them.
///
/// Before 1.16 Go looked for packages in GOPATH where it found no go.mod; since then it does so only where GO111MODULE says so.
/// Since 1.18 `go get` installs nothing, and outside a module it fails.
struct GoModulesProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition, definition.image == "golang", let new = TagVersion(definition.version), let old = oldVersion, old.isBefore(18), !new.isBefore(18) else { return [] }
        var findings: [ProofFinding] = []
        let hasModule = self.hasModule
        for (step, state) in zip(stage.after.instructions, stage.after.states) {
            let mode = state.variables["GO111MODULE"].value
            for command in stage.result.commands(in: step) where command.name == "go" {
                let own = command.assignments.last { $0.hasPrefix("GO111MODULE=") }.map { String($0.dropFirst("GO111MODULE=".count)) } ?? mode
                findings += self.findings(command, old, hasModule: hasModule || own == "on", mode: own)
            }
        }
        return findings
    }

    private func findings(_ command: RunCommand, _ old: TagVersion, hasModule: Bool, mode: String?) -> [ProofFinding] {
        let words = command.literalArguments
        guard let verb = words.first else { return [] }
        let title = stage.before.image.title
        if verb == "get" {
            let operands = words.dropFirst().filter { !$0.hasPrefix("-") }
            if hasModule, words.contains("-d") || operands.isEmpty || operands.allSatisfy({ $0.hasPrefix(".") }) { return [] }
            let message = "`go get` installs a package with \(title); since Go 1.18 it installs nothing, and outside a module it fails; use `go install PACKAGE@VERSION` for programs and go.mod for the rest"
            return [stage.finding(.build, .failed, "go-get", message, at: command.range)]
        }
        // Said in the file, it means the same on both.
        guard ["build", "install", "test", "run", "vet", "list"].contains(verb), old.isBefore(16), !hasModule, mode == nil || mode?.isEmpty == true else { return [] }
        // Programs by version need no module, nor do single files that can only import what comes with Go.
        if words.contains(where: { $0.contains("@") }) || words.contains(where: { $0.hasSuffix(".go") }) && !hasSourcesInPath { return [] }
        let message = "`go \(verb)` finds packages without go.mod with \(title); since Go 1.16 it does so only where GO111MODULE is auto or off"
        if isWithoutModule(old) {
            return [stage.finding(.build, .failed, "go-modules", "\(message); add a go.mod, or say ENV GO111MODULE=auto", at: command.range)]
        }
        return [stage.finding(.build, .assumed, "go-modules", "\(message); a go.mod is taken to be among the files that are copied", at: command.range)]
    }

    private var oldVersion: TagVersion? {
        let reference = stage.original.stages[stage.original.root(of: stage.before.index)].reference.text.value
        guard let tag = reference.flatMap({ try? ImageReference.parse($0) })?.tag, let version = SourceTag(tag).version, version.numbers.count > 1 else { return nil }
        return version
    }

    private var members: [Stage] { stage.result.chain(of: stage.index).map { stage.result.stages[$0] } }

    private var copies: [(CopyInstruction, StageState)] {
        members.flatMap { member in
            zip(member.instructions, member.states).compactMap { index, state in
                switch stage.result.tree.instructions[index].content {
                case .copy(let copy), .add(let copy): (copy, state)
                default: nil
                }
            }
        }
    }

    /// The file names go.mod, or asks Go for modules.
    private var hasModule: Bool {
        if copies.contains(where: { copy, _ in (copy.sources + [copy.destination]).contains { $0.text.contains("go.mod") || $0.text.hasSuffix("go.*") } }) { return true }
        return members.flatMap(\.instructions).flatMap(stage.result.commands(in:)).contains { command in
            command.name == "go" && (command.literalArguments.first == "mod" || command.literalArguments.contains { $0.hasPrefix("-mod") }) || command.assignments.contains("GO111MODULE=on")
                || (command.name == "export" || command.name == "go") && command.literalArguments.contains("GO111MODULE=on")
        }
    }

    /// The file shows that there is no module: Go knew none, the sources lie in GOPATH, or no folder that may hold one is copied.
    private func isWithoutModule(_ old: TagVersion) -> Bool {
        if old.isBefore(11) { return true }
        if hasSourcesInPath { return true }
        if members.flatMap(\.instructions).flatMap(stage.result.commands(in:)).contains(where: { $0.name == "git" && $0.literalArguments.contains("clone") }) { return false }
        return copies.allSatisfy { copy, _ in copy.from != nil || copy.sources.allSatisfy { $0.text.hasSuffix(".go") } }
    }

    private var hasSourcesInPath: Bool {
        let folders = members.flatMap { $0.states + [$0.final] }.compactMap(\.workdir.value) + copies.map(\.0.destination.text)
        let roots = ["/go/src", stage.after.final.variables["GOPATH"].value.map { $0 + "/src" }].compactMap { $0 }
        return folders.contains { folder in roots.contains { folder == $0 || folder.hasPrefix($0 + "/") } || folder.hasPrefix("$GOPATH/src") || folder.hasPrefix("${GOPATH}/src") }
    }
}

extension TagVersion {
    /// Whether it is of Go 1.x before this one.
    fileprivate func isBefore(_ minor: Int) -> Bool { numbers.count > 1 && (numbers[0], numbers[1]) < (1, minor) }
}
