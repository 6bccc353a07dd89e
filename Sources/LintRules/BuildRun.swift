import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A RUN, or one that an ONBUILD stores, with the commands that it runs.
struct BuildRun {
    private let place: AnyRun
    let commands: [RunCommand]

    init(_ place: AnyRun, commands: [RunCommand]) {
        self.place = place
        self.commands = commands
    }

    var stage: Stage { place.stage }
    var index: Int { place.index }
    var instruction: Instruction { place.instruction }
    var run: RunInstruction { place.run }
    var isTrigger: Bool { place.isTrigger }
    var state: StageState { place.state }
    var aspect: BuildAspect { place.aspect }

    /// The commands with the variables replaced that the file sets; as they are in what ONBUILD stores.
    func replacingVariables(in file: LintedFile) -> [RunCommand] {
        if isTrigger || commands.isEmpty { return commands }
        let variables = state.variables
        return file.model.commands(in: index) { variables[$0].value }
    }
}

extension LintedFile {
    /// Hands on each RUN that calls one of these programs, on systems other than Windows.
    func forEachRun(calling names: NameSet, _ body: (BuildRun) -> Void) {
        guard calls(names) else { return }
        forEachRun { place in
            // PowerShell has other commands of these names.
            guard place.stage.image.distribution.value?.family != .windows else { return }
            let commands = place.commands(in: self)
            if commands.call(names) { body(BuildRun(place, commands: commands)) }
        }
    }
}

extension Array where Element == RunCommand {
    /// By number, since a copy of a command counts references to each of its parts.
    fileprivate func call(_ names: NameSet) -> Bool {
        indices.contains { number in self[number].name.map { names.contains($0) } ?? false }
    }
}
