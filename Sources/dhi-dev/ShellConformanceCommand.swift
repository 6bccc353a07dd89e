internal import ArgumentParser
internal import Foundation
internal import ShellSyntax
internal import SourceModel

/// `dhi-dev shell-conformance`: compares our reading of shell texts with that of shfmt, bash and dash.
struct ShellConformanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell-conformance", abstract: "Compare how shell texts are read with shfmt, bash -n and dash -n.",
        discussion: """
            Every file below the folder is one text: *.bash is read as bash, everything else as sh. What is compared: whether \
            the text is accepted, and the words of every simple command with their places. Needs shfmt, bash and dash.
            """)

    @Argument(help: "Folder of shell texts.") var folder: String
    @Option(help: "How many disagreements to list of each kind.") var list = 20

    func run() async throws {
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        var tally = ShellConformanceTally()
        for name in names {
            let file = root.appendingPathComponent(name)
            guard let data = try? Data(contentsOf: file) else { continue }
            let dialect: ShellDialect = name.hasSuffix(".bash") ? .bash : .posix
            let script = ShellParser.parse([UInt8](data), dialect: dialect)
            let shell = dialect == .bash ? "bash" : "dash"
            guard let checked = Subprocess.run(shell, ["-n", file.path]) else {
                throw ValidationError("\(shell) cannot be started; install it.")
            }
            // bash reports an error within `[[ … ]]` but exits with 0.
            let shellAccepts = checked.status == 0 && !String(decoding: checked.errors, as: UTF8.self).contains("syntax error")
            let shfmt = Subprocess.run("shfmt", ["-ln", dialect == .bash ? "bash" : "posix", "--to-json"], input: file)
            guard let shfmt else { throw ValidationError("shfmt cannot be started; install it.") }
            let theirs = shfmt.status == 0 ? ShfmtCommands.read(shfmt.output) : nil
            tally.add(name, script, shellAccepts: shellAccepts, theirs: theirs)
        }
        print(tally.report(limit: list))
    }
}
