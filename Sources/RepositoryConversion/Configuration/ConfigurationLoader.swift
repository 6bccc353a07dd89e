import Glibc
import Linting
import YAMLSyntax

/// Reads a configuration file and those it extends.
struct ConfigurationLoader {
    private let tree: Tree
    private let vocabulary: ConfigurationVocabulary
    private var errors: [ConfigurationError] = []

    /// How many files one may extend, directly and by others.
    private static let fileLimit = 16

    /// Reads the file at `path`; what it names must lie in `tree`.
    static func load(_ path: FilePath, in tree: Tree, _ vocabulary: ConfigurationVocabulary) throws(ConfigurationFailure) -> Configuration {
        var loader = ConfigurationLoader(tree: tree, vocabulary: vocabulary)
        let configuration = loader.load(path, from: [], at: nil)
        loader.checkRuleNames(configuration)
        if !loader.errors.isEmpty { throw ConfigurationFailure(loader.errors) }
        return configuration
    }

    private init(tree: Tree, vocabulary: ConfigurationVocabulary) {
        self.tree = tree
        self.vocabulary = vocabulary
    }

    /// Where a file is named by another one.
    private struct Mention {
        var file: FilePath
        var place: YAMLValue.Place
    }

    private var count = 0

    /// The readers of the files, in the order in which these were read.
    private var readers: [ConfigurationReader] = []

    /// A file may name rules of one that it extends, and the other way round.
    private mutating func checkRuleNames(_ configuration: Configuration) {
        if vocabulary.rules.isEmpty { return }
        let known = vocabulary.rules + configuration.lint.rules.map(\.name)
        let wrong = Set(readers.flatMap(\.ruleNames).map(\.text)).subtracting(known)
        if wrong.isEmpty { return }
        for index in readers.indices {
            let count = readers[index].errors.count
            readers[index].checkRuleNames(among: known, vocabulary)
            errors += readers[index].errors.dropFirst(count)
        }
        // By file, and by line in each.
        let order = Dictionary(readers.enumerated().map { ($1.file, $0) }) { first, _ in first }
        errors = errors.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            return (order[one.file] ?? 0, one.line ?? 0, one.column ?? 0, left.offset) < (order[other.file] ?? 0, other.line ?? 0, other.column ?? 0, right.offset)
        }.map(\.element)
    }

    private mutating func load(_ path: FilePath, from chain: [FilePath], at mention: Mention?) -> Configuration {
        let resolved: FilePath
        let bytes: [UInt8]
        do throws(FileError) {
            (resolved, bytes) = try Self.contents(of: path, in: tree)
        } catch {
            fail(mention, path, outside(error) ?? error.message)
            return Configuration()
        }
        if chain.contains(resolved) {
            fail(mention, path, "extends itself, by way of \(chain.map { "\($0)" }.joined(separator: ", "))")
            return Configuration()
        }
        count += 1
        if count > ConfigurationLoader.fileLimit {
            if count == ConfigurationLoader.fileLimit + 1 { fail(mention, path, "more than \(ConfigurationLoader.fileLimit) files are extended") }
            return Configuration()
        }
        let root: YAMLValue
        do throws(ConfigurationError) {
            root = try YAMLDocument.parse(bytes, file: path)
        } catch {
            errors.append(error)
            return Configuration()
        }
        var values = ConfigurationReader(file: path)
        var (configuration, extends) = values.configuration(root, vocabulary)
        var bases: [(FilePath, Mention)] = []
        for value in extends {
            if let base = values.path(value, "extends") { bases.append((base, Mention(file: path, place: value.place))) }
        }
        checkInside(configuration.digestsFile, "digests", &values, root)
        checkInside(configuration.availableFile, "available", &values, root)
        // It may still have to be written.
        if let baseline = configuration.lint.baseline, let place = try? baseline.path.resolved(), !tree.contains(place) {
            values.fail(YAMLValue.Place(line: baseline.line, column: baseline.column), "baseline: \(baseline.path) lies outside \(tree.root)")
        }
        readers.append(values)
        errors += values.errors.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
        // The last one named comes first, as it speaks louder.
        for (base, mention) in bases.reversed() {
            configuration = configuration.extending(load(base, from: chain + [resolved], at: mention))
        }
        return configuration
    }

    /// What is in the file at `path`, and where it stands; it must lie in `tree`.
    static func contents(of path: FilePath, in tree: Tree) throws(FileError) -> (resolved: FilePath, bytes: [UInt8]) {
        let resolved: FilePath
        do throws(SystemError) {
            resolved = try path.resolved()
        } catch {
            throw error.number == ENOENT && (try? path.status())?.isLink == true ? FileError(path, .danglingLink) : FileError(path, errno: error.number)
        }
        if !tree.contains(resolved) { throw FileError(path, .linkOutOfTree(target: resolved, tree: tree.root)) }
        return (resolved, try FileReader(limit: YAMLDocument.sizeLimit).readAny(resolved))
    }

    /// A file that a repository names must be one of its own: it could name any file of the machine.
    private func checkInside(_ path: FilePath?, _ key: String, _ values: inout ConfigurationReader, _ root: YAMLValue) {
        guard let path, case .entries(let entries) = root.content, let entry = entries.first(where: { $0.key == key }) else { return }
        guard let resolved = try? path.resolved() else {
            values.fail(entry.value.place, "\(key): there is no file \(path)")
            return
        }
        if !tree.contains(resolved) { values.fail(entry.value.place, "\(key): \(path) lies outside \(tree.root)") }
    }

    private func outside(_ error: FileError) -> String? {
        guard case .linkOutOfTree(_, let root) = error.cause else { return nil }
        return "lies outside \(root); a configuration may extend only files of its own repository"
    }

    private mutating func fail(_ mention: Mention?, _ path: FilePath, _ message: String) {
        if let mention {
            errors.append(
                ConfigurationError(file: mention.file, line: mention.place.line, column: mention.place.column, message: "extends \(path): \(message)"))
        } else {
            errors.append(ConfigurationError(file: path, message: message))
        }
    }
}
