import Testing

/// Arrows between layers point down only, in Package.swift and in every `import`.
@Suite struct LayerTests {
    let manifest: PackageManifest
    let names: Set<String>

    init() throws {
        manifest = try PackageManifest()
        names = Set(manifest.targets.map(\.name))
    }

    @Test func manifestIsReadWhole() {
        #expect(manifest.targets.count > 20)
        #expect(names.isSuperset(of: ["CSQLite", "SourceModel", "DockerfileSyntax", "dhi", "dhi-dev", "LayerTests"]))
        #expect(manifest.targets.first { $0.name == "SourceModel" }?.layer == 1)
        #expect(manifest.targets.first { $0.name == "dhi" }?.layer == 9)
        #expect(manifest.targets.first { $0.name == "dhi" }?.dependencies.contains("ArgumentParser") == true)
    }

    @Test func layersStandInOrder() {
        let layers = manifest.targets.filter { !$0.isTest }.map(\.layer)
        #expect(layers == layers.sorted())
        #expect(Set(layers) == Set(0...9))
    }

    @Test func architectureNamesEveryTarget() throws {
        let rows = try Checkout.lines(of: "ARCHITECTURE.md").compactMap { $0.firstMatch(of: /^\| (\d) \| `([\w-]+)` \|/) }
        let described = rows.map { "\($0.1) \($0.2)" }
        #expect(Set(described) == Set(manifest.targets.filter { !$0.isTest }.map { "\($0.layer) \($0.name)" }))
        #expect(described.count == Set(described).count)
    }

    @Test func dependenciesPointDown() {
        var above: Set<String> = []
        for target in manifest.targets where !target.isTest {
            let unknown = target.dependencies.intersection(names).subtracting(above)
            #expect(unknown.isEmpty, "\(target.name) depends on \(unknown.sorted()), which stand at its height or above")
            above.insert(target.name)
        }
    }

    @Test func importsAreDeclared() throws {
        let system: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization", "Testing", "Dispatch"]
        for target in manifest.targets {
            for path in try sources(of: target) {
                let undeclared = try Checkout.imports(of: path).subtracting(target.dependencies).subtracting(system)
                #expect(undeclared.isEmpty, "\(path) imports \(undeclared.sorted()), which \(target.name) does not declare")
            }
        }
    }

    /// Foundation and what it needs cost start-up time and memory; a single import links them all.
    @Test func theProgramDoesWithoutFoundation() throws {
        for target in manifest.targets where !target.isTest && !target.isBuildTool && target.name != "dhi-dev" {
            let unwanted: Set = target.layer <= 7 ? ["Foundation", "FoundationEssentials", "Yams"] : ["Foundation", "Yams"]
            for path in try sources(of: target) {
                let imported = try Checkout.imports(of: path).intersection(unwanted)
                #expect(imported.isEmpty, "\(path) imports \(imported.sorted())")
            }
        }
    }

    @Test func noModuleSharesItsNameWithAType() throws {
        let declaration = /\b(?:struct|enum|class|actor|protocol|typealias) (\w+)/
        for target in manifest.targets where !target.isTest {
            for path in try sources(of: target) {
                for line in try Checkout.lines(of: path) where !line.contains("//") {
                    guard let match = line.firstMatch(of: declaration) else { continue }
                    #expect(!names.contains(String(match.1)), "\(path) declares \(match.1), which is a module")
                }
            }
        }
    }

    private func sources(of target: PackageManifest.Target) throws -> [String] {
        try Checkout.swiftFiles(under: "\(target.isTest ? "Tests" : "Sources")/\(target.name)")
    }
}
