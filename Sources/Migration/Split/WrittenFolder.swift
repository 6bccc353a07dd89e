import BuildEffects

/// A folder that containers write, within a folder that is root's.
///
/// COPY gives the folders that it brings to one owner, also those that are there already, but for the one that it copies into. So this one is put into a folder
/// of its own in the build stage, and is copied from there behind what is around it.
struct WrittenFolder: Hashable {
    enum Source: Hashable {
        /// The build stage has it at its place.
        case build
        /// It is this folder of the build context, and is copied into the final stage by the instruction.
        case context(String, by: Int)
    }

    var place: Place
    /// `uid:gid`.
    var owner: String
    var source: Source

    /// Where a folder is put in the build stage: what stands side by side in the end does so there, and nothing else beside it.
    private static func prepared(_ folders: [WrittenFolder]) -> (WrittenFolder) -> String {
        var parents: [Place] = []
        for folder in folders where !parents.contains(folder.place.parent) { parents.append(folder.place.parent) }
        return { folder in parents.count < 2 ? "/written" : "/written/\((parents.firstIndex(of: folder.place.parent) ?? 0) + 1)" }
    }

    /// What prepares folders at the end of the build stage.
    static func preparation(of folders: [WrittenFolder]) -> [String] {
        if folders.isEmpty { return [] }
        let prepared = prepared(folders)
        var lines = ["# What containers write, apart from what is root's."]
        func target(_ folder: WrittenFolder) -> String { prepared(folder) + "/" + folder.place.lastName }
        for folder in folders { if case .context(let path, _) = folder.source { lines.append("COPY \(path) \(target(folder))") } }
        let built = folders.filter { $0.source == .build }
        if !built.isEmpty {
            let paths = built.flatMap { [$0.place.path, target($0)] }.joined(separator: " ")
            lines.append((["RUN mkdir -p \(paths)"] + built.map { "cp -a \($0.place.path)/. \(target($0))/" }).joined(separator: " && "))
        }
        return lines
    }

    /// The copies of some of all folders into the final stage: one for what stands side by side.
    static func copies(of some: [WrittenFolder], among folders: [WrittenFolder], from build: String) -> [String] {
        let prepared = prepared(folders)
        var lines: [String] = []
        for folder in some {
            let line = "COPY --from=\(build) --chown=\(folder.owner) \(prepared(folder))/ \(folder.place.parent.path)/"
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }
}
