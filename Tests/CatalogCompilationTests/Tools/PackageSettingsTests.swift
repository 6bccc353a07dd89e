@testable import CatalogCompilation
import HardenedCatalog
import Testing

@Suite struct PackageSettingsTests {
    private func complete(_ packages: [String], _ environment: [String: String] = [:]) throws -> [String: String] {
        let text = "- packages: [java-*-oci-config, plain]\n  environment: {JAVA_HOME: \"/java-{}\", PATH: /bin}\n"
        let settings = try PackageSettings(try YAMLRecord.records(text: text, file: "settings"), file: "settings")
        var definition = try #require(try Catalog.builtIn().definition(image: "debian-base", tag: "trixie"))
        (definition.packages, definition.environment) = (packages, environment)
        return try settings.complete(definition).environment
    }

    @Test func packagesSetWhatTheImageDoesNotDeclare() throws {
        #expect(try complete(["bash", "java-25-oci-config"]) == ["JAVA_HOME": "/java-25", "PATH": "/bin"])
        #expect(try complete(["plain"], ["PATH": "/own"]) == ["JAVA_HOME": "/java-", "PATH": "/own"])
        #expect(try complete(["java-25"]).isEmpty)
    }

    @Test func noSettingsArePassedOver() {
        #expect(throws: MappingsError.self) { try complete(["other-oci-config"]) }
    }
}
