internal import ArgumentParser
internal import HardenedCatalog

/// `dhi-dev catalog presence`: asks whether commands are in hardened images, to read the answers critically.
struct CommandPresenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "presence", abstract: "Say of command names, read from standard input, whether hardened images have them.",
        discussion: "Answers: + there, - not there (with the package to install), ? not known.")

    @Argument(help: "Hardened images with tags, as node:22-dev.") var images: [String]

    func run() async throws {
        let catalog = try Catalog.builtIn()
        let definitions = try images.map { image in
            let parts = image.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let definition = catalog.definition(image: parts[0], tag: parts[1]) else {
                throw ValidationError("The catalogue has no image `\(image)`.")
            }
            return definition
        }
        print((["command"] + images).joined(separator: "\t"))
        while let line = readLine() {
            guard !line.isEmpty else { continue }
            let answers = definitions.map { definition in
                switch catalog.presence(ofCommand: line, in: definition) {
                case .present: "+"
                case .absent(_, let package): package.map { "- \($0)" } ?? "-"
                case .unknown: "?"
                }
            }
            print(([line] + answers).joined(separator: "\t"))
        }
    }
}
