import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// The model of a text whose images are looked up in a small table.
func model(_ text: String, arguments: [String: String] = [:]) -> DockerfileModel {
    DockerfileModel(DockerfileParser.parse(Array(text.utf8)), buildArguments: arguments) { name in
        name == "app/base" ? known(name) : .unknown(name)
    }
}

/// An image of the table: runs as app (1000) in /srv, with a start command and a variable.
func known(_ name: String) -> ImageFacts {
    var facts = ImageFacts.unknown(name)
    let source = FactSource.configuration(name)
    facts.user = .present(UserIdentity(text: "app", uid: 1000), source)
    facts.accounts = ["root": 0, "app": 1000]
    facts.workdir = .present("/srv", source)
    facts.entrypoint = .present(["/entry"], source)
    facts.cmd = .present(["serve"], source)
    facts.environment = .present(["HOME_DIR": "/srv/home", "PATH": "/bin"], source)
    facts.hasShell = .present(true, source)
    return facts
}
