import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A file with a secret that the build copies in.
enum SecretFile: Rule {
    static let metadata = RuleMetadata(
        name: "secret-file", code: "DHI320", severity: .warning, summary: "COPY or ADD of a file that holds secrets by its name",
        documentation: RuleDocumentation(
            what: """
                Reports private keys of SSH, stores of passwords and credentials of clients (`.netrc`, `.git-credentials`, `.pgpass`, `.pypirc`, `.aws/credentials`, `.kube/config`, `.docker/config.json`), \
                packed keys (`.p12`, `.pfx`) and `.env` that are copied from the build context. `.env` only counts in stages whose layers are shipped.
                """,
            why: "Everybody who gets the image, or its cache, can read the file, also when a later instruction deletes it.",
            remedy: "Let the build read it by `RUN --mount=type=secret,id=…`, or `--mount=type=ssh` for keys; give it to the container when it starts. Name it in `.dockerignore`."),
        reference: "https://docs.docker.com/build/building/secrets/",
        flagged: [
            RuleExample("A key", "FROM debian:12 AS build\nCOPY 1️⃣id_rsa2️⃣ /root/.ssh/\nRUN git clone git@example.com:a/b.git"),
            RuleExample("Credentials of a client, in a folder", "FROM debian:12\nADD 1️⃣./home/.aws/credentials2️⃣ 3️⃣.netrc4️⃣ /root/"),
            RuleExample("Settings of the program", "FROM node:22\nCOPY package.json 1️⃣.env2️⃣ ./"),
            RuleExample("A store of keys by way of a variable", "FROM debian:12\nARG STORE=conf/server.p12\nCOPY 1️⃣$STORE2️⃣ /etc/ssl/"),
            RuleExample("Stored for other files", "FROM debian:12\nONBUILD COPY [1️⃣\"id_ed25519\"2️⃣, \"/root/.ssh/\"]"),
        ],
        clean: [
            RuleExample("Public keys and examples", "FROM debian:12\nCOPY id_rsa.pub ca.pem nodesource.key .env.example config.json /etc/app/"),
            RuleExample("From another stage or an image", "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build /app/.env /app/"),
            RuleExample("Left behind in a build stage", "FROM node:22 AS build\nCOPY .env ./\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=build /dist /srv"),
            RuleExample("A secret of the build", "FROM debian:12\nRUN --mount=type=secret,id=netrc,target=/root/.netrc curl -n https://example.com"),
            RuleExample("Written in the file itself", "FROM debian:12\nCOPY <<.env /app/\nLEVEL=info\n.env"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        StageCopy.forEach(in: file) { copy in
            guard copy.copy.from == nil else { return }
            for word in copy.copy.sources where mayBeOne(word.text) {
                guard let path = copy.value(of: word, in: file), let kind = Kind(path), !path.holdsBytes(of: "://") else { continue }
                if kind == .settings {
                    guard file.shippedStages.contains(copy.stage) else { continue }
                }
                report.add(.secret(kind, path), at: word.range)
            }
        }
    }

    /// What costs nothing: all the names that are looked for have one of these.
    private static func mayBeOne(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "$") }
    }

    fileprivate enum Kind {
        case key, credentials, settings

        init?(_ path: String) {
            let bytes = path.utf8
            guard let end = bytes.lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return nil }
            let start = bytes[...end].lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
            let name = String(path[start...end])
            if Self.keys.contains(name) || name.hasSuffix(".p12") || name.hasSuffix(".pfx") {
                self = .key
            } else if Self.files.contains(name) || Self.filesInFolders.contains(name) && Self.foldersWithFiles.contains(path.split(byte: UInt8(ascii: "/")).suffix(2).joined(separator: "/")) {
                self = .credentials
            } else if name == ".env" {
                self = .settings
            } else {
                return nil
            }
        }

        private static let keys: NameSet = ["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk"]
        private static let files: NameSet = [".netrc", "_netrc", ".git-credentials", ".pgpass", ".pypirc", ".my.cnf", ".s3cfg", ".vault-token", ".dockercfg"]
        private static let filesInFolders: NameSet = ["credentials", "config", "config.json"]
        private static let foldersWithFiles: NameSet = [".aws/credentials", ".kube/config", ".docker/config.json"]
    }
}

extension RuleMessage {
    fileprivate static func secret(_ kind: SecretFile.Kind, _ path: String) -> RuleMessage {
        let what =
            switch kind {
            case .key: "holds a private key"
            case .credentials: "holds credentials"
            case .settings: "usually holds secrets"
            }
        return RuleMessage(
            "'\(path)' \(what) and comes into a layer.", why: "Who gets the image can read it, also when it is deleted later.",
            remedy: kind == .settings ? "Give its values to the container when it starts, or mount it into the build as a secret." : "Mount it into the RUN that needs it: --mount=type=secret.")
    }
}
