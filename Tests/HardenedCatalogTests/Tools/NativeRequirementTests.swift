import HardenedCatalog
import Testing

/// Packages of languages that need the system.
@Suite struct NativeRequirementTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    @Test func compiledPackagesNameWhatTheyNeed() throws {
        let psycopg2 = try #require(catalog.nativeRequirement(language: "pip", package: "psycopg2"))
        #expect(psycopg2.compilation == .always)
        #expect(psycopg2.commands == ["gcc", "pg_config"])
        #expect(psycopg2.debianPackages.contains("libpq-dev"))
        #expect(psycopg2.runtimeDebianPackages == ["libpq5"])
        #expect(catalog.nativeRequirement(language: "npm", package: "bcrypt") == nil)
        #expect(catalog.nativeRequirement(language: "npm", package: "bcrypt", includingPossible: true)?.compilation == .sometimes)
        #expect(catalog.nativeRequirement(language: "gem", package: "mysql2")?.commands.contains("mysql_config") == true)
    }

    @Test func othersNeedNothing() {
        #expect(catalog.nativeRequirement(language: "pip", package: "psycopg2-binary") == nil)
        #expect(catalog.nativeRequirement(language: "pip", package: "flask") == nil)
        #expect(catalog.nativeRequirement(language: "npm", package: "sharp") == nil)
        #expect(catalog.nativeRequirement(language: "cobol", package: "psycopg2") == nil)
    }

    @Test func namesCountAsPipCountsThem() {
        #expect(catalog.nativeRequirement(language: "pip", package: "Python_LDAP") != nil)
        #expect(catalog.nativeRequirement(language: "pip", package: "PyGObject")?.package == "pygobject")
    }
}
