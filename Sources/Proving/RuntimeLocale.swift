public import BuildEffects
public import DockerfileSemantics
public import HardenedCatalog

/// A locale that programs of an image read text by, and which its declared packages do not bring.
public struct RuntimeLocale: Sendable, Hashable {
    /// What it changes.
    public let effect: String
    /// Where it lies.
    public let place = Place(absolute: "/usr/lib/locale/C.utf8")

    /// `nil`: the variables ask for none, or for one that no file of Debian's C library is, or the image has it.
    public init?(_ state: StageState, on definition: ImageDefinition) {
        guard definition.distribution.family == .debian, let effect = Self.effect(definition), !definition.packages.contains("libc-bin"), !definition.packages.contains("locales") else { return nil }
        let values = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { state.variables[$0].value }
        guard let value = values.first(where: { !$0.isEmpty }), ["c.utf-8", "c.utf8"].contains(value.lowercased()), !definition.environment.values.contains(value) else { return nil }
        self.effect = effect
    }

    /// What programs do without a locale; `nil`: they do not ask.
    static func effect(_ definition: ImageDefinition) -> String? {
        switch definition.image {
        case "ruby", "fluentd": "without it Ruby reads text as US-ASCII"
        case "maven", "gradle", "eclipse-temurin", "amazoncorretto", "sapmachine", "azul", "tomcat":
            javaFeature(definition).map { $0 < 18 } != false ? "without it Java before 18 reads text as ASCII" : nil
        default: nil
        }
    }

    /// The number at the end of JAVA_HOME: `/opt/java/openjdk/17`, `/opt/java/openjdk/17-jre`.
    private static func javaFeature(_ definition: ImageDefinition) -> Int? {
        guard let home = definition.environment["JAVA_HOME"], let last = home.split(separator: "/").last else { return nil }
        return last.split { !$0.isNumber }.first.flatMap { Int($0) }
    }
}
