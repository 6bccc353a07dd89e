import HardenedCatalog
import JSONSyntax
internal import ArgumentParser

/// Answers the cases of a suite of BuildKit's own results, for a program that compares the two.
struct BuildkitConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "buildkit-conformance",
        abstract: "Parse and check Dockerfiles, and expand words, as BuildKit does, for comparison with its results.",
        discussion: "Reads one JSON request a line from standard input and writes one JSON answer a line.")

    func run() throws {
        let catalog = try Catalog.builtIn()
        while let line = readLine() {
            guard let request = JSONReader.read(line), let id = request["id"]?.string else { continue }
            var answer: [(String, JSONValue)] = [("id", .string(id))]
            if let text = request["dockerfile"]?.string {
                answer += DockerfileAnswer(text).members(request, catalog: catalog)
            } else if let word = request["word"]?.string {
                answer += request["heredoc"]?.bool == true ? WordAnswer.heredoc(word) : WordAnswer.expansion(word, request)
            }
            print(JSONWriter.text(.object(answer)))
        }
    }
}
