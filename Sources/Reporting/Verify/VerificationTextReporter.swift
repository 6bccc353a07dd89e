import Migration
import Proving
import SourceModel

/// The report of a verification for people: by stage, each obligation with its status, and the place of what is not proven.
public struct VerificationTextReporter: Sendable {
    private let colors: Bool
    private let width: Int

    public init(colors: Bool, width: Int) {
        self.colors = colors
        self.width = max(40, width)
    }

    public func file(_ file: VerifiedFile) -> String {
        let verification = file.report
        guard verification.syntaxErrors.isEmpty else { return "" }
        let counts = ProofStatus.allCases.map { "\(verification.count($0)) \($0.rawValue)" }.joined(separator: ", ")
        var text = "\(file.path.shown): \(verification.outcome.rawValue), \(counts)\n"
        let byStage = Dictionary(grouping: verification.obligations) { $0.stage ?? -1 }
        for stage in verification.stages {
            guard let obligations = byStage[stage.index] else { continue }
            let title = stage.name.map { "stage '\(VisibleText.of($0.utf8))'" } ?? "stage \(stage.index)"
            text += "  \(title) on \(VisibleText.of(stage.image.utf8))\n"
            for obligation in obligations { text += self.obligation(obligation, file) }
        }
        return text
    }

    public func summary(_ summary: VerificationSummary) -> String {
        var text = "\(summary.files) file\(summary.files == 1 ? "" : "s"): \(summary.proven) proven, \(summary.assumed) with assumptions, \(summary.failed) failed"
        if summary.errors > 0 { text += ", \(summary.errors) error\(summary.errors == 1 ? "" : "s")" }
        return text + "\n"
    }

    private func obligation(_ obligation: Obligation, _ file: VerifiedFile) -> String {
        let name = obligation.id.rawValue.padded(to: 10)
        let status = obligation.status.rawValue.padded(to: 7)
        var text = wrapped("    \(name)  \(paint(status, obligation.status))  ", columns: 25, VisibleText.of(obligation.because.utf8))
        guard obligation.status != .proven else { return text }
        let shown = String(repeating: " ", count: 25)
        var said: Set<Int> = []
        for range in obligation.ranges {
            let number = file.lines.line(at: range.start)
            guard said.insert(number).inserted else { continue }
            let line = VisibleText.of(self.line(number, file))
            let room = max(12, width - 25 - 8 - String(number).count)
            text += "\(shown)line \(number): \(line.count > room ? line.prefix(room - 1) + "…" : line[...])\n"
        }
        return text
    }

    private func line(_ number: Int, _ file: VerifiedFile) -> ArraySlice<UInt8> {
        let start = Int(file.lines.starts[number - 1])
        return file.bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    }

    private func paint(_ text: String, _ status: ProofStatus) -> String {
        guard colors else { return text }
        let color =
            switch status {
            case .proven: 32
            case .assumed: 33
            case .failed: 31
            }
        return "\u{1B}[\(color)m\(text)\u{1B}[0m"
    }

    /// `text` behind `head`, which takes `columns`, broken at blanks; further lines stand below the first word.
    private func wrapped(_ head: String, columns: Int, _ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            if let last = lines.last, !last.isEmpty, columns + last.count + 1 + word.count > width { lines.append("") }
            let last = lines.count - 1
            lines[last] += (lines[last].isEmpty ? "" : " ") + word
        }
        return head + lines.joined(separator: "\n" + String(repeating: " ", count: columns)) + "\n"
    }
}

extension String {
    fileprivate func padded(to length: Int) -> String { self + String(repeating: " ", count: max(0, length - count)) }
}
