import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A `--chown` for an account that the image does not have.
enum UnknownOwner: Rule {
    static let metadata = RuleMetadata(
        name: "unknown-owner", code: "DHI015", severity: .warning, summary: "COPY --chown names an account that the image does not have",
        documentation: RuleDocumentation(
            what: """
                Reports the name in `--chown` of COPY and ADD when all accounts of the image are known, as with hardened images and `scratch`, the name is not among them and nothing in the \
                file may have made it. Numbers, and groups beside a user that is known, are accepted.
                """,
            why: """
                BuildKit looks names up in `/etc/passwd` of the image that is being built. What it does not find there it takes for root, without a word, and the program cannot write to its own \
                files; on an empty image the build stops, as it does with the classic builder.
                """,
            remedy: """
                Use an account of the image (`nonroot`, 65532, in most hardened images), or a number, which needs no account; or make the account in a build stage and copy `/etc/passwd` and \
                `/etc/group` from there, before the files.
                """),
        reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
        flagged: [
            RuleExample("An account of the former base image", "FROM dhi.io/python:3.13\nCOPY --chown=1️⃣app2️⃣:app . /app"),
            RuleExample("In an empty image", "FROM scratch\nADD --chown=1️⃣www-data2️⃣ site.tar /site"),
            RuleExample("The account comes too late", "FROM scratch\nCOPY --chown=1️⃣app2️⃣ server /server\nCOPY --from=build /etc/passwd /etc/passwd"),
        ],
        clean: [
            RuleExample("An account of the image", "FROM dhi.io/python:3.13\nCOPY --chown=nonroot:nonroot . /app"),
            RuleExample("Numbers", "FROM scratch\nCOPY --chown=1000:1000 server /server"),
            RuleExample("Made before", "FROM dhi.io/python:3.13-dev\nRUN useradd app\nCOPY --chown=app . /app"),
            RuleExample("Accounts of a build stage", "FROM scratch\nCOPY --from=build /etc/passwd /etc/group /etc/\nCOPY --chown=app server /server"),
            RuleExample("A variable", "FROM dhi.io/python:3.13\nARG OWNER\nCOPY --chown=$OWNER . /app"),
            RuleExample("An image of which nothing is known", "FROM registry.example.com/base:1\nCOPY --chown=app . /app"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where stage.image.accountsAreComplete {
            var possible: PossibleAccounts?
            for index in stage.instructions {
                guard let owner = owner(file.tree.instructions[index]), !owner.name.isEmpty, Int(owner.name) == nil, !owner.name.contains("$"), stage.image.accounts[owner.name] == nil else { continue }
                // root is looked up, too, but where there is no list, other builders take it for 0.
                if owner.name == "root" { continue }
                let accounts = possible ?? PossibleAccounts(file, stage)
                possible = accounts
                if accounts.mayHold(owner.name, before: index) { continue }
                report.add(
                    .unknown(owner.name, file.imageTitle(of: stage), stage.image), at: owner.range, related: [file.basePlace(of: stage, "this image")],
                    fixes: file.isAsMigrated ? [] : fix(owner.flag, stage.image))
            }
        }
    }

    /// The group of the image's user comes with it.
    private static func fix(_ flag: Flag, _ image: ImageFacts) -> [Fix] {
        guard let own = image.user.value, own.isRoot == false else { return [] }
        return [Fix(title: "Give them to \(own.text), the user of the image", edits: [TextEdit(flag.valueRange, own.text)], applicability: .unsafe, changes: [.files])]
    }

    /// The user of `--chown`.
    private static func owner(_ instruction: Instruction) -> (name: String, range: SourceRange, flag: Flag)? {
        switch instruction.content {
        case .copy(let copy), .add(let copy):
            guard let flag = copy.chown, let value = flag.value else { return nil }
            let name = value.prefix { $0 != ":" }
            // Only what is written as it is read has its place.
            guard flag.valueRange.count == value.utf8.count else { return nil }
            return (String(name), SourceRange(Int(flag.valueRange.start), Int(flag.valueRange.start) + name.utf8.count), flag)
        default: return nil
        }
    }
}

extension RuleMessage {
    fileprivate static func unknown(_ name: String, _ image: String, _ facts: ImageFacts) -> RuleMessage {
        let own = facts.user.value.flatMap { $0.isRoot == false ? $0.text : nil }
        return RuleMessage(
            "\(image) has no user '\(name)' to give files to.", why: facts.origin == .scratch ? "The build stops here." : "BuildKit gives them to root instead, without a word.",
            remedy: own.map { "Use '\($0)', the user of the image, or a number." } ?? "Use a number, for example 65532.")
    }
}
