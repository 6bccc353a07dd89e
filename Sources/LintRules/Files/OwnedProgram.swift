import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A program that belongs to the user who runs it.
enum OwnedProgram: Rule {
    static let metadata = RuleMetadata(
        name: "owned-program", code: "DHI319", severity: .hint, summary: "The program that containers start belongs to the user that runs it",
        documentation: RuleDocumentation(
            what: """
                Reports `--chown` at the COPY or ADD of the file that ENTRYPOINT, CMD or HEALTHCHECK of the built stage starts by its path, when it gives the file to the user that containers run as, \
                and that user is not root.
                """,
            why: "To start a file takes the right to read and to run it. Who owns it can also change it, and so can whoever takes over the process.",
            remedy: "Leave the file with root: take `--chown` away. A file that only its owner may run needs `--chmod=0755`."),
        reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
        flagged: [
            RuleExample("A compiled program", "FROM golang:1.25 AS build\nFROM debian:12\nCOPY 1️⃣--chown=10002️⃣ --from=build /src/app /usr/local/bin/app\nUSER 1000\nENTRYPOINT [\"/usr/local/bin/app\"]"),
            RuleExample("A script, in a folder, by name", "FROM debian:12\nWORKDIR /app\nUSER 1001:1001\nADD 1️⃣--chown=10012️⃣ start.sh conf ./\nCMD [\"/app/start.sh\"]"),
        ],
        clean: [
            RuleExample("Root's", "FROM debian:12\nCOPY --chmod=0755 app /app\nUSER 1000\nENTRYPOINT [\"/app\"]"),
            RuleExample("Given to another user", "FROM debian:12\nCOPY --chown=2000 app /app\nUSER 1000\nENTRYPOINT [\"/app\"]"),
            RuleExample("Data", "FROM debian:12\nCOPY app /app\nCOPY --chown=1000 data /data\nUSER 1000\nENTRYPOINT [\"/app\"]"),
            RuleExample("Run as root", "FROM debian:12\nCOPY --chown=0:0 app /app\nENTRYPOINT [\"/app\"]"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let stage = file.targetStage, file.mayLeaveRoot(in: stage), let user = stage.final.user.value, user.isRoot == false else { return }
        let programs = StartInstruction.effective(in: stage, of: file).compactMap { start -> [Substring]? in
            guard case .exec(let words) = start.form, let word = words.first, word.text.hasPrefix("/") else { return nil }
            return word.text.split(separator: "/")
        }
        if programs.isEmpty { return }
        let members = file.model.chain(of: stage.index)
        StageCopy.forEach(in: file) { copy in
            guard !copy.isTrigger, members.contains(copy.stage.index), let chown = copy.copy.chown, let owner = chown.value, isSame(owner, user), let destination = copy.value(of: copy.copy.destination, in: file),
                let place = absolute(destination, in: copy), programs.contains(where: { brings($0, copy, place, isFolder: destination.hasSuffix("/") || destination == ".") })
            else { return }
            let fix = Fix(title: "Leave it with root", edits: [FlagRemoval.edit(chown, in: file.tree)], applicability: .displayOnly, changes: [.files])
            report.add(.owned(user), at: chown.range, fixes: [fix])
        }
    }

    private static func isSame(_ owner: String, _ user: UserIdentity) -> Bool {
        let account = owner.prefix { $0 != ":" }
        return account == user.text.prefix { $0 != ":" } || user.uid.map { account == "\($0)" } ?? false
    }

    /// Whether `program` is the very file that is copied.
    private static func brings(_ program: [Substring], _ copy: StageCopy, _ place: [Substring], isFolder: Bool) -> Bool {
        if !isFolder, program == place { return copy.copy.sources.count == 1 }
        guard program.dropLast().elementsEqual(place), let name = program.last else { return false }
        return copy.copy.sources.contains { $0.text.split(separator: "/").last == name }
    }

    private static func absolute(_ path: String, in copy: StageCopy) -> [Substring]? {
        if path.hasPrefix("/") { return path.split(separator: "/").filter { $0 != "." } }
        return copy.state.workdir.value.map { ($0 + "/" + path).split(separator: "/").filter { $0 != "." } }
    }
}

extension RuleMessage {
    fileprivate static func owned(_ user: UserIdentity) -> RuleMessage {
        RuleMessage(
            "The program that containers start belongs to '\(user.text)', who runs it.", why: "Whoever takes over the process can change it.", remedy: "Leave it with root: take --chown away.")
    }
}
