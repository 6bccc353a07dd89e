internal import ArgumentParser
internal import Foundation

/// Calls of the real `dhi migrate`, as a user would make them.
struct MigrateCall {
    let executable: URL
    /// `rebase` or `split`.
    let level: String
    /// Further options.
    var options: [String] = []

    /// The dhi that lies beside this program.
    static var besideThisProgram: URL {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(filePath: own).deletingLastPathComponent().appending(path: "dhi")
    }

    struct Run {
        var report = MigrateReport()
        /// Exit code; `nil` when a signal ended the process.
        var status: Int32?
        var seconds: Double
    }

    func report(on paths: [String], in folder: URL) throws -> Run {
        var (run, output) = try call(["--format", "json"] + paths, in: folder)
        do {
            run.report = try JSONDecoder().decode(MigrateReport.self, from: output)
        } catch {
            throw ValidationError("what dhi printed is not the report that was expected: \(error)")
        }
        return run
    }

    func write(_ paths: [String], in folder: URL) throws -> Run {
        try call(["--write"] + paths, in: folder).run
    }

    private func call(_ arguments: [String], in folder: URL) throws -> (run: Run, output: Data) {
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw ValidationError("\(executable.path) is not there: build dhi first, or name it with --dhi")
        }
        // To a file, so that a large report never waits for its reader.
        let output = FileManager.default.temporaryDirectory.appending(path: "migrate-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }

        let process = Process()
        process.executableURL = executable
        process.arguments = ["migrate", "--level", level] + options + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        let start = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let run = Run(status: process.terminationReason == .exit ? process.terminationStatus : nil, seconds: seconds)
        return (run, try Data(contentsOf: output))
    }
}
