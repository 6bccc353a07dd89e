internal import ArgumentParser
internal import DockerfileSyntax
internal import Foundation

/// `dhi-dev bench-parse`: how long parsing takes, measured against counting line feeds in the same bytes.
struct BenchParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-parse", abstract: "Measure parsing against counting the lines of the same bytes.",
        discussion: "Folders are searched for files whose name contains \"Dockerfile\".")

    @Argument(help: "Files and folders.") var paths: [String]
    @Option(help: "Rounds; the median counts.") var rounds = 21

    func run() throws {
        let files = paths.flatMap(Self.files)
        let bytes = files.reduce(0) { $0 + $1.count }
        var instructions = 0
        var lines = 0
        let parse = Self.median(rounds) {
            instructions = 0
            for file in files { instructions += DockerfileParser.parse(file).instructions.count }
        }
        let count = Self.median(rounds) {
            lines = 0
            for file in files { lines += Self.lineFeeds(file) }
        }
        print("\(files.count) files, \(bytes) bytes, \(lines) lines, \(instructions) instructions")
        print("parse \(Self.speed(bytes, parse)), count lines \(Self.speed(bytes, count)), ratio \(Self.rounded(parse / count))")
    }

    private static func files(_ path: String) -> [[UInt8]] {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        if !isFolder.boolValue { return contents(path) }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.sorted()
            .filter { ($0.split(separator: "/").last ?? "").contains("Dockerfile") }
            .flatMap { contents(path + "/" + $0) }
    }

    private static func contents(_ path: String) -> [[UInt8]] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return [[UInt8](data)]
    }

    private static func lineFeeds(_ bytes: [UInt8]) -> Int {
        var count = 0
        for byte in bytes where byte == 0x0A { count += 1 }
        return count
    }

    /// Seconds of this process, which other processes do not disturb.
    private static func median(_ rounds: Int, _ work: () -> Void) -> Double {
        let times = (0..<max(1, rounds)).map { _ in
            let start = clock()
            work()
            return Double(clock() - start) / Double(CLOCKS_PER_SEC)
        }.sorted()
        return times[times.count / 2]
    }

    private static func speed(_ bytes: Int, _ seconds: Double) -> String {
        "\(rounded(seconds * 1000)) ms (\(rounded(Double(bytes) / seconds / 1e6)) MB/s)"
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
