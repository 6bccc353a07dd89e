import DockerfileSemantics
import ImageReferences
import JSONSyntax

/// The images of a case: those it describes, and for all others one that sets PATH and nothing else.
struct LintImages {
    private let configurations: [String: JSONValue]
    /// Nothing can be pulled.
    let areMissing: Bool

    init(_ request: JSONValue) {
        var configurations: [String: JSONValue] = [:]
        if case .object(let members)? = request["images"] { for (name, value) in members { configurations[name] = value } }
        areMissing = configurations["!"] != nil
        self.configurations = configurations
    }

    static let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    /// The name that registries know: `docker.io/library/debian:latest`.
    static func fullName(_ text: String) -> String? {
        guard let reference = try? ImageReference.parse(text) else { return nil }
        return "\(reference.domain)/\(reference.path):\(reference.tag ?? "latest")"
    }

    func facts(_ text: String) -> ImageFacts {
        var facts = ImageFacts.unknown(text)
        let image = Self.fullName(text).flatMap { configurations[$0] }
        var environment = ["PATH": Self.path]
        for entry in image?["config"]?["Env"]?.array ?? [] {
            let parts = (entry.string ?? "").split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { environment[parts[0]] = parts[1] }
        }
        facts.environment = .present(environment, .builder)
        facts.buildShell = image?["config"]?["Shell"]?.array?.compactMap(\.string)
        if let system = image?["os"]?.string, let architecture = image?["architecture"]?.string { facts.platforms = ["\(system)/\(architecture)"] }
        return facts
    }

    /// What the image stores for builds on it.
    func triggers(_ text: String) -> [String] {
        Self.fullName(text).flatMap { configurations[$0] }?["config"]?["OnBuild"]?.array?.compactMap(\.string) ?? []
    }
}
