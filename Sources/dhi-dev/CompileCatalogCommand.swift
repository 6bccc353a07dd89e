internal import ArgumentParser
internal import CatalogCompilation
internal import Foundation

/// `dhi-dev catalog compile`: writes the file that the program embeds.
struct CompileCatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile", abstract: "Compile mappings/ into the built-in catalogue; build again afterwards.")

    @Option(help: "Folder to read.") var mappings = "mappings"
    @Option(help: "File to write.") var output = "Sources/CCatalogData/catalogue.sqlite"
    @Flag(help: "Write nothing; fail when the file is not what mappings/ compiles to.") var check = false

    func run() async throws {
        let bytes: [UInt8]
        do {
            bytes = try CatalogCompiler.compile(try MappingsReader(folder: mappings).read())
        } catch let error as MappingsError {
            throw ValidationError(error.description)
        }
        let committed = FileManager.default.contents(atPath: output).map { [UInt8]($0) }
        if committed == bytes {
            print("\(output) is up to date (\(bytes.count) bytes).")
        } else if check {
            throw ValidationError("\(output) is not what \(mappings)/ compiles to. Run `dhi-dev catalog compile`.")
        } else {
            try Data(bytes).write(to: URL(fileURLWithPath: output))
            print("Wrote \(output) (\(bytes.count) bytes).")
        }
    }
}
