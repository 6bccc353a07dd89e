import Hashing
import Linting
import Synchronization

/// What ShellCheck says about the scripts of a run; each distinct one is asked about once.
///
/// Answers come from memory, from the cache of former runs, or from processes of ShellCheck that read many scripts each.
public final class ShellCheckSession: Sendable {
    private struct State {
        /// By key; `nil`: ShellCheck gave no answer.
        var known: [String: [ScriptRemark]?] = [:]
        /// What is to be asked, in the order of asking.
        var pending: [ShellCheckBatch.Script] = []
        var asked: Set<String> = []
        /// Outer `nil`: not looked for yet; inner: there is none.
        var version: String??
        var unanswered = 0
        var reason: String?
        /// It has answered at least once.
        var works = false
    }

    private let state = Mutex(State())
    private let program: ShellCheckProgram
    private let limits: ShellCheckBatch.Limits
    private let cache: ScriptCache?
    /// After so many failures and no answer at all nothing further is asked.
    private static let mostFailures = 3

    /// With the cache of this user.
    public convenience init(_ program: ShellCheckProgram) {
        self.init(program, cache: ScriptCache.usualFile.map { ScriptCache(file: $0) })
    }

    init(_ program: ShellCheckProgram, cache: ScriptCache?, limits: ShellCheckBatch.Limits = ShellCheckBatch.Limits()) {
        self.program = program
        self.cache = cache
        self.limits = limits
    }

    /// Somebody to ask about one file.
    ///
    /// - Parameter waits: What is not known yet is left for `askPending`, and `isWaiting` says so.
    public func request(waits: Bool) -> ShellCheckRequest { ShellCheckRequest(self, waits: waits) }

    /// Asks about all scripts that requests wait for, by `workers` processes at a time.
    public func askPending(workers: Int?) async {
        let scripts = state.withLock { state in
            defer {
                state.pending = []
                state.asked = []
            }
            return state.pending
        }
        let workers = min(Processors.available, max(1, workers ?? Processors.available))
        await ConversionJob(workers: workers) { [self] in ask($0) }.run(ShellCheckBatch.batches(of: scripts, workers: workers)) { _ in }
    }

    /// Ends the asking and says what the user should know.
    public func finish() -> [String] {
        cache?.close()
        return notes
    }

    var notes: [String] {
        var notes: [String] = []
        let (unanswered, reason, works) = state.withLock { ($0.unanswered, $0.reason, $0.works) }
        if let reason {
            let scripts = works ? "\(unanswered) script\(unanswered == 1 ? "" : "s")" : "any script"
            notes.append("\(program.path) gave no answer about \(scripts): \(reason); everything else is reported")
        }
        if let fault = cache?.fault { notes.append("ShellCheck's answers are not kept: \(fault)") }
        return notes
    }

    // MARK: answers

    enum Answer {
        case remarks([ScriptRemark])
        case none
        case missing(ShellCheckBatch.Script)
    }

    func answers(about texts: [[UInt8]]) -> [Answer] {
        guard let version else { return texts.map { _ in .none } }
        let keys = texts.map { SHA256.hexDigest(of: Array(version.utf8) + [0] + $0) }
        var answers: [Answer?] = state.withLock { state in
            keys.map { key in state.known[key].map { $0.map { .remarks($0) } ?? .none } }
        }
        let missing = answers.indices.filter { answers[$0] == nil }
        if !missing.isEmpty, let cache {
            let found = cache.remarks(for: missing.map { keys[$0] })
            state.withLock { state in
                for (index, remarks) in zip(missing, found) {
                    guard let remarks else { continue }
                    state.known[keys[index]] = .some(remarks)
                    answers[index] = .remarks(remarks)
                }
            }
        }
        return answers.indices.map { answers[$0] ?? .missing(ShellCheckBatch.Script(key: keys[$0], text: texts[$0])) }
    }

    func askLater(about scripts: [ShellCheckBatch.Script]) {
        state.withLock { state in
            for script in scripts where state.asked.insert(script.key).inserted { state.pending.append(script) }
        }
    }

    /// Asks about scripts now; when it returns all of them are known, or known not to be.
    func ask(_ scripts: [ShellCheckBatch.Script]) {
        let isBroken = state.withLock { !$0.works && $0.unanswered >= Self.mostFailures }
        if isBroken {
            state.withLock { state in for script in scripts { state.known[script.key] = .some(nil) } }
            return
        }
        do throws(ShellCheckBatch.Fault) {
            let remarks = try ShellCheckBatch(program: program, limits: limits).remarks(on: scripts)
            state.withLock { state in
                state.works = true
                for (script, remarks) in zip(scripts, remarks) { state.known[script.key] = .some(remarks) }
            }
            cache?.keep(zip(scripts, remarks).map { ($0.key, $1) })
        } catch {
            guard scripts.count == 1 else {
                // One of them is at fault, and the others have a right to an answer.
                for script in scripts { ask([script]) }
                return
            }
            state.withLock { state in
                for script in scripts { state.known[script.key] = .some(nil) }
                state.unanswered += 1
                state.reason = state.reason ?? error.reason
            }
        }
    }

    /// The release of ShellCheck, of which answers depend; `nil`: the program is something else, or broken.
    private var version: String? {
        if let known = state.withLock({ $0.version }) { return known }
        let identity = program.identity
        var version = identity.flatMap { cache?.version(of: $0) }
        if version == nil {
            version = program.version(within: limits.each)
            if let version, let identity { cache?.keep(version: version, of: identity) }
        }
        return state.withLock { state in
            // Whoever comes first is believed.
            if let known = state.version { return known }
            state.version = .some(version)
            if version == nil { state.reason = "it does not tell its version as ShellCheck does" }
            return version
        }
    }
}
