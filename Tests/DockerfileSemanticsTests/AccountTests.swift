import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Testing

/// Users that the commands of a file make and change.
@Suite struct AccountTests {
    private func user(_ lines: String, arguments: [String: String] = [:]) throws -> UserIdentity? {
        let tree = DockerfileParser.parse(Array("FROM app/base\nUSER root\n\(lines)\n".utf8))
        return DockerfileModel(tree, buildArguments: arguments, catalog: try Catalog.builtIn()) { known($0) }.stages.last?.final.user.value
    }

    @Test(arguments: [
        ("RUN useradd -u 1500 web\nUSER web", 1500), ("RUN useradd -mu1500 --shell /bin/false web\nUSER web:web", 1500), ("RUN adduser --uid 1500 --disabled-password web\nUSER web", 1500),
        ("RUN addgroup -S web && adduser -S -D -H -u 101 -G web web\nUSER web", 101), ("ARG ID=12\nRUN useradd --uid=$ID web\nUSER web", 12), ("ENV NAME=web\nRUN useradd -u 7 \"$NAME\"\nUSER $NAME", 7),
        ("RUN useradd -o -u 0 admin\nUSER admin", 0), ("RUN usermod -u 1001 app\nUSER app", 1001), ("RUN usermod -l web app\nUSER web", 1000),
        ("RUN <<END\nuseradd -u 1500 web\nEND\nUSER web", 1500), ("RUN [\"useradd\", \"-u\", \"1500\", \"web\"]\nUSER web", 1500), ("RUN useradd -u 1500 web\nFROM app/base\nUSER app", 1000),
    ])
    func aNumberThatIsSaidIsKnown(_ lines: String, _ uid: Int) throws {
        #expect(try user(lines)?.uid == uid)
        #expect(try user(lines)?.isRoot == (uid == 0))
    }

    /// Without one, whoever is made is not root, and no other account that is there.
    @Test(arguments: [
        "RUN useradd web\nUSER web", "RUN useradd -r -g app web\nUSER web:app", "RUN adduser -D web\nUSER web", "RUN adduser --system --group web\nUSER web", "RUN sudo useradd web\nUSER web",
        "RUN id web || useradd web\nUSER web", "RUN useradd old && usermod --login web old\nUSER web",
    ])
    func aUserThatIsMadeIsNotRoot(_ lines: String) throws {
        let made = try #require(try user(lines))
        #expect(made.uid == nil)
        #expect(made.isRoot == false)
        #expect(made.isFree)
    }

    @Test(arguments: [
        // No such account is made here, or with a number that is not known.
        "USER web", "RUN groupadd web\nUSER web", "RUN adduser web docker\nUSER web", "RUN useradd -u $(id -u) web\nUSER web", "RUN useradd -R /mnt web\nUSER web", "RUN useradd web && userdel web\nUSER web",
        "RUN userdel app\nUSER app", "RUN usermod -u $ID app\nUSER app", "RUN useradd -u 1500 app\nUSER app", "RUN useradd -u 5 web && useradd -u 6 web\nUSER web",
    ])
    func whatIsNotKnownStaysUnknown(_ lines: String) throws {
        #expect(try user(lines)?.isRoot == nil)
    }

    /// The number of an account that has gone is taken again.
    @Test func aGapIsFilled() throws {
        let made = try #require(try user("RUN userdel app && useradd web\nUSER web"))
        #expect(made.isRoot == false)
        #expect(!made.isFree)
    }

    @Test func aBuildArgumentDecides() throws {
        #expect(try user("ARG ID=12\nRUN useradd -u $ID web\nUSER web", arguments: ["ID": "0"])?.isRoot == true)
    }

    private func command(_ text: String) throws -> AccountCommand? {
        let model = DockerfileModel(DockerfileParser.parse(Array("FROM a\nRUN \(text)\n".utf8))) { .unknown($0) }
        return AccountCommand(try #require(model.commands(in: 1).first), catalog: try Catalog.builtIn())
    }

    @Test(
        arguments: [
            ("useradd -r -g web -G a,b -s /bin/sh web", ["web", "a", "b"], nil), ("useradd web", [], "web"), ("useradd -N web", [], nil), ("adduser -S -G web web", ["web"], nil), ("adduser --ingroup web --gecos '' web", ["web"], nil),
            ("usermod -aG docker web", ["docker"], nil), ("addgroup web docker", ["docker"], nil), ("addgroup -g 5 web", [], "web"), ("groupadd --gid 5 web", [], "web"), ("deluser web docker", [], nil),
        ] as [(String, [String], String?)])
    func groupsAreReadFromOptionsAndOperands(_ text: String, _ needed: [String], _ made: String?) throws {
        let command = try #require(try command(text))
        #expect(command.neededGroups.map(\.name) == needed)
        #expect(command.madeGroup == made)
    }

    @Test func otherProgramsAreNone() throws {
        #expect(try command("chown web /data") == nil)
        #expect(try command("groupadd -R /mnt web") == nil)
    }
}
