internal import Foundation

/// Another program, run to its end.
enum Subprocess {
    struct Result {
        var status: Int32
        var output: Data
        var errors: Data
    }

    /// The exit status and output of `program`, which reads `input`; nil where it cannot be started.
    static func run(_ program: String, _ arguments: [String], input: URL? = nil) -> Result? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        let errors = Pipe()
        process.standardError = errors
        process.standardInput = input.flatMap { try? FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        // A few lines at most: the pipe holds them until here.
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 127 ? nil : Result(status: process.terminationStatus, output: data, errors: complaints)
    }
}
