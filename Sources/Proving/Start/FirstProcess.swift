import BuildEffects
import DockerfileSemantics
import SourceModel

/// Whether process 1 of a container is a program now that does not end at SIGTERM by itself, where something else passed the signal on before.
///
/// The kernel drops a signal for process 1 that it has no handler for. npm and its kin have one and end what they started; a shell has none.
struct FirstProcess {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings(_ command: StartCommand, at place: SourceRange) -> [ProofFinding] {
        guard stage.isSplit, command.words.first == "node", let manager = Self.manager(old) else { return [] }
        let folder = stage.after.final.workdir.value.map { Place(absolute: $0) }
        let handles = command.words.dropFirst().contains { word in
            guard !word.hasPrefix("-"), let file = Place(word, in: folder), let source = stage.contents(file) else { return false }
            return String(decoding: source, as: UTF8.self).contains("SIGTERM")
        }
        if handles { return [] }
        let message =
            "node is process 1 now, where \(manager) was: unless the program handles SIGTERM itself, `docker stop` waits ten seconds and kills it; "
            + "start containers with --init (`init: true` in a compose file), which passes the signal on"
        return [stage.finding(.start, .proven, "first-process", message, at: place)]
    }

    /// What the original starts, behind an entry point of the image that gives way to it.
    private var old: [String] {
        let final = stage.before.final
        return final.entrypoint.value.map { $0.range != nil } == true ? final.start.value?.words ?? [] : final.cmd.value?.words ?? []
    }

    private static func manager(_ words: [String]) -> String? {
        let managers: Set<String> = ["npm", "yarn", "pnpm"]
        if let first = words.first, managers.contains(first) { return first }
        guard ShellStart.needsShell(words, isShellForm: false), let text = words.last else { return nil }
        // Behind `sh -c` the shell gives way to the one command it is to run.
        return text.split(separator: " ").first { $0 != "exec" }.map(String.init).flatMap { managers.contains($0) ? $0 : nil }
    }
}
