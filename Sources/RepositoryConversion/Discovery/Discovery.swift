import Glibc

/// Finds the Dockerfiles that some paths stand for.
///
/// A path that names a file stands for that file, whatever its name. A folder stands for all files in and below it
/// whose name is that of a Dockerfile (see `DockerfileName`), leaving out
/// - version control and vendored folders (see `FolderName`),
/// - what the `.gitignore` files of the repository and its `.git/info/exclude` ignore; settings of the machine, such as
///   a `core.excludesFile`, do not count, and whether git tracks a file is not asked,
/// - what the `exclude` patterns of the configuration in force leave out.
///
/// Links to folders are not followed: what lies in the tree is found in its own place. Links to files are followed
/// once, when they stay in the tree. Pipes, sockets and devices are never opened. Nothing is run.
public struct Discovery: Sendable {
    /// Folders to pass over, for example the output folder of this run.
    public var leavingOut: [FilePath] = []
    /// The rules that the configuration file in a folder (absolute, without links) adds; `nil` when there is none.
    public var exclusions: @Sendable (_ folder: FilePath) -> PathRules?
    /// Rules of a configuration that holds for all files, relative to the root of each tree; they take the place of `exclusions`.
    public var commonExclusions: PathRules?
    /// Name of a configuration file.
    public static let configurationName = FilePath(".dhi.yaml")

    public init(exclusions: @escaping @Sendable (_ folder: FilePath) -> PathRules? = { _ in nil }) {
        self.exclusions = exclusions
    }

    /// What was found, and what stood in the way; both in the order of `paths`, below each by path.
    public struct Result: Sendable {
        public var files: [DiscoveredFile] = []
        public var errors: [FileError] = []
        /// Folders among `paths` in and below which there is no Dockerfile.
        public var emptyFolders: [FilePath] = []
    }

    /// What is said of a folder without Dockerfiles. It is no error: many folders of an organisation have none.
    public static let nothingFound =
        "no Dockerfile was found in this folder (looked for Dockerfile, Dockerfile.*, *.Dockerfile and Containerfile*; "
        + "version control, vendored, ignored and excluded folders are passed over)"

    /// Finds the files that `paths` stand for; each file once, however often it is named or linked to.
    public func files(in paths: [FilePath]) -> Result {
        let look = look(at: paths[...], Set(leavingOut.compactMap { try? $0.resolved() }))
        var errors = look.errors
        return Result(files: withoutDoubles(look.found, &errors), errors: errors, emptyFolders: look.emptyFolders)
    }

    /// The same, with several tasks looking at many paths; `workers` is the number of cores unless said otherwise.
    public func files(in paths: [FilePath], workers: Int?) async -> Result {
        let passedOver = Set(leavingOut.compactMap { try? $0.resolved() })
        // Each portion asks the folders above its files for itself, so there are but a few.
        let size = max(Self.smallestPortion, paths.count / 8)
        let portions = stride(from: 0, to: paths.count, by: size).map { paths[$0..<min(paths.count, $0 + size)] }
        var found: [Candidate] = []
        var errors: [FileError] = []
        var emptyFolders: [FilePath] = []
        await ConversionJob<ArraySlice<FilePath>, Look>(workers: workers) { look(at: $0, passedOver) }.run(portions) { look in
            found += look.found
            errors += look.errors
            emptyFolders += look.emptyFolders
        }
        return Result(files: withoutDoubles(found, &errors), errors: errors, emptyFolders: emptyFolders)
    }

    /// Of fewer paths, starting a task costs more than looking at them.
    private static let smallestPortion = 64

    /// What some paths stand for, before doubles are dropped.
    private struct Look: Sendable {
        var found: [Candidate] = []
        var errors: [FileError] = []
        var emptyFolders: [FilePath] = []
    }

    private func look(at paths: ArraySlice<FilePath>, _ passedOver: Set<FilePath>) -> Look {
        var found: [Candidate] = []
        var errors: [FileError] = []
        var memory = FolderMemory()
        var emptyFolders: [FilePath] = []
        for path in paths {
            let before = (found.count, errors.count)
            var isFolder = false
            do throws(FileError) {
                let status = try path.blamed { () throws(SystemError) in try path.status() }
                if status.isLink || !status.isFolder {
                    if let folder = try folder(behind: path, status) {
                        isFolder = true
                        search(folder, shownAs: path, passedOver, &found, &errors)
                    } else {
                        found.append(try named(path, status, &memory))
                    }
                } else {
                    let folder = try path.blamed { () throws(SystemError) in try path.resolved() }
                    isFolder = true
                    search(folder, shownAs: path, passedOver, &found, &errors)
                }
            } catch {
                errors.append(error)
            }
            if isFolder, before == (found.count, errors.count) { emptyFolders.append(path) }
        }
        return Look(found: found, errors: errors, emptyFolders: emptyFolders)
    }

