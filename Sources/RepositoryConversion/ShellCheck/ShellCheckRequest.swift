public import Linting
import Synchronization

/// Asks ShellCheck on behalf of one file.
public final class ShellCheckRequest: ScriptChecker {
    private let session: ShellCheckSession
    private let waits: Bool
    private let hasMissed = Atomic(false)

    init(_ session: ShellCheckSession, waits: Bool) {
        self.session = session
        self.waits = waits
    }

    /// Something is not known yet; what was found with this request is incomplete.
    public var isWaiting: Bool { hasMissed.load(ordering: .acquiring) }

    public func remarks(on texts: [[UInt8]]) -> [[ScriptRemark]?] {
        var answers = session.answers(about: texts)
        var missing: [ShellCheckBatch.Script] = []
        for case .missing(let script) in answers { missing.append(script) }
        if !missing.isEmpty {
            if waits {
                session.askLater(about: missing)
                hasMissed.store(true, ordering: .releasing)
            } else {
                session.ask(missing)
                answers = session.answers(about: texts)
            }
        }
        return answers.map { if case .remarks(let remarks) = $0 { remarks } else { nil } }
    }
}
