import Glibc

/// One search through a folder and those below it.
struct FolderWalk {
    private(set) var found: [Discovery.Candidate] = []
    private(set) var errors: [FileError] = []
    private let passedOver: Set<FilePath>
    private let commonExclusions: PathRules?
    private let exclusions: @Sendable (FilePath) -> PathRules?
    private let ignoreFileReader = FileReader(limit: 1 << 20)

    init(passedOver: Set<FilePath>, commonExclusions: PathRules?, exclusions: @escaping @Sendable (FilePath) -> PathRules?) {
        self.passedOver = passedOver
        self.commonExclusions = commonExclusions
        self.exclusions = exclusions
    }

    /// A folder yet to be searched, with the rules that hold in it.
    private struct Pending {
        /// Absolute, without links.
        var location: FilePath
        var path: FilePath
        /// What leads here from the folder that was named.
        var rest: FilePath
        var tree: Tree
        /// From the root of the tree down to this folder.
        var names: [[UInt8]]
        /// `.gitignore` and the like, from weakest to strongest.
        var ignored: [Scope] = []
        /// Of the nearest configuration only.
        var excluded: Scope?
    }

    /// Rules and the number of names that lead from the root of the tree to their folder.
    private struct Scope {
        var depth: Int
        var rules: PathRules
    }

    /// Searches the folder at `location`, which is absolute and without links.
    mutating func search(_ location: FilePath, shownAs path: FilePath) {
        let tree = Tree(around: location)
        var start = Pending(location: location, path: path, rest: FilePath([]), tree: tree, names: [])
        startTree(&start)
        // What stands above the named folder holds in it too; its own files are read with its listing.
        for folder in tree.folders(downTo: location).dropLast() {
            start.names = names(of: folder, in: tree)
            addIgnoreFile(in: folder, to: &start)
            addConfiguration(in: folder, to: &start)
        }
        start.names = names(of: location, in: tree)
        var pending = [start]
        while let folder = pending.popLast() {
            do throws(SystemError) {
                let listing = try FolderListing(of: folder.location, at: AT_FDCWD)
                visit(folder, listing, &pending)
            } catch {
                errors.append(FileError(folder.path, error.number == ENOENT ? .vanished : .init(errno: error.number)))
            }
        }
    }

    private mutating func visit(_ folder: Pending, _ listing: FolderListing, _ pending: inout [Pending]) {
        var folder = folder
        if folder.location != folder.tree.root, listing.has(".git"), Tree.isRepository(folder.location) {
            // A repository within: what was said outside does not hold in it.
            folder.tree = Tree(root: folder.location, isRepository: true)
            folder.names = []
            folder.ignored = []
            startTree(&folder)
        }
        if listing.has(".gitignore") { addIgnoreFile(in: folder.location, to: &folder) }
        if listing.has(Discovery.configurationName.text) { addConfiguration(in: folder.location, to: &folder) }
        for entry in listing.entries {
            switch entry.kind {
            case .folder:
                if FolderName.isPassedOver(entry.name) { continue }
                let location = folder.location.appending(entry.name)
                if isLeftOut(entry.name, isFolder: true, in: folder) || passedOver.contains(location) { continue }
                var below = folder
                below.location = location
                below.path = folder.path.appending(entry.name)
                below.rest = folder.rest.appending(entry.name)
                below.names.append(entry.name)
                pending.append(below)
            case .file, .link, .special:
                guard DockerfileName.matches(entry.name), !isLeftOut(entry.name, isFolder: false, in: folder) else { continue }
                let path = folder.path.appending(entry.name)
                if entry.kind == .special {
                    errors.append(FileError(path, .specialFile))
                } else {
                    found.append(
                        Discovery.Candidate(
                            path: path, location: folder.location.appending(entry.name), tree: folder.tree, isLink: entry.kind == .link,
                            rest: folder.rest.appending(entry.name)))
                }
            }
        }
    }

    private func isLeftOut(_ name: [UInt8], isFolder: Bool, in folder: Pending) -> Bool {
        if folder.ignored.isEmpty, folder.excluded == nil { return false }
        let names = folder.names + [name]
        if let excluded = folder.excluded, excluded.rules.verdict(on: names[excluded.depth...], isFolder: isFolder) == true { return true }
        for scope in folder.ignored.reversed() {
            if let verdict = scope.rules.verdict(on: names[scope.depth...], isFolder: isFolder) { return verdict }
        }
        return false
    }

    private func names(of folder: FilePath, in tree: Tree) -> [[UInt8]] {
        folder.relative(to: tree.root)?.components.map { Array($0) } ?? []
    }

    /// The rules that hold in a whole tree.
    private mutating func startTree(_ folder: inout Pending) {
        folder.excluded = commonExclusions.map { Scope(depth: 0, rules: $0) }
        guard folder.tree.isRepository else { return }
        add(folder.tree.root.appending(".git/info/exclude".utf8), depth: 0, to: &folder)
    }

    private mutating func addIgnoreFile(in location: FilePath, to folder: inout Pending) {
        add(location.appending(".gitignore".utf8), depth: folder.names.count, to: &folder)
    }

    private mutating func add(_ file: FilePath, depth: Int, to folder: inout Pending) {
        do throws(FileError) {
            let rules = PathRules(text: try ignoreFileReader.contents(of: file, shownAs: file).bytes)
            if !rules.isEmpty { folder.ignored.append(Scope(depth: depth, rules: rules)) }
        } catch {
            switch error.cause {
            // Git does not read what is not a file either.
            case .noSuchFile, .notAFolder, .isFolder, .linkLoop, .specialFile: break
            default: errors.append(error)
            }
        }
    }

    private func addConfiguration(in location: FilePath, to folder: inout Pending) {
        if commonExclusions == nil, let rules = exclusions(location) { folder.excluded = Scope(depth: folder.names.count, rules: rules) }
    }
}

extension FolderListing {
    /// Whether there is an entry of this name; the entries are sorted.
    fileprivate func has(_ name: String) -> Bool {
        let name = Array(name.utf8)
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].name.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].name == name
    }
}
