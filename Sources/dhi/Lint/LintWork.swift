import Diagnostics
import Linting
import Reporting
import RepositoryConversion

/// One file on its way through a lint run.
struct LintWork: Sendable {
    enum Input: Sendable {
        case file(DiscoveredFile)
        /// Read already: standard input.
        case text([UInt8], name: String)
    }

    enum Output: Sendable {
        case linted(report: [UInt8], findings: [Diagnostic])
        case failed(FileError)
    }

    let linter: Linter
    let reporter: any LintReporter
    let reader: FileReader

    func callAsFunction(_ input: Input) -> Output {
        switch input {
        case .text(let bytes, let name): return lint(bytes, name)
        case .file(let file):
            do throws(FileError) {
                return lint(try reader.read(file).bytes, file.path.text)
            } catch {
                return .failed(error)
            }
        }
    }

    private func lint(_ bytes: [UInt8], _ path: String) -> Output {
        let findings = linter.lint(bytes, path: path)
        return .linted(report: reporter.file(LintedSource(path: path, bytes: bytes, findings: findings)), findings: findings)
    }
}
