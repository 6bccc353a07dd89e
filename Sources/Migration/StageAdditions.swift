import DockerfileSemantics
import HardenedCatalog
import Proving
import SourceModel

/// Instructions right behind FROM that give back what the old image brought along and the new one does not.
///
/// Variables, the working folder, no ENTRYPOINT; and, where the file may be restructured, tools of the build.
struct StageAdditions: Hashable {
    /// By stage of the original, without comments.
    private var lines: [Int: [String]] = [:]
    /// Packages to install, by stage of the original.
    private var tools: [Int: [String]] = [:]

    /// Adds what would keep findings from failing; `false` when there is nothing, or it is there and does not help.
    ///
    /// - Parameter installs: Whether missing packages may be installed.
    mutating func add(_ findings: [ProofFinding], to stage: Int, installs: Bool) -> Bool {
        var added = false
        for line in findings.compactMap(\.keepingLine) where !lines[stage, default: []].contains(line) {
            lines[stage, default: []].append(line)
            added = true
        }
        for package in installs ? findings.flatMap(\.missingPackages) : [] where !tools[stage, default: []].contains(package) {
            tools[stage, default: []].append(package)
            added = true
        }
        return added
    }

    /// How many instructions are added.
    var count: Int { lines.values.reduce(0) { $0 + $1.count } + tools.count }

    mutating func remove(from stage: Int) {
        lines[stage] = nil
        tools[stage] = nil
    }

    /// All of them as edits of the original.
    ///
    /// - Parameter definitions: What the stages stand on now.
    func edits(of original: DockerfileModel, except stage: Int? = nil, definitions: [Int: ImageDefinition]) -> [TextEdit] {
        let insertion = LineInsertion(tree: original.tree)
        return Set(lines.keys).union(tools.keys).filter { $0 != stage }.sorted().map { stage in
            let title = original.stages[stage].image.title
            let text = Self.defaults(lines[stage] ?? [], title) + Self.installation(tools[stage] ?? [], original.stages[stage].image, on: definitions[stage])
            return insertion.edit(text.map { $0 + insertion.lineEnd }.joined(), behind: original.stages[stage].fromIndex)
        }
    }

    // MARK: text

    /// What the image that `title` names has by default, with a word on why it is said.
    static func defaults(_ lines: [String], _ title: String) -> [String] {
        let folders = lines.filter { $0.hasPrefix("RUN ") }.sorted()
        let defaults = lines.filter { $0 != emptyEntrypoint && !$0.hasPrefix("RUN ") }.sorted()
        return (defaults.isEmpty ? [] : ["# As \(title) has it by default."] + defaults)
            + (folders.isEmpty ? [] : ["# \(title) has no such folder: it is made below."] + folders)
            + (lines.contains(emptyEntrypoint) ? ["# The command starts by itself, as on \(title)."] + [emptyEntrypoint] : [])
    }

    private static let emptyEntrypoint = "ENTRYPOINT []"

    /// Installs what the thin -dev image lacks.
    static func installation(_ packages: [String], _ old: ImageFacts, on definition: ImageDefinition?) -> [String] {
        if packages.isEmpty { return [] }
        // One package brings the usual compilers.
        let names = Set(packages).subtracting(packages.contains("build-essential") ? ["gcc", "g++", "libc6-dev", "make"] : []).sorted().joined(separator: " ")
        // Of libraries for building, images list which they have.
        let isOfOld = packages.allSatisfy { package in !package.hasSuffix("-dev") || old.sourceImage?.packages.contains(package) != false }
        let comment = isOfOld ? "# What \(old.title) brings along and the hardened image leaves to those who need it." : "# What is built here needs it, and the hardened image leaves it to those who do."
        return [comment]
            + (definition?.packageManagers.contains("apk") == true
                ? ["RUN apk add --no-cache \(names)"] : ["RUN apt-get update && apt-get install -y --no-install-recommends \(names) && rm -rf /var/lib/apt/lists/*"])
    }
}
