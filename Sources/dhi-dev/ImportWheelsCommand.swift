internal import ArgumentParser
internal import CatalogCompilation
internal import Foundation

/// `dhi-dev catalog import-wheels`: writes from which versions on Python packages with compiled parts fit the lines of Python.
struct ImportWheelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-wheels", abstract: "Write mappings/tools/python-wheels.yaml from pages of the Python package index.",
        discussion: """
            DIR holds a file PACKAGE.json for each package: its page of the index's simple API, in JSON \
            (Accept: application/vnd.pypi.simple.v1+json). Packages of which nothing is compiled are left out; leave out by yourself those that go without their \
            compiled parts where these do not compile (SQLAlchemy, Tornado, MarkupSafe …).
            """)

    @Argument(help: "Folder of the pages.") var directory: String
    @Option(help: "Folder to write into.") var mappings = "mappings"

    func run() throws {
        var rows: [String] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: directory).filter({ $0.hasSuffix(".json") }).sorted() {
            let page = Array(try Data(contentsOf: URL(fileURLWithPath: directory).appendingPathComponent(file)))
            guard let first = try WheelIndex(page: page).first else { continue }
            let lines = first.keys.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map { "\"\($0)\": \"\((first[$0] ?? nil) ?? "none")\"" }
            rows.append("\(file.dropLast(5)): {\(lines.joined(separator: ", "))}\n")
        }
        let head = """
            # From which version on a package with compiled parts has wheels (for Linux on x86-64, glibc) that fit a release line of Python;
            # none: no version has. Earlier versions are compiled where they are installed, and mostly do not compile.
            # Packages that go without their compiled parts where these do not compile (SQLAlchemy, Tornado, MarkupSafe …) are left out.
            # Written by `dhi-dev catalog import-wheels` from the Python package index.

            """
        try Data((head + rows.joined()).utf8).write(to: URL(fileURLWithPath: mappings).appendingPathComponent("tools/python-wheels.yaml"))
        print("Wrote \(rows.count) packages.")
    }
}
