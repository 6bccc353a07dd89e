internal import ArgumentParser
internal import HardenedCatalog
internal import ImageReferences
internal import LintRules
internal import Linting
internal import Reporting
internal import RepositoryConversion

/// `dhi explain`: what is known of an image, or the page of a lint rule.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain an image (its facts, its hardened counterpart, and what changes) or a lint rule.",
        discussion: """
            For a hardened image (dhi.io/node:24), prints what its tag stands for. For another image (node:24-alpine), prints what is known of \
            it, the hardened tags to run and to build with, and what changes when a Dockerfile moves there.

            For a rule of 'dhi lint', by its name or code (root-user, DHI501, DL3002; also one of the configuration in force here), prints what it does, why it matters and what to do.
            """)

    @Argument(help: ArgumentHelp("An image, as after FROM, or a lint rule.", valueName: "image|rule")) var subject: String
    @OptionGroup var options: CatalogOptions
    @Option(help: "Print text or json.") var format = OutputFormat.text

    func run() async throws {
        if let rule = RuleRegistry.all.map({ $0.metadata }).first(where: { $0.isCalled(subject) }) {
            try explain(rule)
            return
        }
        if let rule = ownRule() {
            try explain(rule.metadata)
            return
        }
        let reference: ImageReference
        do throws(ImageReferenceError) {
            reference = try ImageReference.parse(subject)
        } catch {
            throw CommandFailure("`\(subject)` is not an image reference: \(error).")
        }
        let explanation = ImageExplanation(reference, catalog: try options.load())
        switch format {
        case .json: try StandardOutput.print(JSONText.of(explanation) + "\n")
        case .text: try StandardOutput.print(ExplanationText(explanation: explanation).text)
        }
    }

    /// What is wrong with the configuration is said, and does not keep anybody from looking at an image.
    private func ownRule() -> PatternRule? {
        do throws(ConfigurationFailure) {
            return try OwnRules.here().first { $0.name == subject.lowercased() }
        } catch {
            for line in error.lines { StandardError.write("dhi: \(line)") }
            return nil
        }
    }

    private func explain(_ rule: RuleMetadata) throws {
        let output = StandardOutput()
        switch format {
        case .json: output.write(RuleListReporter().json([rule]))
        case .text: output.write(Array(RulePage(rule).text(width: output.width).utf8))
        }
        try output.finish()
    }
}
