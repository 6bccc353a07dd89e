import HardenedCatalog
import Testing

/// Scripts that images run before the command.
@Suite struct EntrypointWrapperTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    @Test func nodePutsItselfInFrontOfWhatIsNoCommand() throws {
        let wrapper = try #require(catalog.entrypointWrapper("docker-entrypoint.sh", image: "node"))
        func command(_ arguments: String..., known: [String: Bool] = ["npm": true, "server.js": false]) -> [String]? {
            wrapper.command(for: arguments, isCommand: { known[$0] })
        }
        #expect(command("npm", "start") == ["npm", "start"])
        #expect(command("node", "server.js") == ["node", "server.js"])
        #expect(command("server.js") == ["node", "server.js"])
        #expect(command("--inspect", "server.js") == ["node", "--inspect", "server.js"])
        #expect(command("gunicorn") == nil)
        #expect(wrapper.isTransparent && !wrapper.isAlwaysTransparent)
        #expect(wrapper.command(for: [], isCommand: { _ in nil }) == nil)
        #expect(catalog.entrypointWrapper("/usr/local/bin/docker-entrypoint.sh", image: "node") == wrapper)
    }

    @Test func phpPutsItselfInFrontOfOptionsOnly() throws {
        let wrapper = try #require(catalog.entrypointWrapper("docker-php-entrypoint", image: "php"))
        #expect(wrapper.command(for: ["-a"], isCommand: { _ in nil }) == ["php", "-a"])
        #expect(wrapper.isAlwaysTransparent)
        #expect(wrapper.command(for: ["artisan", "serve"], isCommand: { _ in nil }) == ["artisan", "serve"])
    }

    @Test func javaLosesOnlyItsCertificates() throws {
        let wrapper = try #require(catalog.entrypointWrapper("/__cacert_entrypoint.sh", image: "eclipse-temurin"))
        #expect(wrapper.command(for: ["java", "-jar", "a.jar"], isCommand: { _ in nil }) == ["java", "-jar", "a.jar"])
        #expect(wrapper.lost != nil && wrapper.isAlwaysTransparent)
    }

    @Test(arguments: ["postgres", "mysql", "mariadb", "mongo", "redis", "rabbitmq"]) func serversPrepareThings(_ image: String) throws {
        let wrapper = try #require(catalog.entrypointWrapper("docker-entrypoint.sh", image: image))
        #expect(wrapper.effect == .works && !wrapper.isTransparent)
        #expect(wrapper.command(for: ["x"], isCommand: { _ in true }) == nil)
    }

    @Test func scriptsOfUnknownImagesAreUnknown() {
        #expect(catalog.entrypointWrapper("docker-entrypoint.sh", image: "python") == nil)
        #expect(catalog.entrypointWrapper("/entry.sh", image: "node") == nil)
        #expect(catalog.entrypointWrapper("", image: "node") == nil)
    }

    @Test func everyScriptOfASourceImageIsKnown() {
        // What is known of the images themselves names the role of a script; one that is a program of its own needs no record.
        for image in ["node", "php", "eclipse-temurin", "maven", "gradle", "nginx", "postgres", "mysql", "mariadb", "mongo", "redis", "memcached", "haproxy"] {
            for group in catalog.sourceImages(name: image) {
                guard let script = group.entrypoint?.first else { continue }
                #expect(catalog.entrypointWrapper(script, image: image) != nil, "\(image): \(script)")
            }
        }
    }
}
