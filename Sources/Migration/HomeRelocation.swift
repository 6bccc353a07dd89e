import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import SourceModel

/// A file in which the program of the built stage stands outside of root's home, which the user of hardened images cannot enter.
///
/// Only where a program of the file is started that finds its files by the working folder: the folder, the copies into it and the start command are renamed together,
/// and nothing else in the stage names it.
struct HomeRelocation {
    /// What makes it of the original, sorted.
    let edits: [TextEdit]
    let before: Place
    let after: Place

    /// `nil`: the working folder lies elsewhere, or something else may name it.
    init?(of target: Int, in model: DockerfileModel, _ effects: StageEffects) {
        let stage = model.stages[target]
        guard case .image = stage.base, model.family(of: target).count == 1, !model.uses.contains(where: { $0.target == .stage(target) }), effects.unknown.isEmpty,
            let folder = stage.final.workdir.value.map({ Place(absolute: $0) }), Self.home.contains(folder)
        else { return nil }
        let tree = model.tree
        // The outermost of those that the stage works in.
        var before = folder
        for index in stage.instructions {
            guard case .workdir(let word) = tree.instructions[index].content, word.text.hasPrefix("/") else { continue }
            let place = Place(absolute: word.text)
            if Self.home.contains(place), place.contains(before) { before = place }
        }
        guard let after = Self.folders.map({ Place(absolute: $0) }).first(where: { place in !effects.files.contains { !$0.place.isRoot && $0.place.overlaps(place) } }),
            Self.startsProgram(stage, in: before)
        else { return nil }
        var edits: [TextEdit] = []
        for index in stage.instructions {
            let instruction = tree.instructions[index]
            var ranges: [SourceRange] = []
            switch instruction.content {
            case .workdir(let word): ranges = [word.range]
            case .copy(let copy), .add(let copy):
                // What lies at the sources is no matter of this stage.
                guard !copy.destination.text.contains("$"), copy.inlineFiles.isEmpty else { return nil }
                guard let own = Self.rename([copy.destination.range], tree, before, after) else { return nil }
                edits += own
                continue
            case .cmd(let form), .entrypoint(let form): ranges = Self.ranges(of: form)
            case .healthcheck(let check): ranges = check.command.map(Self.ranges) ?? []
            default: break
            }
            guard let own = Self.rename(ranges, tree, before, after) else { return nil }
            edits += own
            // Anything else that may mean the folder: in commands, variables, volumes, and by way of the home.
            let rest = Self.without(ranges, instruction.range, tree)
            if ["/root", "~", "HOME"].contains(where: rest.contains) { return nil }
        }
        // What tools put into the home, they look for there.
        let isElsewhere = effects.files.contains { effect in
            guard case .command(let program) = effect.origin, Self.home.contains(effect.place), !RuntimePlaces.areForBuilding(effect.place) else { return false }
            return !before.contains(effect.place) || before == Self.home && !["mkdir", "chmod", "chown", "touch", "go"].contains(program)
        }
        if isElsewhere || edits.isEmpty { return nil }
        self.edits = edits.sorted { $0.range < $1.range }
        self.before = before
        self.after = after
    }

    private static let home = Place(absolute: "/root")
    private static let folders = ["/app", "/srv/app"]

    /// Whether containers start a program in the folder, with or without words for it.
    private static func startsProgram(_ stage: Stage, in folder: Place) -> Bool {
        guard let start = stage.final.start.value, let workdir = stage.final.workdir.value else { return false }
        var words = start.words
        if start.isShellForm { words = words.last?.split(separator: " ").map(String.init) ?? [] }
        guard let program = words.first, program.contains("/"), !program.contains("$"), let place = Place(program, in: Place(absolute: workdir)) else { return false }
        return folder.contains(place) && ![".sh", ".py", ".js", ".rb", ".pl", ".php"].contains(where: program.hasSuffix)
    }

    private static func ranges(of form: CommandForm) -> [SourceRange] {
        switch form {
        case .shell(let word): [word.range]
        case .exec(let words): words.map(\.range)
        }
    }

    /// Edits that rename the folder where the ranges name it; `nil`: they name something else in the home.
    private static func rename(_ ranges: [SourceRange], _ tree: DockerfileTree, _ before: Place, _ after: Place) -> [TextEdit]? {
        var edits: [TextEdit] = []
        for range in ranges {
            let bytes = Array(tree.bytes[range.indices])
            let name = Array(before.path.utf8)
            let home = Array("/root".utf8)
            for start in bytes.indices where bytes[start...].starts(with: home) {
                let end = start + name.count
                guard bytes[start...].starts(with: name), end == bytes.count || !isNamePart(bytes[end]), start == 0 || isBoundary(bytes[start - 1]) else { return nil }
                let place = Int(range.start) + start
                edits.append(TextEdit(SourceRange(place, place + name.count), after.path))
            }
            if ["~", "HOME"].contains(where: tree.text(range).contains) { return nil }
        }
        return edits
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: "_-.+@*?[$\\".utf8.contains(byte)
        }
    }

    /// What stands in front of a path: a quote, a blank, or what separates it from an option.
    private static func isBoundary(_ byte: UInt8) -> Bool { "\"' =:,".utf8.contains(byte) }

    private static func without(_ ranges: [SourceRange], _ whole: SourceRange, _ tree: DockerfileTree) -> String {
        var text = ""
        var start = Int(whole.start)
        for range in ranges.sorted() {
            text += tree.text(SourceRange(start, max(start, Int(range.start))))
            start = Int(range.end)
        }
        return text + tree.text(SourceRange(start, max(start, Int(whole.end))))
    }
}
