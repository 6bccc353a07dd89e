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

    /// For each of some inputs the output, where all is known of its scripts; `nil`: ShellCheck has to be asked first.
    func attempt(_ inputs: ArraySlice<InputFile>) -> [Output?] {
        lint(inputs, waits: true).map { output in
            if case .linted(let file) = output, file.isWaiting { return nil }
            return output
        }
    }

    /// For each of some inputs the output; what ShellCheck has to be asked is asked on the way.
    func callAsFunction(_ inputs: ArraySlice<InputFile>) -> [Output] {
        lint(inputs, waits: false)
    }

    private typealias Input = ReadInput<LinterChoice.Choice>

    /// How many bytes of text may be at hand before another file is read: those of some dozens of files such as people write.
    private static var mostBytes: Int { 1 << 17 }

    /// Inputs that follow one another and have the same linter are shown to it together, which takes less time than one by one.
    private func lint(_ inputs: ArraySlice<InputFile>, waits: Bool) -> [Output] {
        var outputs: [Output] = []
        var together: [Input] = []
        var bytes = 0
        func finish() {
            if let choice = together.first?.choice { outputs += lint(together, choice, waits: waits) }
            (together, bytes) = ([], 0)
        }
        for input in inputs {
            do throws(InputFailure) {
                let read = try Input(input, linters, reader)
                if let first = together.first, first.choice !== read.choice || bytes > Self.mostBytes { finish() }
                together.append(read)
                bytes += read.bytes.count
            } catch {
                finish()
                switch error {
                case .file(let error): outputs.append(.failed(error))
                case .configuration(let path, let failure): outputs.append(.misconfigured(path, failure))
                }
            }
        }
        finish()
        return outputs
    }

    private func lint(_ inputs: [Input], _ choice: LinterChoice.Choice, waits: Bool) -> [Output] {
        let trees = inputs.map { DockerfileParser.parse($0.bytes) }
        let requests = inputs.map { _ in choice.asksShellCheck ? shellCheck?.request(waits: waits) : nil }
        let subjects = inputs.indices.map { number in
            LintSubject(tree: trees[number], path: inputs[number].path.text, ignoreFile: ignoreFile(for: inputs[number], trees[number]), scriptChecker: requests[number])
        }
        // Where fixes lead is found file by file.
        let inspections = task == nil ? choice.linter.inspect(subjects) : []
        return inputs.indices.map { number in
            let (input, tree) = (inputs[number], trees[number])
            if !choice.linter.hasTarget(tree) { return .withoutTarget(input.path) }
            if let task { return output(of: task, input, subjects[number], requests[number], waits: waits) }
            return output(of: input, tree, inspections[number], isWaiting: requests[number]?.isWaiting ?? false)
        }
    }

    private func ignoreFile(for input: Input, _ tree: DockerfileTree) -> IgnoreFile? {
        // Nobody knows what standard input is built with.
        guard input.choice.readsIgnoreFile, case .file(let file) = input.input else { return nil }
        return IgnoreFileFinder.ignoreFile(of: file, tree)
    }

    /// The output where something is done about the findings of a file.
    private func output(of task: Task, _ input: Input, _ subject: LintSubject, _ request: ShellCheckRequest?, waits: Bool) -> Output {
        var linter = input.choice.linter
        if let shellCheck, let request {
            if waits {
                _ = linter.inspect([subject])
                if request.isWaiting { return .linted(Linted(path: input.path, report: [], findings: [], fails: false, failures: [], entries: [], isWaiting: true)) }
            }
            // What fixes make of scripts is not known before.
            linter = linter.asking(shellCheck.request(waits: false))
        }
        let path = input.path.text
        let result =
            switch task {
            case .fix(let applicability): Fixer(linter, upTo: applicability).fix(input.bytes, path: path, ignoreFile: subject.ignoreFile)
            case .ignore(let reason): PragmaAdder(linter, reason: reason).add(to: input.bytes, path: path, ignoreFile: subject.ignoreFile, from: input.choice.failsFrom)
            }
        let inspection = Inspection(findings: result.remaining, failures: result.failures)
        return output(of: input, DockerfileParser.parse(result.bytes), inspection, Repair(source: input.source, original: input.bytes, result: result))
    }

    /// - Parameter tree: As it is in the end.
    private func output(of input: Input, _ tree: DockerfileTree, _ inspection: Inspection, _ repair: Repair? = nil, isWaiting: Bool = false) -> Output {
        let (path, choice) = (input.path, input.choice)
        if let failure = choice.mirrorFaults.failure(for: tree, buildArguments: choice.linter.options.migration.buildArguments) { return .misconfigured(path, failure) }
        var source = LintedSource(path: ReportedPath(path.bytes), bytes: tree.bytes, findings: inspection.findings)
        let (known, entries) = compare(&source, input)
        let fails = choice.failsFrom.map { threshold in source.findings.contains { $0.severity >= threshold } } ?? false
        let rejection = tree.diagnostics.first.map { error in
            let place = LineIndex(tree.bytes).position(at: error.range.start)
            return "\(path):\(place.line):\(place.column): \(error.message)"
        }
        let failures = inspection.failures.map { (line: LineIndex(tree.bytes).line(at: $0.range.start), message: $0.message) }
        return .linted(
            Linted(
                path: path, report: reporter.file(source), findings: source.findings, fails: fails, rejection: rejection, repair: repair, failures: failures, known: known,
                entries: entries, isWaiting: isWaiting))
    }

    /// Leaves the findings that nobody knows yet; what is written down is known from then on.
    private func compare(_ source: inout LintedSource, _ input: Input) -> (Known?, [LintBaseline.Entry]) {
        if recordingFolder == nil, input.choice.baseline == nil { return (nil, []) }
        let location =
            switch input.input {
            case .file(let file): file.location
            case .text(_, let name): ConfigurationStore.location(of: name)
            }
        if let folder = recordingFolder {
            let entries = LintBaseline.entries(of: source, at: BaselineFile.name(of: location, from: folder))
            source.findings = []
            return (nil, entries)
        }
        guard let baseline = input.choice.baseline else { return (nil, []) }
        let name = baseline.name(of: location)
        let gone = baseline.baseline.sift(&source, at: name, isLookedFor: input.choice.looksForAll)
        return (Known(baseline: baseline, name: name, held: source.held.count, gone: gone), [])
    }
}
