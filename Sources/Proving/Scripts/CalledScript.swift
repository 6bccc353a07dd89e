import BuildEffects
import DockerfileSemantics
import ShellSyntax
import SourceModel

/// Text for a shell that a program of a build takes from the project and runs: a script of package.json, a recipe of a Makefile.
struct CalledScript {
    /// For people: `the script build of package.json`.
    let title: String
    /// Where it runs; `nil`: not known.
    let folder: Place?
    let commands: [RunCommand]

    init(_ title: String, in folder: Place?, _ text: String) {
        self.title = title
        self.folder = folder
        commands = RunScript(script: ShellParser.parse(Array(text.utf8), dialect: .bash), origin: .file(0)).commands
    }
}
