import DockerfileSemantics
import DockerfileSyntax
import Linting
import ShellSyntax
import SourceModel

/// A `cd` in the list of commands of a RUN, not within a condition, a loop or a subshell.
struct FolderChange {
    /// The command.
    let range: SourceRange
    /// Its program's name.
    let nameRange: SourceRange
    /// Where to, with the place; `nil` where it is not literal or more is said.
    let folder: (path: String, range: SourceRange)?
    /// It only leaves folders: `cd ..`, `cd -`.
    let goesBack: Bool
    /// The command in front of it in the same list, and the one behind it: `&&` or a semicolon stands in between.
    let before: SourceRange?
    let after: SourceRange?
    /// Nothing but options and variables of the shell is set in front of it.
    let isFirst: Bool
    /// Nothing at all is run behind it.
    let isLast: Bool
    /// It stands in the instruction itself, not in a here-document.
    let isInLine: Bool
    /// The RUN changes the folder more than once.
    let isOneOfSeveral: Bool

    /// The program that changes it.
    static let program: NameSet = ["cd"]

    /// All of a RUN; none where the text is not understood.
    static func all(in index: Int, of file: LintedFile) -> [FolderChange] {
        // Names are at hand, the tree of the script is not.
        guard case .run(let run) = file.tree.instructions[index].content, case let commands = file.commands(at: index),
            commands.indices.contains(where: { commands[$0].name == "cd" && !commands[$0].isWrapped }),
            let script = file.model.script(of: run.command, in: file.tree.instructions[index]), script.script.isAccepted, script.script.isComplete
        else { return [] }
        let statements = script.script.statements
        let isInLine = if case .logical = script.origin { true } else { false }
        let isOneOfSeveral = commands.count { $0.name == "cd" || $0.name == "pushd" || $0.name == "popd" } > 1
        var changes: [FolderChange] = []
        var isFirst = true
        for (number, statement) in statements.enumerated() where statement.terminator != .background {
            let isList = statement.rest.allSatisfy { $0.connector == .and }
            let pipelines = statement.pipelines
            for (place, pipeline) in pipelines.enumerated() {
                guard isList, pipeline.commands.count == 1, !pipeline.isNegated, case .simple(let command)? = pipeline.commands.first, command.words.first?.literalValue == "cd" else {
                    if case .simple(let command)? = pipeline.commands.first, command.name == "set" || command.words.isEmpty { continue }
                    isFirst = false
                    continue
                }
                defer { isFirst = false }
                let before = place > 0 ? pipelines[place - 1].range : number > 0 ? statements[number - 1].range : nil
                let after = place + 1 < pipelines.count ? pipelines[place + 1].range : number + 1 < statements.count ? statements[number + 1].range : nil
                changes.append(
                    FolderChange(
                        range: script.sourceRange(command.range), nameRange: script.sourceRange(command.words[0].range), folder: folder(command, script), goesBack: goesBack(command),
                        before: before.map(script.sourceRange), after: after.map(script.sourceRange), isFirst: isFirst, isLast: after == nil, isInLine: isInLine, isOneOfSeveral: isOneOfSeveral))
            }
        }
        return changes
    }

    /// The folder for a WORKDIR; `nil` where it hangs on what is not known.
    func whole(from state: StageState) -> String? {
        guard let path = folder?.path, !path.hasPrefix("~") else { return nil }
        if path.hasPrefix("/") { return path }
        guard let start = state.workdir.value else { return nil }
        let rest = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return rest.isEmpty || rest == "." ? nil : start.hasSuffix("/") ? start + rest : start + "/" + rest
    }

    private static func goesBack(_ command: ShellCommand) -> Bool {
        guard command.words.count == 2, let path = command.words[1].literalValue, !path.hasPrefix("/") else { return false }
        return path == "-" || path.split(byte: UInt8(ascii: "/")).allSatisfy { $0 == ".." }
    }

    private static func folder(_ command: ShellCommand, _ script: RunScript) -> (String, SourceRange)? {
        guard command.words.count == 2, command.redirections.isEmpty, command.assignments.isEmpty, let word = command.words.last, !word.hasGlob, let path = word.literalValue,
            !path.isEmpty, path != "-", !path.utf8.contains(UInt8(ascii: " ")), !path.utf8.contains(UInt8(ascii: "$")), !path.utf8.contains(UInt8(ascii: "\\")), !path.contains("..")
        else { return nil }
        return (path, script.sourceRange(word.range))
    }
}
