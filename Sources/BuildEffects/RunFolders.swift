import CommandKnowledge
import DockerfileSemantics

/// The folders that commands of one RUN may run in, as `cd` changes them.
///
/// Where a `cd` happens in a subshell or under a condition, commands behind it may run in the old folder or the new one; all
/// of them count.
struct RunFolders {
    private var current: [Place?]
    /// Folders that subshells have changed to.
    private var inSubshells: [Place?] = []

    init(start: Place?) { current = [start] }

    var all: [Place?] { unique(current + inSubshells) }

    func candidates(for command: RunCommand) -> [Place?] {
        command.isInSubshell ? unique(current + inSubshells) : current
    }

    mutating func change(_ command: RunCommand) {
        let target = command.arguments.first { $0.value?.hasPrefix("-") != true || $0.value == "-" }
        let next: [Place?] = candidates(for: command).map { folder in
            guard let text = target?.value, text != "-", !text.hasPrefix("~") else { return nil }
            return Place(text, in: folder)
        }
        if command.isInSubshell {
            inSubshells = unique(inSubshells + next)
        } else {
            current = command.mayFail ? unique(current + next) : unique(next)
        }
    }

    private func unique(_ places: [Place?]) -> [Place?] {
        if places.count < 2 { return places }
        var seen: Set<Place?> = []
        return places.filter { seen.insert($0).inserted }
    }
}
