internal import ArgumentParser
internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Foundation
internal import HardenedCatalog

/// `dhi-dev command-coverage DIR`: reads every RUN command of a folder of Dockerfiles by the descriptions of the catalogue, and counts.
struct CommandCoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "command-coverage", abstract: "Count which commands of real Dockerfiles are described.",
        discussion: """
            DIR is a corpus as for corpus-check. Files for Windows are left out. Options that are followed by a word, and of which no description \
            says that they take a value, are listed: those that do take one are mistakes of a description.
            """)

    @Argument(help: "The unpacked corpus.", completion: .directory) var directory: String
    @Option(help: "How many entries of each list are printed.") var list = 40
    @Option(help: "Print each command line of this program with its effects.") var program: String?

    func run() async throws {
        let corpus = try Corpus(URL(filePath: directory).absoluteURL)
        let catalog = try Catalog.builtIn()
        var coverage = CommandCoverage(catalog: catalog, listed: program)
        for path in corpus.paths {
            guard let bytes = corpus.bytes(of: path) else { continue }
            let model = DockerfileModel(DockerfileParser.parse(bytes), facts: { ImageFacts.unknown($0) })
            if Self.isForWindows(model) { continue }
            for instruction in model.tree.instructions {
                guard case .run = instruction.content else { continue }
                for command in model.commands(in: instruction.index) { coverage.add(command, bytes) }
            }
        }
        for line in coverage.report(limit: list) { print(line) }
    }

    private static func isForWindows(_ model: DockerfileModel) -> Bool {
        let text = String(decoding: model.tree.bytes, as: UTF8.self).lowercased()
        return ["nanoserver", "servercore", "powershell", "mcr.microsoft.com/windows", "pwsh"].contains(where: text.contains)
    }
}
