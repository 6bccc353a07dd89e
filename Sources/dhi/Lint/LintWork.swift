import BuildEffects
import Diagnostics
import DockerfileSyntax
import Linting
import Migration
import Reporting
import RepositoryConversion
import SourceModel

/// Files on their way through a lint run.
struct LintWork: Sendable {
    enum Output: Sendable {
        case linted(Linted)
        /// There is no stage of the name that was asked for.
        case withoutTarget(FilePath)
        case failed(InputFailure)
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
    let ignoreFiles = IgnoreFileFinder()

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

    /// How many bytes of text are at hand before no further file is read: a portion of files such as people write has fewer.
    private static var mostBytes: Int { 1 << 17 }

    /// Inputs that follow one another and have the same linter are shown to it together, which takes less time than one by one.
    private func lint(_ inputs: ArraySlice<InputFile>, waits: Bool) -> [Output] {
        var outputs: [Output] = []
        var together: [Input] = []
        var bytes = 0
        func finish() {
            if let choice = together.first?.choice { outputs += lintTogether(together, choice, waits: waits) }
            (together, bytes) = ([], 0)
        }
        for input in inputs {
            if bytes > Self.mostBytes { finish() }
            do throws(InputFailure) {
                let read = try Input(input, linters, reader)
                if let first = together.first, first.choice !== read.choice { finish() }
                together.append(read)
                bytes += read.bytes.count
            } catch {
                finish()
                outputs.append(.failed(error))
            }
        }
        finish()
        return outputs
    }

    private func lintTogether(_ inputs: [Input], _ choice: LinterChoice.Choice, waits: Bool) -> [Output] {
        let trees = inputs.map { DockerfileParser.parse($0.bytes) }
        var outputs = inputs.map { Output.withoutTarget($0.path) }
        let numbers = inputs.indices.filter { choice.linter.hasTarget(trees[$0]) }
        if let task {
            // Where fixes lead is found file by file.
            for number in numbers { outputs[number] = output(of: inputs[number], trees[number], after: task, waits: waits) }
            return outputs
        }
        let requests = numbers.map { _ in choice.asksShellCheck ? shellCheck?.request(waits: waits) : nil }
        let inspections = choice.linter.inspect(zip(numbers, requests).map { subject(inputs[$0], trees[$0], $1) })
        for (order, number) in numbers.enumerated() {
            outputs[number] = output(of: inputs[number], trees[number], inspections[order], isWaiting: requests[order]?.isWaiting ?? false)
        }
        return outputs
    }

    private func subject(_ input: Input, _ tree: DockerfileTree, _ request: ShellCheckRequest?) -> LintSubject {
        var ignoreFile: IgnoreFile?
        // Nobody knows what standard input is built with.
        if input.choice.readsIgnoreFile, case .file(let file) = input.input { ignoreFile = ignoreFiles.ignoreFile(of: file, tree) }
        return LintSubject(tree: tree, path: input.path.text, ignoreFile: ignoreFile, scriptChecker: request)
    }

    /// The output where something is done about the findings of a file.
    private func output(of input: Input, _ tree: DockerfileTree, after task: Task, waits: Bool) -> Output {
        var linter = input.choice.linter
        let asked = input.choice.asksShellCheck ? shellCheck : nil
        let request = waits ? asked?.request(waits: true) : nil
        let subject = subject(input, tree, request)
        if let request {
            _ = linter.inspect([subject])
            if request.isWaiting { return .linted(Linted(path: input.path, report: [], findings: [], fails: false, failures: [], entries: [], isWaiting: true)) }
        }
        // What fixes make of scripts is not known before.
        if let asked { linter = linter.asking(asked.request(waits: false)) }
        let result =
            switch task {
            case .fix(let applicability): Fixer(linter, upTo: applicability).fix(input.bytes, path: subject.path, ignoreFile: subject.ignoreFile)
            case .ignore(let reason): PragmaAdder(linter, reason: reason).add(to: input.bytes, path: subject.path, ignoreFile: subject.ignoreFile, from: input.choice.failsFrom)
            }
        let inspection = Inspection(findings: result.remaining, failures: result.failures)
        return output(of: input, DockerfileParser.parse(result.bytes), inspection, Repair(source: input.source, original: input.bytes, result: result))
    }

    /// - Parameter tree: As it is in the end.
    private func output(of input: Input, _ tree: DockerfileTree, _ inspection: Inspection, _ repair: Repair? = nil, isWaiting: Bool = false) -> Output {
        let (path, choice) = (input.path, input.choice)
        do throws(InputFailure) { try choice.checkMirrors(tree, path) } catch { return .failed(error) }
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
        if let folder = recordingFolder {
            let entries = LintBaseline.entries(of: source, at: BaselineFile.name(of: input.input.location, from: folder))
            source.findings = []
            return (nil, entries)
        }
        guard let baseline = input.choice.baseline else { return (nil, []) }
        let name = baseline.name(of: input.input.location)
        let gone = baseline.baseline.sift(&source, at: name, isLookedFor: input.choice.looksForAll)
        return (Known(baseline: baseline, name: name, held: source.held.count, gone: gone), [])
    }
}
