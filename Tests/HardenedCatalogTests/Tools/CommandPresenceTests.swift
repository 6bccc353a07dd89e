import HardenedCatalog
import Testing

/// What can be called in hardened images as they come.
@Suite struct CommandPresenceTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    private func definition(_ image: String, _ tag: String) throws -> ImageDefinition {
        try #require(catalog.definition(image: image, tag: tag), "\(image):\(tag)")
    }

    private func check(_ commands: String, in image: String, _ tag: String, _ expected: Character, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let definition = try definition(image, tag)
        for command in commands.split(separator: " ").map(String.init) {
            let presence = catalog.presence(ofCommand: command, in: definition)
            let found: Character = presence.isPresent ? "+" : presence.isAbsent ? "-" : "?"
            #expect(found == expected, "\(command) in \(image):\(tag) is \(presence)", sourceLocation: sourceLocation)
        }
    }

    @Test func nodeHasItsToolsInTheDevImageOnly() throws {
        for tag in ["22-dev", "22-debian12-dev", "22-alpine-dev", "22-alpine3.22-dev"] {
            try check("node npm npx yarn corepack git sh ls", in: "node", tag, "+")
            try check("pnpm docker-php-ext-install python3 g++ make curl", in: "node", tag, "-")
        }
        for tag in ["22", "22-debian12", "22-alpine", "22-alpine3.22"] {
            try check("node", in: "node", tag, "+")
            try check("npm npx yarn sh curl git", in: "node", tag, "-")
        }
    }

    @Test func pythonHasPipInTheDevImage() throws {
        for tag in ["3.13-dev", "3.13-debian12-dev", "3.13-alpine-dev", "3.13-alpine3.22-dev"] {
            try check("python python3 pip pip3", in: "python", tag, "+")
            try check("git make curl", in: "python", tag, "-")
        }
        try check("python3.13", in: "python", "3.13-dev", "+")
        try check("gcc g++ wget useradd", in: "python", "3.13-dev", "-")
        try check("gcc wget adduser", in: "python", "3.13-alpine-dev", "+")
        try check("python3", in: "python", "3.13", "+")
        try check("sh bash apt-get", in: "python", "3.13", "-")
    }

    @Test func goAndRustHaveCompilers() throws {
        try check("go gofmt gcc g++ make git tar", in: "golang", "1.26-dev", "+")
        try check("go gofmt gcc g++ make git tar", in: "golang", "1.26-alpine-dev", "+")
        try check("go gofmt bash", in: "golang", "1.26", "+")
        try check("cargo rustc rustfmt gcc g++ make ld", in: "rust", "1-dev", "+")
        try check("rustup git curl", in: "rust", "1-dev", "-")
        try check("cargo rustc gcc ld", in: "rust", "1-alpine-dev", "+")
    }

    @Test func javaToolsFollowTheVariant() throws {
        try check("java javac jar keytool", in: "eclipse-temurin", "21-jdk-dev", "+")
        try check("java javac jar keytool", in: "eclipse-temurin", "21-jdk-alpine-dev", "+")
        try check("java", in: "eclipse-temurin", "21", "+")
        try check("javac", in: "eclipse-temurin", "21", "-")
        try check("mvn java javac", in: "maven", "3-jdk21-dev", "+")
        try check("git curl unzip", in: "maven", "3-jdk21-dev", "-")
        try check("gradle git", in: "gradle", "9-jdk21-dev", "+")
        try check("apt-get", in: "gradle", "9-jdk21-dev", "-")
    }

    @Test func helpersOfOfficialImagesAreAbsent() throws {
        try check("php git gcc make pecl phpize", in: "php", "8.4-dev", "+")
        try check("docker-php-ext-install docker-php-ext-configure docker-php-ext-enable a2enmod composer wget", in: "php", "8.4-dev", "-")
        let nginx = try #require(catalog.definitions(image: "nginx").first { $0.variant == .runtime && $0.distribution.release == "13" && $0.flavor == nil })
        #expect(catalog.presence(ofCommand: "nginx", in: nginx).isPresent)
        #expect(catalog.presence(ofCommand: "envsubst", in: nginx).isAbsent)
    }

    @Test func theAbsentNameTheirPackage() throws {
        let node = try definition("node", "22-dev")
        let packages = [
            "curl": "curl", "wget": "wget", "g++": "g++", "make": "make", "useradd": "passwd", "adduser": "adduser", "ps": "procps", "unzip": "unzip",
            "gzip": "gzip", "python3": "python3-minimal", "xz": "xz-utils", "ssh": "openssh-client", "envsubst": "gettext-base", "cc": "gcc",
            "java": "default-jre-headless", "psql": "postgresql-client", "nc": "netcat-openbsd", "convert": "imagemagick", "vi": "vim",
        ]
        for (command, package) in packages {
            guard case .absent(_, let found) = catalog.presence(ofCommand: command, in: node) else {
                Issue.record("\(command) is \(catalog.presence(ofCommand: command, in: node))")
                continue
            }
            #expect(found == package, "\(command)")
        }
        let alpine = try definition("alpine-base", "3.23-dev")
        for (command, package) in ["bash": "bash", "git": "git", "useradd": "shadow", "pip": "py3-pip", "g++": "g++"] {
            guard case .absent(_, package) = catalog.presence(ofCommand: command, in: alpine) else {
                Issue.record("\(command) is \(catalog.presence(ofCommand: command, in: alpine))")
                continue
            }
        }
        guard case .absent(_, nil) = catalog.presence(ofCommand: "apk", in: node) else {
            Issue.record("apk is no matter of Debian")
            return
        }
    }

    @Test func whatOnlyDependenciesOrEssentialPackagesBringIsUnknown() throws {
        // ca-certificates depends on openssl and debconf; debianutils and findutils are essential.
        try check("openssl debconf-set-selections which", in: "node", "22-dev", "?")
        try check("find xargs", in: "rust", "1-dev", "?")
        // dpkg cannot work without tar.
        try check("tar", in: "node", "22-dev", "+")
        // apt of Debian 12 depends on adduser.
        try check("useradd adduser", in: "python", "3.13-debian12-dev", "?")
    }

    @Test func whatABuildMakesIsUnknown() throws {
        for tag in ["22-dev", "22-alpine-dev"] { try check("gunicorn rails my-app webpack ./run.sh /usr/local/bin/tool tsc", in: "node", tag, "?") }
    }

    @Test func pathsOfSystemFoldersAreLookedUp() throws {
        try check("/bin/sh /bin/bash /usr/bin/apt-get /usr/bin/env", in: "debian-base", "trixie-dev", "+")
        try check("/usr/bin/curl /bin/ping", in: "debian-base", "trixie-dev", "-")
        try check("/opt/tool /", in: "debian-base", "trixie-dev", "?")
        try check("/bin/sh", in: "node", "22", "-")
    }

    @Test func wordsOfTheShellNeedNoProgram() throws {
        try check("cd [ test export if source [[", in: "debian-base", "trixie-dev", "+")
        try check("cd [ export", in: "alpine-base", "3.23-dev", "+")
        let node = try definition("node", "22")
        #expect(!catalog.presence(ofCommand: "cd", in: node).isPresent)
        #expect(!ShellBuiltins.contains("source", shells: ["busybox"]) && ShellBuiltins.contains("source", shells: ["bash"]))
        #expect(!ShellBuiltins.contains("curl"))
        #expect(ShellBuiltins.kind("then") == .keyword && ShellBuiltins.kind("cd") == .posix && ShellBuiltins.kind("pushd") == .bash)
    }

    @Test func excludedPackagesBringNothing() throws {
        var definition = try definition("debian-base", "trixie-dev")
        definition.packages = ["bash", "gcc", "dpkg"]
        #expect(catalog.presence(ofCommand: "cpp", in: definition).isPresent)
        #expect(catalog.presence(ofCommand: "tar", in: definition).isPresent)
        definition.excludedPackages = ["cpp", "tar"]
        #expect(!catalog.presence(ofCommand: "cpp", in: definition).isPresent)
        #expect(!catalog.presence(ofCommand: "tar", in: definition).isPresent)
    }

    @Test func everyImageCanBeAsked() {
        for image in catalog.imageNames {
            for definition in catalog.definitions(image: image) where definition.hasShell {
                #expect(catalog.presence(ofCommand: "sh", in: definition).isPresent, "\(image):\(definition.tags.first ?? "")")
                #expect(!catalog.presence(ofCommand: "docker-php-ext-install", in: definition).isPresent)
                if definition.packageManagers.contains("apt") {
                    #expect(catalog.presence(ofCommand: "apt-get", in: definition).isPresent, "\(image):\(definition.tags.first ?? "")")
                }
                if definition.packageManagers.contains("apk") {
                    #expect(catalog.presence(ofCommand: "apk", in: definition).isPresent, "\(image):\(definition.tags.first ?? "")")
                }
            }
        }
    }
}

