import Foundation

/// The built program `dhi`, run as users run it.
struct Program {
    struct Outcome {
        var output: String
        var errors: String
        var code: Int32
    }

    /// The folder that the tests were built into holds the programs too.
    private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    static func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    /// `program` is `dhi`, or `dhi-dev` for the tasks of its developers.
    static func run(_ arguments: [String], program: String = "dhi") throws -> Outcome {
        let process = Process()
        process.executableURL = Self.folder.appendingPathComponent(program)
        process.arguments = arguments
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("run-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, since a full pipe would stop the program.
        let files = ["output", "errors"].map { folder.appendingPathComponent($0) }
        for file in files { try Data().write(to: file) }
        let handles = try files.map { try FileHandle(forWritingTo: $0) }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        process.standardInput = FileHandle.nullDevice
        // What is kept for later runs belongs to the test, too.
        process.environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": folder.path]) { $1 }
        try process.run()
        process.waitUntilExit()
        return Outcome(
            output: try String(contentsOf: files[0], encoding: .utf8), errors: try String(contentsOf: files[1], encoding: .utf8),
            code: process.terminationStatus)
    }
}
