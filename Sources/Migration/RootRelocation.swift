import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import JSONSyntax
import SourceModel

/// A file in which the project of the built stage lies in a folder of its own instead of the root of the file system, from which nothing can be taken over as a whole.
///
/// Only where no instruction sets a folder, all that is copied comes to the working folder by a relative name, and nothing names a place in the root that may be the project's.
struct RootRelocation {
    let edits: [TextEdit]
    let before = Place.root
    let after = Place(absolute: "/app")

    /// `nil`: the stage works elsewhere, or something may name the project by its place.
    init?(of target: Int, in model: DockerfileModel, _ effects: StageEffects, context: (any BuildContext)?) {
        let stage = model.stages[target]
        let tree = model.tree
        let after = after
        guard case .image = stage.base, model.family(of: target).count == 1, !model.uses.contains(where: { $0.target == .stage(target) }), effects.unknown.isEmpty,
            stage.final.workdir.value.map({ Place(absolute: $0) }) == .root, let context,
            // What lies in such a folder of the project came into one of the system.
            !context.names(in: "").contains(where: Self.system.contains), context.entry(at: "app") == nil, !effects.files.contains(where: { $0.place.overlaps(after) && !$0.place.isRoot })
        else { return nil }
        // Scripts of the project run in it, too.
        if let manifest = context.contents(of: "package.json").flatMap(JSONReader.read), case .object(let scripts)? = manifest["scripts"] {
            for (_, script) in scripts { if let text = script.string, !Self.namesSystemAlone(text) { return nil } }
        }
        var copies = false
        for index in stage.instructions {
            let instruction = tree.instructions[index]
            switch instruction.content {
            case .workdir, .onbuild, .user, .volume: return nil
            case .copy(let copy), .add(let copy):
                guard copy.inlineFiles.isEmpty, !copy.destination.text.contains("$"), !copy.destination.text.contains("..") else { return nil }
                if copy.destination.text.hasPrefix("/") {
                    guard Self.isOfSystem(copy.destination.text) else { return nil }
                } else {
                    copies = true
                }
            default: guard Self.namesSystemAlone(tree.text(instruction.range)) else { return nil }
            }
        }
        guard copies else { return nil }
        let insertion = LineInsertion(tree: tree)
        edits = [insertion.edit("# A folder of its own: the final stage takes it over as a whole." + insertion.lineEnd + "WORKDIR \(after.text)" + insertion.lineEnd, behind: stage.fromIndex)]
    }

    /// Folders that systems have in their root.
    private static let system: Set<String> = ["bin", "boot", "dev", "etc", "home", "lib", "lib64", "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var"]

    private static func isOfSystem(_ path: String) -> Bool {
        path.split(separator: "/").first.map { system.contains(String($0)) } ?? false
    }

    /// Whether every absolute path in a text begins in a folder of the system.
    private static func namesSystemAlone(_ text: String) -> Bool {
        if text.contains("..") || text.contains("PWD") { return false }
        let bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
            // Behind a part of a name it is no beginning: `src/index.js`, `https://x`, `@scope/name`.
            if index > 0, isNamePart(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: "/") || bytes[index - 1] == UInt8(ascii: ":") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/") { continue }
            let rest = String(decoding: bytes[(index + 1)...].prefix { isNamePart($0) }, as: UTF8.self)
            guard system.contains(rest) else { return false }
        }
        return true
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: "_-.+@*?]})".utf8.contains(byte)
        }
    }
}
