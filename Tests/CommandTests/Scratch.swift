import Foundation

/// A folder of a test's own in which the built `dhi` is run by shell commands, for what only a shell sets up: pipes, closed streams, signals.
final class Scratch {
    struct Outcome {
        var output: Data
        var errors: String
        var code: Int32

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    let folder: URL
    /// What is kept for later runs.
    var cache: URL { folder.deletingLastPathComponent().appending(path: folder.lastPathComponent + "-cache") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "scratch-\(UUID().uuidString)").resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { for item in [folder, cache] { try? FileManager.default.removeItem(at: item) } }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func text(of name: String) -> String? { (try? Data(contentsOf: folder.appending(path: name))).map { String(decoding: $0, as: UTF8.self) } }

    /// Runs a script of bash in the folder; `dhi` is the built program. The outcome is that of the whole script.
    func run(_ script: String) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": cache.path]) { $1 }
        process.environment?["PATH"] = programs.path + ":/usr/local/bin:/usr/bin:/bin"
        let streams = FileManager.default.temporaryDirectory.appending(path: "streams-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: streams) }
        // Files, since a full pipe would stop the program.
        let files = ["output", "errors"].map { streams.appending(path: $0) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            output: try Data(contentsOf: files[0]), errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            code: process.terminationStatus)
    }
}
