import HardenedCatalog
import Testing

/// Paths that stand elsewhere in hardened images.
@Suite struct MovedPathTests {
    let catalog: Catalog
    let debian12 = Distribution(family: .debian, release: "12")
    let debian13 = Distribution(family: .debian, release: "13")
    let alpine = Distribution(family: .alpine, release: "3.24")

    init() throws {
        catalog = try Catalog.builtIn()
    }

    private func target(_ path: String, _ image: String, _ distribution: Distribution) -> String? {
        catalog.movedPath(path, from: image, to: image, distribution: distribution)?.to
    }

    @Test func pythonFollowsTheRelease() {
        #expect(target("/usr/local/lib/python3.13/site-packages", "python", debian13) == "/usr/lib/python3.13/site-packages")
        #expect(target("/usr/local/lib/python3.13/site-packages/", "python", alpine) == "/usr/lib/python3.13/site-packages")
        #expect(target("/usr/local/lib/python3.13/site-packages", "python", debian12) == "/opt/python/lib/python3.13/site-packages")
        #expect(target("/usr/local/bin/python3.13", "python", debian13) == "/usr/bin/python3.13")
        #expect(target("/usr/local/bin/pip", "python", debian12) == "/opt/python/bin/pip")
        let folder = catalog.movedPath("/usr/local/bin", from: "python", to: "python", distribution: debian13)
        #expect(folder != nil && folder?.to == nil)
        #expect(catalog.movedPath("/usr/local/bin/my-tool", from: "python", to: "python", distribution: debian13) == nil)
        #expect(catalog.movedPath("/usr/local/library", from: "python", to: "python", distribution: debian13) == nil)
        #expect(catalog.movedPath("usr/local/bin/python3", from: "python", to: "python", distribution: debian13) == nil)
    }

    @Test func theLongestRuleCounts() {
        #expect(target("/usr/local/lib/node_modules/npm/bin/npm-cli.js", "node", debian13) == "/usr/lib/nodejs/npm/bin/npm-cli.js")
        #expect(target("/usr/local/lib/node_modules/pm2", "node", debian13) == "/usr/lib/node_modules/pm2")
        #expect(catalog.movedPath("/usr/local/bin/node", from: "node", to: "node", distribution: debian12) == nil)
        #expect(catalog.keptPath("/usr/local/bin/node", from: "node", to: "node", distribution: debian12)?.oldPathWorks == true)
        #expect(catalog.keptPath("/usr/local/bin/node", from: "node", to: "node", distribution: debian13) == nil)
    }

    @Test func otherImagesHaveOtherNames() {
        let uv = catalog.keptPath("/uv", from: "ghcr.io/astral-sh/uv", to: "uv", distribution: debian13)
        #expect(uv == MovedPath(from: "/uv", to: "/usr/local/bin/uv", oldPathWorks: true, reason: "/uv is a link to it"))
        #expect(catalog.movedPath("/uv", from: "python", to: "python", distribution: debian13) == nil)
        #expect(catalog.movedPath("/usr/lib/postgresql/17/bin/psql", from: "postgres", to: "postgres", distribution: debian13)?.to == "/opt/postgresql/17/bin/psql")
        #expect(catalog.movedPath("/opt/java/openjdk/bin/java", from: "eclipse-temurin", to: "eclipse-temurin", distribution: debian13)?.to == nil)
        #expect(catalog.keptPath("/usr/local/go/bin/go", from: "golang", to: "golang", distribution: debian13)?.to == "/usr/local/go/bin/go")
        #expect(catalog.movedPath("/usr/local/go/bin/go", from: "golang", to: "golang", distribution: alpine)?.to == "/usr/lib/go/bin/go")
    }
}
