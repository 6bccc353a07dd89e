import HardenedCatalog
import Testing

@Suite struct ClosestSourceImageTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    @Test func aListedTagIsItself() throws {
        let exact = try #require(catalog.closestSourceImage(name: "node", tag: "22-slim"))
        #expect(exact.basis == .exact)
        #expect(exact.image == catalog.sourceImage(name: "node", tag: "22-slim"))
    }

    @Test func anotherPatchOfTheSameLineHasItsFacts() throws {
        let closest = try #require(catalog.closestSourceImage(name: "node", tag: "22.1.0-alpine3.19"))
        #expect(closest.basis == .sameVersion(1))
        #expect(closest.image.entrypoint == ["docker-entrypoint.sh"])
        #expect(closest.image.distribution == Distribution(family: .alpine, release: "3.19"))
        #expect(closest.image.environment["NODE_VERSION"] == nil)
        #expect(closest.image.varyingEnvironment.contains("NODE_VERSION"))
        #expect(closest.image.tags.isEmpty)
    }

    @Test func anEndedLineHasWhatAllOthersShare() throws {
        let closest = try #require(catalog.closestSourceImage(name: "node", tag: "18-alpine"))
        #expect(closest.basis == .otherVersions)
        #expect(closest.image.user == "root")
        #expect(closest.image.distribution == Distribution(family: .alpine, release: nil))
    }

    @Test func tagsThatDifferConcludeNothing() {
        // Version 18 moved the data and its volume.
        #expect(catalog.closestSourceImage(name: "postgres", tag: "13") == nil)
    }

    @Test(arguments: ["18-unheard-of", "99-windowsservercore", "99-rc", "unheard-of", "18-fpm"])
    func otherEditionsConcludeNothing(tag: String) {
        #expect(catalog.closestSourceImage(name: "node", tag: tag) == nil)
    }

    @Test(arguments: [
        ("21-jdk-slim", "debian 12", ["jshell"], "/usr/local/openjdk-21"), ("17-jdk-alpine", "alpine 3.14", ["jshell"], "/opt/openjdk-17"),
        ("11-jre-slim", "debian 11", ["bash"], "/usr/local/openjdk-11"), ("8", "debian 11", ["bash"], "/usr/local/openjdk-8"),
        ("17", "oraclelinux 8", ["jshell"], "/usr/java/openjdk-17"), ("8-jdk-alpine", "alpine 3.9", ["/bin/sh"], "/usr/lib/jvm/java-1.8-openjdk"),
        ("11.0.3-jdk-stretch", "debian 9", ["jshell"], "/usr/local/openjdk-11"),
    ])
    func tagsThatTheListHasDroppedAreKnown(tag: String, system: String, cmd: [String], home: String) throws {
        let closest = try #require(catalog.closestSourceImage(name: "openjdk", tag: tag))
        #expect(closest.basis == .exact)
        #expect("\(closest.image.distribution.family.rawValue) \(closest.image.distribution.release ?? "")" == system)
        #expect((closest.image.user, closest.image.workdir, closest.image.cmd, closest.image.entrypoint) == ("root", "/", cmd, nil))
        #expect(closest.image.environment["JAVA_HOME"] == home)
    }

    @Test(arguments: [("debian", "10", "10"), ("debian", "10.13-slim", "10"), ("alpine", "3.12.4", "3.12")])
    func theTagOfADistributionIsItsRelease(name: String, tag: String, release: String) {
        #expect(catalog.closestSourceImage(name: name, tag: tag)?.image.distribution.release == release)
    }

    @Test(arguments: [
        ("maven", "3.9.16-amazoncorretto-17-debian", "/usr/lib/jvm/java-17-amazon-corretto"), ("gradle", "9.7.1-jdk25-corretto", "/usr/lib/jvm/java-25-amazon-corretto"),
        ("amazoncorretto", "21-al2023-jdk", "/usr/lib/jvm/java-21-amazon-corretto"),
    ])
    func valuesNameTheVersionOfJavaAndNotThatOfTheTool(name: String, tag: String, home: String) {
        #expect(catalog.sourceImage(name: name, tag: tag)?.environment["JAVA_HOME"] == home)
    }

    @Test func tagsWhoseBaseIsNotCertainAreNotListed() {
        #expect(catalog.sourceImage(name: "openjdk", tag: "8u121-jdk") == nil)
        #expect(catalog.sourceImage(name: "openjdk", tag: "11-jdk-sid") == nil)
    }
}
