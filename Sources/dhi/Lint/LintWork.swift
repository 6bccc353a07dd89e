import BuildEffects
import Diagnostics
import DockerfileSyntax
import Linting
import Migration
import Reporting
import RepositoryConversion
import SourceModel

/// One file on its way through a lint run.
struct LintWork: Sendable {
    enum Output: Sendable {
        case linted(Linted)
        /// There is no stage of the name that was asked for.
        case withoutTarget(FilePath)
        case failed(FileError)
        /// The configuration in force for the file is broken.
        case misconfigured(FilePath, ConfigurationFailure)
    }

    struct Linted: Sendable {
        var path: FilePath
        var report: [UInt8]
        var findings: [Diagnostic]
        /// A finding is grave enough to make the run fail.
        var fails: Bool
        /// Why BuildKit rejects the file, with its place; `nil` when it does not.
        var rejection: String?
        /// What was repaired; `nil` where nothing was asked for.
        var repair: Repair?
        /// Rules of the configuration that could not be applied, with their line.
        var failures: [(line: Int, message: String)]
        /// What a baseline says of the file.
        var known: Known?
        /// What a baseline has to hold that is written.
        var entries: [LintBaseline.Entry]
        /// ShellCheck has yet to be asked; what was found is incomplete.
        var isWaiting = false
    }

    /// What a baseline has to do with a file.
    struct Known: Sendable {
        var baseline: BaselineFile
        /// The file, as the baseline calls it.
        var name: ReportedPath
        /// Findings that it holds.
        var held: Int
        /// Findings that it holds and that are there no more.
        var gone: Int
    }

    /// A file before and after its fixes.
    struct Repair: Sendable {
        var source: SourceFile?
        var original: [UInt8]
        var result: FixedFile
    }

    let linters: LinterChoice
    let reporter: any LintReporter
    let reader: FileReader
    /// What is done about findings; `nil`: nothing.
    let task: Task?

    enum Task: Sendable {
        case fix(Applicability)
        /// Silence them by comments, with a reason.
        case ignore(String?)
    }
    /// `nil`: nobody is asked about scripts.
    let shellCheck: ShellCheckSession?
    /// The folder of the baseline that is written, which takes all findings; `nil`: none is.
    let recordingFolder: FilePath?

    /// The output for an input of whose scripts all is known; `nil`: ShellCheck has to be asked first.
    func attempt(_ input: InputFile) -> Output? {
        let output = lint(input, waits: true)
        if case .linted(let file) = output, file.isWaiting { return nil }
        return output
    }

    /// The output for an input; what ShellCheck has to be asked is asked on the way.
    func callAsFunction(_ input: InputFile) -> Output {
        lint(input, waits: false)
    }

    private func lint(_ input: InputFile, waits: Bool) -> Output {
        let choice: LinterChoice.Choice
        do throws(ConfigurationFailure) {
            switch input {
            case .file(let file): choice = try linters.choice(for: file)
            case .text(_, let name): choice = try linters.choice(forPath: name)
            }
        } catch {
            return .misconfigured(input.path, error)
        }
        switch input {
        case .text(let bytes, let name): return lint(bytes, name, ConfigurationStore.location(of: name), nil, nil, choice, waits: waits)
        case .file(let file):
            do throws(FileError) {
                let source = try reader.read(file)
                return lint(source.bytes, file.path, file.location, source, file, choice, waits: waits)
            } catch {
                return .failed(error)
            }
        }
    }

    private func lint(
        _ original: [UInt8], _ path: FilePath, _ location: FilePath, _ source: SourceFile?, _ file: DiscoveredFile?, _ choice: LinterChoice.Choice, waits: Bool
    ) -> Output {
        var bytes = original
        var tree = DockerfileParser.parse(bytes)
        if !choice.linter.hasTarget(tree) { return .withoutTarget(path) }
        let request = choice.asksShellCheck ? shellCheck?.request(waits: waits) : nil
        var linter = request.map { choice.linter.asking($0) } ?? choice.linter
        // Nobody knows what standard input is built with.
        let ignoreFile = file.flatMap { choice.readsIgnoreFile ? IgnoreFileFinder.ignoreFile(of: $0, tree) : nil }
        var repair: Repair?
        if let task {
            if waits, let request, let shellCheck {
                _ = linter.lint(tree, path: path.text, ignoreFile: ignoreFile)
                if request.isWaiting { return .linted(Linted(path: path, report: [], findings: [], fails: false, failures: [], entries: [], isWaiting: true)) }
                // What fixes make of scripts is not known before.
                linter = linter.asking(shellCheck.request(waits: false))
            }
            let result = perform(task, on: bytes, path, ignoreFile, linter, choice)
            repair = Repair(source: source, original: original, result: result)
            bytes = result.bytes
            tree = DockerfileParser.parse(bytes)
        }
        let inspection = repair.map { Inspection(findings: $0.result.remaining, failures: $0.result.failures) } ?? linter.inspect(tree, path: path.text, ignoreFile: ignoreFile)
        if let failure = choice.mirrorFaults.failure(for: tree, buildArguments: choice.linter.options.migration.buildArguments) {
            return .misconfigured(path, failure)
        }
        var source = LintedSource(path: ReportedPath(path.bytes), bytes: bytes, findings: inspection.findings)
        let (known, entries) = compare(&source, location, choice)
        let fails = choice.failsFrom.map { threshold in source.findings.contains { $0.severity >= threshold } } ?? false
        let rejection = tree.diagnostics.first.map { error in
            let place = LineIndex(bytes).position(at: error.range.start)
            return "\(path):\(place.line):\(place.column): \(error.message)"
        }
        let failures = inspection.failures.map { (line: LineIndex(bytes).line(at: $0.range.start), message: $0.message) }
        return .linted(
            Linted(
                path: path, report: reporter.file(source), findings: source.findings, fails: fails, rejection: rejection, repair: repair, failures: failures, known: known,
                entries: entries, isWaiting: request?.isWaiting ?? false))
    }

    /// Leaves the findings that nobody knows yet; what is written down is known from then on.
    private func compare(_ source: inout LintedSource, _ location: FilePath, _ choice: LinterChoice.Choice) -> (Known?, [LintBaseline.Entry]) {
        if let folder = recordingFolder {
            let entries = LintBaseline.entries(of: source, at: BaselineFile.name(of: location, from: folder))
            source.findings = []
            return (nil, entries)
        }
        guard let baseline = choice.baseline else { return (nil, []) }
        let name = baseline.name(of: location)
        let gone = baseline.baseline.sift(&source, at: name, isLookedFor: choice.looksForAll)
        return (Known(baseline: baseline, name: name, held: source.held.count, gone: gone), [])
    }

    private func perform(_ task: Task, on bytes: [UInt8], _ path: FilePath, _ ignoreFile: IgnoreFile?, _ linter: Linter, _ choice: LinterChoice.Choice) -> FixedFile {
        switch task {
        case .fix(let applicability): Fixer(linter, upTo: applicability).fix(bytes, path: path.text, ignoreFile: ignoreFile)
        case .ignore(let reason): PragmaAdder(linter, reason: reason).add(to: bytes, path: path.text, ignoreFile: ignoreFile, from: choice.failsFrom)
        }
    }
}
