import Foundation
import Testing

/// The `dhi` that was built with the tests, run as a user runs it.
enum DhiProgram {
    /// Beside the test bundle, which is the running executable.
    static let executable = URL(filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "dhi")

    struct Result {
        var status: Int32
        var output: Data
        var errors: String
    }

    static func run(_ arguments: [String], in folder: URL, input: Data? = nil) throws -> Result {
        let files = FileManager.default.temporaryDirectory.appending(path: "dhi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        let output = files.appending(path: "output")
        let errors = files.appending(path: "errors")
        try Data().write(to: output)
        try Data().write(to: errors)

        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        if let input { try input.write(to: files.appending(path: "input")) }
        process.standardInput = try input == nil ? FileHandle.nullDevice : FileHandle(forReadingFrom: files.appending(path: "input"))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationReason == .exit, "ended by a signal")
        return Result(
            status: process.terminationStatus, output: try Data(contentsOf: output),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