    /// A file that was named or found; a link waits until all files are known.
    struct Candidate {
        var path: FilePath
        /// Absolute; without links save, for a link, the last name.
        var location: FilePath
        var tree: Tree
        var isLink: Bool
        /// As it was when it was named; `nil` for what was found.
        var status: stat?
        /// What leads on from the path that was named; the bare name of a named file.
        var rest: FilePath

        /// See `DiscoveredFile.relativePath`.
        var relativePath: FilePath {
            if path.isPlain { return path }
            let names = path.components
            if path.isAbsolute || names.contains(where: { $0.elementsEqual("..".utf8) }) { return rest }
            return FilePath(names.joined(separator: [FilePath.slash]))
        }
    }

    /// The folder that a named link leads to: naming it is a decision of the user.
    private func folder(behind path: FilePath, _ status: stat) throws(FileError) -> FilePath? {
        guard status.isLink, let target = try? path.status(following: true), target.isFolder else { return nil }
        return try path.blamed { () throws(SystemError) in try path.resolved() }
    }

    private func named(_ path: FilePath, _ status: stat, _ memory: inout FolderMemory) throws(FileError) -> Candidate {
        if !status.isLink, !status.isRegularFile { throw FileError(path, .specialFile) }
        let folder = try path.blamed { () throws(SystemError) in try memory.resolve(path.parent) }
        return Candidate(
            path: path, location: folder.appending(path.lastComponent), tree: memory.tree(around: folder), isLink: status.isLink,
            status: status.isLink ? nil : status, rest: path.lastComponent)
    }

    private func search(
        _ folder: FilePath, shownAs path: FilePath, _ passedOver: Set<FilePath>, _ found: inout [Candidate], _ errors: inout [FileError]
    ) {
        var walk = FolderWalk(passedOver: passedOver, commonExclusions: commonExclusions, exclusions: exclusions)
        walk.search(folder, shownAs: path)
        found += walk.found.sorted { $0.path < $1.path }
        errors += walk.errors.sorted { $0.path < $1.path }
    }

    /// Follows the links and drops what is there already.
    ///
    /// Files come before links, so that a file found in its own place keeps its own name.
    private func withoutDoubles(_ candidates: [Candidate], _ errors: inout [FileError]) -> [DiscoveredFile] {
        // By their number, which hardly any two share.
        var seen: [Int: [FileIdentity]] = [:]
        var files = [DiscoveredFile?](repeating: nil, count: candidates.count)
        for isLink in [false, true] {
            for (index, candidate) in candidates.enumerated() where candidate.isLink == isLink {
                do throws(FileError) {
                    let location = isLink ? try target(of: candidate) : candidate.location
                    guard let location else { continue }
                    let status = if let known = candidate.status { known } else { try candidate.path.blamed { () throws(SystemError) in try location.status() } }
                    let identity = FileIdentity(status, resolved: location)
                    if !seen[identity.number, default: []].contains(identity) {
                        seen[identity.number, default: []].append(identity)
                        files[index] = DiscoveredFile(path: candidate.path, location: location, tree: candidate.tree.root, relativePath: candidate.relativePath)
                    }
                } catch {
                    errors.append(error)
                }
            }
        }
        return files.compactMap { $0 }
    }

    /// Where the link `candidate` leads; `nil` for a folder, which is searched in its own place.
    private func target(of candidate: Candidate) throws(FileError) -> FilePath? {
        let target: FilePath
        do throws(SystemError) {
            target = try candidate.location.resolved()
        } catch {
            throw FileError(candidate.path, error.number == ENOENT ? .danglingLink : .init(errno: error.number))
        }
        // First of all: nothing outside is even looked at.
        if !candidate.tree.contains(target) {
            throw FileError(candidate.path, .linkOutOfTree(target: target, tree: candidate.tree.root))
        }
        let status = try candidate.path.blamed { () throws(SystemError) in try target.status() }
        if status.isFolder { return nil }
        if !status.isRegularFile { throw FileError(candidate.path, .specialFile) }
        return target
    }
}
