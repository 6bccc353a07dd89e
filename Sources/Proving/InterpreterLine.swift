public import DockerfileSemantics
import HardenedCatalog

/// The language of an image and the versions that share packages: Python 3.13, Node.js 22, Ruby 3.4, Java 21.
public struct InterpreterLine: Sendable, Hashable {
    public enum Language: String, Sendable, Hashable {
        case python = "Python", node = "Node.js", ruby = "Ruby", java = "Java"

        /// How many numbers of a version tell its line.
        var length: Int { self == .node || self == .java ? 1 : 2 }
    }

    public let language: Language
    public let numbers: [Int]

    /// For people: `Python 3.13`.
    public var title: String { "\(language.rawValue) \(version)" }
    public var version: String { numbers.map { "\($0)" }.joined(separator: ".") }

    /// `nil`: another image, or one whose tag does not tell the line.
    public init?(_ image: ImageFacts) {
        switch image.origin {
        case .hardened(let definition, _):
            if let language = Self.languages[definition.image] {
                self.init(language, TagVersion(definition.version))
            } else if let home = definition.environment["JAVA_HOME"], let last = home.split(separator: "/").last {
                self.init(.java, last.split { !$0.isNumber }.first.flatMap { TagVersion($0) })
            } else {
                return nil
            }
        case .source(let source):
            guard let language = Self.languages[source.name], image.title.hasPrefix(source.name + ":") else { return nil }
            let words = image.title.dropFirst(source.name.count + 1).split(separator: "-", omittingEmptySubsequences: false)
            self.init(language, Self.version(language, source.name, words.map(String.init)))
        case .scratch, .configured, .unknown: return nil
        }
    }

    private init?(_ language: Language, _ version: TagVersion?) {
        guard let version, version.numbers.count >= language.length else { return nil }
        self.language = language
        numbers = Array(version.numbers.prefix(language.length))
    }

    /// Java is named behind the tool's own version: `3.9-eclipse-temurin-21`, `8-jdk17`.
    private static func version(_ language: Language, _ name: String, _ words: [String]) -> TagVersion? {
        guard ["maven", "gradle", "tomcat"].contains(name) else { return words.first.flatMap { TagVersion($0) } }
        for (index, word) in words.enumerated().dropFirst() {
            if ["temurin", "amazoncorretto", "openjdk", "sapmachine"].contains(word), index + 1 < words.count, let version = TagVersion(words[index + 1]) { return version }
            for prefix in ["jdk", "jre"] where word.hasPrefix(prefix) { if let version = TagVersion(word.dropFirst(prefix.count)) { return version } }
        }
        return nil
    }

    private static let languages: [String: Language] = [
        "python": .python, "node": .node, "ruby": .ruby, "eclipse-temurin": .java, "amazoncorretto": .java, "sapmachine": .java, "openjdk": .java, "maven": .java,
        "gradle": .java, "tomcat": .java,
    ]
}
