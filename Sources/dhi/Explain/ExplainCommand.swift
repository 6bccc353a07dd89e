internal import ArgumentParser
internal import HardenedCatalog
internal import ImageReferences

/// `dhi explain`: what is known of an image.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain an image: its facts, its hardened counterpart, and what changes.",
        discussion: """
            For a hardened image (dhi.io/node:24), prints what its tag stands for. For another image (node:24-alpine), prints what is known of \
            it, the hardened tags to run and to build with, and what changes when a Dockerfile moves there.
            """)

    @Argument(help: ArgumentHelp("The image, as after FROM.", valueName: "image")) var subject: String
    @OptionGroup var options: CatalogOptions
    @Option(help: "Print text or json.") var format = OutputFormat.text

    func run() async throws {
        let reference: ImageReference
        do throws(ImageReferenceError) {
            reference = try ImageReference.parse(subject)
        } catch {
            throw CommandFailure("`\(subject)` is not an image reference: \(error).")
        }
        let explanation = ImageExplanation(reference, catalog: try options.load())
        switch format {
        case .json: print(try JSONText.of(explanation))
        case .text: print(ExplanationText(explanation: explanation).text, terminator: "")
        }
    }
}
