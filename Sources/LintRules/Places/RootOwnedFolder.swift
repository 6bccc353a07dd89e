import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// A folder made as root that another user is to write in.
enum RootOwnedFolder: Rule {
    static let metadata = RuleMetadata(
        name: "root-owned-folder", code: "DHI018", severity: .error, summary: "RUN writes as another user into a folder that was made as root",
        documentation: RuleDocumentation(
            what: """
                Reports a command of a RUN that writes into a folder which WORKDIR or mkdir made while the user was root, when another user is in effect since and nothing in the file \
                has changed the folder's owner or mode.
                """,
            why: """
                WORKDIR makes its folder as the user in effect, and COPY without `--chown` leaves everything to root: npm, pip and the like stop with `permission denied` (EACCES).
                """,
            remedy: "Set USER in front of WORKDIR, or give the folder to the user (`RUN chown node /app`) while root is in effect; copy with `--chown`."),
        reference: "https://docs.docker.com/reference/dockerfile/#workdir",
        flagged: [
            RuleExample(
                "WORKDIR in front of USER",
                """
                FROM node:22
                WORKDIR /app
                COPY package.json ./
                USER node
                RUN 1️⃣npm install2️⃣
                """),
            RuleExample(
                "A folder made by mkdir",
                """
                FROM debian:13
                RUN mkdir /data
                USER 1000
                RUN 1️⃣touch /data/ready2️⃣
                """),
            RuleExample(
                "A user that the file makes",
                """
                FROM node:22
                RUN useradd --system app
                WORKDIR /app
                COPY package.json ./
                USER app
                RUN 1️⃣npm install2️⃣
                """),
        ],
        clean: [
            RuleExample(
                "USER in front of WORKDIR",
                """
                FROM node:22
                USER node
                WORKDIR /app
                COPY --chown=node package.json ./
                RUN npm install
                """),
            RuleExample(
                "Given to the user",
                """
                FROM node:22
                WORKDIR /app
                RUN chown node:node /app
                USER node
                COPY package.json ./
                RUN npm install
                """),
            RuleExample(
                "Written as root",
                """
                FROM node:22
                WORKDIR /app
                COPY package.json ./
                RUN npm install
                USER node
                """),
            RuleExample(
                "A home of the image",
                """
                FROM node:22
                WORKDIR /home/node
                USER node
                RUN npm install express
                """),
            RuleExample(
                "A user that the file makes by another name of root's number",
                """
                FROM debian:13
                RUN useradd --non-unique --uid 0 admin && mkdir /data
                USER admin
                RUN touch /data/ready
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where file.mayLeaveRoot(in: stage) {
            let steps = file.steps(of: stage).filter { $0.instruction.keyword == .run && $0.state.user.value?.isRoot == false }
            guard !steps.isEmpty else { continue }
            let effects = file.known.effects(of: stage.index)
            let owners = FolderOwners(file, stage)
            for step in steps {
                guard let user = step.state.user.value, let (effect, folder) = firstDenied(step, effects, owners, stage, file) else { continue }
                var related: [RelatedPlace] = []
                if let made = maker(of: folder, stage, file) { related.append(RelatedPlace(range: made, message: "made as root here")) }
                related.append(file.userPlace(step.state.user, in: stage))
                report.add(.denied(folder.text, user.text), at: effect.range, related: related)
                break
            }
        }
    }

    private static func firstDenied(_ step: LintedFile.Step, _ effects: StageEffects, _ owners: FolderOwners, _ stage: Stage, _ file: LintedFile) -> (FileEffect, Place)? {
        let commands = file.commands(at: step.index)
        for effect in effects.files where effect.instruction == step.index && effect.kind != .changed && effect.kind != .removed && !effect.place.isSymbolic {
            guard case .command = effect.origin, let number = commands.firstIndex(where: { $0.range == effect.range }), !commands[number].isWrapped, !commands.mayFail(at: number) else { continue }
            let around = (effect.kind == .filled ? [effect.place] : []) + effect.place.chain.dropFirst()
            guard let folder = around.first(where: { owners.isMadeByRoot($0, before: step.index) }), !isOfImage(folder, stage.image) else { continue }
            return (effect, folder)
        }
        return nil
    }

    /// Whether the image may have had the folder before, with any owner.
    private static func isOfImage(_ place: Place, _ image: ImageFacts) -> Bool {
        switch image.origin {
        case .configured, .unknown: return true
        case .scratch, .hardened, .source: break
        }
        if place.isRoot || ["/home", "/tmp", "/var", "/go", "/run", "/opt", "/usr"].contains(where: { Place(absolute: $0).contains(place) }) { return true }
        if let folder = image.workdir.value, folder != "/", Place(absolute: folder).overlaps(place) { return true }
        return image.definition?.paths.contains { Place(absolute: $0.path).overlaps(place) } ?? false
    }

    private static func maker(of folder: Place, _ stage: Stage, _ file: LintedFile) -> SourceRange? {
        let effect = file.effects(of: stage).flatMap(\.files).first { $0.kind == .folder && $0.place == folder }
        guard let effect else { return nil }
        if case .workdir(let word) = file.tree.instructions[effect.instruction].content { return word.range }
        return effect.range
    }
}

extension RuleMessage {
    fileprivate static func denied(_ folder: String, _ user: String) -> RuleMessage {
        RuleMessage(
            "This writes into \(folder) as \(user), and the folder belongs to root.", why: "The build stops with 'permission denied'.",
            remedy: "Set USER in front of the WORKDIR or mkdir that makes \(folder), or give it to \(user) while root is in effect.")
    }
}
