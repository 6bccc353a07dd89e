internal import ArgumentParser
internal import CatalogCompilation
internal import HardenedCatalog
internal import RepositoryConversion

/// `dhi catalog import`: a catalogue file from a checkout of the public repository.
struct CatalogImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a catalogue file from a checkout of docker-hardened-images/catalog.",
        discussion: """
            Hardened images, their tags and facts come from the checkout; what is known of other images, and which maps to which, comes from the built-in \
            catalogue. The file is used only where it is named: by --catalog, or in the configuration. A definition that cannot be read is reported and \
            left out, and the exit code is 2.
            """)

    @Argument(help: ArgumentHelp("The checkout.", valueName: "folder")) var checkout: String
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file")) var output = "dhi-catalog.sqlite"
    @Option(help: "The checkout's commit, where it cannot be read from .git.") var commit: String?
    @Option(help: "The commit's date (YYYY-MM-DD), where git cannot tell it.") var date: String?

    func run() async throws {
        Interruption.observe()
        var reader = CheckoutReader(path: checkout)
        do {
            try reader.check()
            let stamp = try stamp()
            let (images, problems) = try reader.read()
            guard !images.isEmpty else { throw CommandFailure("\(checkout) holds no hardened image that can be read.\n" + Self.list(problems)) }
            let contents = CheckoutCatalog.contents(images: images, commit: stamp.commit, date: stamp.date, completedBy: try Catalog.builtIn())
            let bytes = try CatalogCompiler.compile(contents)
            try FileWriter().write(bytes, to: CommandLineArguments.path(output))
            let written = try Catalog(bytes: bytes)
            let counts = written.statistics
            try StandardOutput.print(
                "Wrote \(output): \(counts.images) images, \(counts.definitions) definitions, \(counts.tags) tags,\n"
                    + "commit \(stamp.commit.prefix(12)) of \(stamp.date), sha256 \(written.stamp.sha256).\n")
            if !problems.isEmpty {
                throw CommandFailure(
                    "\(problems.count == 1 ? "One file was" : "\(problems.count) files were") left out; the rest was written.\n" + Self.list(problems))
            }
        } catch let error as MappingsError {
            throw CommandFailure(error.description)
        } catch let error as FileError {
            throw CommandFailure("\(output) could not be written: \(error.message)")
        }
    }

    private static func list(_ problems: [MappingsError]) -> String {
        problems.map { "  \($0)" }.joined(separator: "\n")
    }

    private func stamp() throws -> (commit: String, date: String) {
        let known = CheckoutStamp(checkout: checkout)
        guard let commit = commit ?? known.commit else {
            throw CommandFailure("The commit of \(checkout) cannot be read from its .git. Name it: --commit <commit> --date <YYYY-MM-DD>.")
        }
        guard let date = date ?? known.date(of: commit) else {
            throw CommandFailure("The date of commit \(commit) cannot be told by git. Name it: --date <YYYY-MM-DD>.")
        }
        guard date.wholeMatch(of: #/\d{4}-\d{2}-\d{2}/#) != nil else { throw CommandFailure("`\(date)` is not a date of the form YYYY-MM-DD.") }
        return (commit, date)
    }
}
