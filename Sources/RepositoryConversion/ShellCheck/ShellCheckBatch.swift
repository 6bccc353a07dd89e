import Glibc
import Linting

/// Some scripts that one process of ShellCheck reads, for starting one takes as long as reading a few scripts.
struct ShellCheckBatch {
    struct Script: Sendable {
        var key: String
        var text: [UInt8]
    }

    /// For how long a process may run.
    struct Limits: Sendable {
        var each: Duration = .seconds(20)
        var further: Duration = .milliseconds(500)
    }

    /// Why there is no answer, as the end of a sentence.
    struct Fault: Error {
        var reason: String
    }

    static let most = 32
    private static let mostBytes = 1 << 18

    /// Scripts in batches that keep `workers` processes busy.
    static func batches(of scripts: [Script], workers: Int) -> [[Script]] {
        let size = min(most, max(1, (scripts.count + workers - 1) / max(1, workers)))
        var batches: [[Script]] = []
        var bytes = 0
        for script in scripts {
            if let last = batches.last, last.count < size, bytes + script.text.count <= mostBytes {
                batches[batches.count - 1].append(script)
            } else {
                batches.append([script])
                bytes = 0
            }
            bytes += script.text.count
        }
        return batches
    }

    let program: ShellCheckProgram
    let limits: Limits

    /// The remarks on each of `scripts`.
    func remarks(on scripts: [Script]) throws(Fault) -> [[ScriptRemark]] {
        var files: [UnnamedFile] = []
        do throws(SystemError) {
            for script in scripts { files.append(try UnnamedFile(script.text)) }
        } catch {
            throw Fault(reason: "a temporary file could not be written (\(systemMessage(error.number)))")
        }
        let names = files.map { "/dev/fd/\($0.number)" }
        let limit = limits.each + limits.further * (scripts.count - 1)
        let call = ProgramCall(program: program.path, arguments: ["--norc", "--format=json1"] + names)
        switch call.run(handing: files, within: limit) {
        case .ended(let status, let output):
            guard status == 0 || status == 1 else { throw Fault(reason: "it ended with exit code \(status)") }
            guard let found = ScriptRemark.read(output) else { throw Fault(reason: "what it printed is not its JSON") }
            var remarks = [[ScriptRemark]](repeating: [], count: scripts.count)
            let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
            for (file, remark) in found {
                guard let place = places[file] else { throw Fault(reason: "what it printed is about other files") }
                remarks[place].append(remark)
            }
            return remarks
        case .killed(let signal): throw Fault(reason: "signal \(signal) ended it")
        case .timedOut: throw Fault(reason: "it did not end within \(limit.components.seconds > 0 ? "\(limit.components.seconds) s" : "its time")")
        case .printedTooMuch: throw Fault(reason: "it printed without end")
        case .failed(let error): throw Fault(reason: "it could not be started (\(systemMessage(error.number)))")
        }
    }
}