/// What can be called in the images that people come from.
@Suite struct SourceCommandTests {
    let catalog: Catalog

    init() throws {
        catalog = try Catalog.builtIn()
    }

    private func check(_ commands: String, in image: String, _ tag: String, _ expected: Character, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let source = try #require(catalog.sourceImage(name: image, tag: tag), "\(image):\(tag)")
        for command in commands.split(separator: " ").map(String.init) {
            let presence = catalog.presence(ofCommand: command, in: source)
            let found: Character = presence.isPresent ? "+" : presence.isAbsent ? "-" : "?"
            #expect(found == expected, "\(command) in \(image):\(tag) is \(presence)", sourceLocation: sourceLocation)
        }
    }

    @Test func fullImagesHaveCompilers() throws {
        try check("python pip gcc g++ make git curl wget unzip useradd tar cd convert hg", in: "python", "3.13", "+")
        try check("cmake go cargo java mvn", in: "python", "3.13", "-")
        try check("gunicorn poetry", in: "python", "3.13", "?")
    }

    @Test func slimOnesDoNot() throws {
        try check("python pip useradd tar sed gzip", in: "python", "3.13-slim", "+")
        try check("gcc make git curl wget unzip ps", in: "python", "3.13-slim", "-")
        try check("node npm yarn", in: "node", "22-slim", "+")
    }

    @Test func alpineHasBusybox() throws {
        try check("wget adduser tar unzip sh", in: "alpine", "3.23", "+")
        try check("bash curl git gcc", in: "alpine", "3.23", "-")
        try check("docker-php-ext-install php", in: "php", "8.4-alpine", "+")
    }
}
