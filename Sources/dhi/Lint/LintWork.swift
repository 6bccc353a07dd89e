import Diagnostics
import Linting
import Reporting
import RepositoryConversion

/// One file on its way through a lint run.
struct LintWork: Sendable {
    enum Input: Sendable {
        case file(DiscoveredFile)
        /// Read already: standard input.
        case text([UInt8], name: FilePath)

        var path: FilePath {
            switch self {
            case .file(let file): file.path
            case .text(_, let name): name
            }
        }
    }

    enum Output: Sendable {
        /// `fails`: a finding is grave enough to make the run fail.
        case linted(report: [UInt8], findings: [Diagnostic], fails: Bool)
        case failed(FileError)
        /// The configuration in force for the file is broken.
        case misconfigured(FilePath, ConfigurationFailure)
    }

    let linters: LinterChoice
    let reporter: any LintReporter
    let reader: FileReader

    func callAsFunction(_ input: Input) -> Output {
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
        case .text(let bytes, let name): return lint(bytes, name.text, choice)
        case .file(let file):
            do throws(FileError) {
                return lint(try reader.read(file).bytes, file.path.text, choice)
            } catch {
                return .failed(error)
            }
        }
    }

    private func lint(_ bytes: [UInt8], _ path: String, _ choice: LinterChoice.Choice) -> Output {
        let findings = choice.linter.lint(bytes, path: path)
        let report = reporter.file(LintedSource(path: path, bytes: bytes, findings: findings))
        let fails = choice.failsFrom.map { threshold in findings.contains { $0.severity >= threshold } } ?? false
        return .linted(report: report, findings: findings, fails: fails)
    }
}
