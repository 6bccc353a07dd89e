import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether what Go built without modules still builds on a version that asks for them.
///
/// Before 1.16 Go looked for packages in GOPATH where it found no go.mod; since then it does so only where GO111MODULE says so.
/// Before 1.16 it also wrote what go.sum lacked; since then it stops there. Since 1.18 `go get` installs nothing, and outside a module it fails.
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
        if ["build", "install", "test", "run", "vet", "list"].contains(verb), old.isBefore(16), hasModule, !words.contains(where: { $0.contains("@") }), mode != "off", let name = bareModule {
            let message = "`go \(verb)` writes what go.sum lacks with \(title); since Go 1.16 it stops there, and \(name) is copied without go.sum; copy it too, or run `go mod tidy` first"
            return [stage.finding(.build, .failed, "go-sum", message, at: command.range)]
        }
        // Said in the file, it means the same on both.
        guard ["build", "install", "test", "run", "vet", "list"].contains(verb), old.isBefore(16), !hasModule, mode == nil || mode?.isEmpty == true else { return [] }
        // Programs by version need no module, nor do single files that can only import what comes with Go.
        if words.contains(where: { $0.contains("@") }) || words.contains(where: { $0.hasSuffix(".go") }) && (!hasSourcesInPath || hasSingleFilesOnly(words)) { return [] }
        let message = "`go \(verb)` finds packages without go.mod with \(title); since Go 1.16 it does so only where GO111MODULE is auto or off"
        if isWithoutModule(old) {
            return [stage.finding(.build, .failed, "go-modules", "\(message); add a go.mod, or say ENV GO111MODULE=auto", at: command.range)]
        }
        return [stage.finding(.build, .assumed, "go-modules", "\(message); a go.mod is taken to be among the files that are copied", at: command.range)]
    }

    private var oldVersion: TagVersion? { stage.oldTagVersion.flatMap { $0.numbers.count > 1 ? $0 : nil } }

    private var members: [Stage] { stage.result.chain(of: stage.index).map { stage.result.stages[$0] } }

    private var commands: [RunCommand] { members.flatMap(\.instructions).flatMap(stage.result.commands(in:)) }

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
        return commands.contains { command in
            command.name == "go" && (command.literalArguments.first == "mod" || command.literalArguments.contains { $0.hasPrefix("-mod") }) || command.assignments.contains("GO111MODULE=on")
                || (command.name == "export" || command.name == "go") && command.literalArguments.contains("GO111MODULE=on")
        }
    }

    /// A go.mod that comes by name and may ask for modules, where nothing brings or writes go.sum; `nil`: there is none, or it cannot be told.
    private var bareModule: String? {
        let writes = commands.contains { command in
            if command.name == "git" || command.name == nil { return true }
            if command.assignments.contains(where: { $0.hasPrefix("GOFLAGS=") }) { return true }
            let words = command.literalArguments
            return command.name == "go" && (words.first == "get" || words.first == "mod" || words.first == "work" || words.contains { $0.hasPrefix("-mod") })
        }
        if writes || stage.after.final.variables["GOFLAGS"].value?.isEmpty == false { return nil }
        let sources = copies.flatMap { copy, _ in copy.sources.map { (copy.from != nil, $0.text) } }
        // Only names tell what a copy does not bring.
        let areFiles = sources.allSatisfy { isFromStage, text in
            let name = text.split(separator: "/").last.map(String.init) ?? ""
            return !isFromStage && (name == "go.mod" || name.hasSuffix(".go"))
        }
        guard areFiles, let module = sources.map(\.1).first(where: { $0.hasSuffix("go.mod") }) else { return nil }
        guard let (copy, state) = copies.first(where: { copy, _ in copy.sources.contains { $0.text == module } }), let bytes = contents(of: module, copy, state) else { return module }
        // One that asks for nothing needs no sums.
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { $0.drop { $0 == " " || $0 == "\t" }.hasPrefix("require") } ? module : nil
    }

    /// The bytes of a file of the build context where a copy puts it.
    private func contents(of source: String, _ copy: CopyInstruction, _ state: StageState) -> [UInt8]? {
        let folder = state.workdir.value.map { Place(absolute: $0) }
        let name = source.split(separator: "/").last.map(String.init) ?? source
        guard let target = Place(copy.destination.text, in: folder) else { return nil }
        return stage.contents(target.appending(name)) ?? stage.contents(target)
    }

    /// Whether nothing is there but sources that the command names, which can only import what comes with Go.
    private func hasSingleFilesOnly(_ words: [String]) -> Bool {
        if commands.contains(where: { ["git", "wget", "curl", nil].contains($0.name) || $0.name == "go" && $0.literalArguments.first == "get" }) { return false }
        let named = Set(words.compactMap { $0.split(separator: "/").last.map(String.init) })
        return copies.allSatisfy { copy, _ in
            copy.from == nil && copy.sources.allSatisfy { source in source.text.split(separator: "/").last.map { named.contains(String($0)) && $0.hasSuffix(".go") } == true }
        }
    }

    /// The file shows that there is no module: Go knew none, the sources lie in GOPATH, or no folder that may hold one is copied.
    private func isWithoutModule(_ old: TagVersion) -> Bool {
        if old.isBefore(11) { return true }
        if hasSourcesInPath { return true }
        if commands.contains(where: { $0.name == "git" && $0.literalArguments.contains("clone") }) { return false }
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
