import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// npm install beside a lock file.
enum UnlockedNpmInstall: Rule {
    static let metadata = RuleMetadata(
        name: "unlocked-npm-install", code: "DHI827", severity: .information, summary: "npm install although there is a lock file",
        documentation: RuleDocumentation(
            what: "Reports `npm install` without names of packages in a stage that copies package-lock.json or npm-shrinkwrap.json by name before.",
            why: """
                `npm install` changes the lock file where it does not fit package.json, and goes on with versions that nobody has tested. `npm ci` stops there, installs what the file says, and is \
                faster.
                """,
            remedy: "Run `npm ci`. The fix is unsafe, since the build stops from then on when the two files do not fit."),
        reference: "https://docs.npmjs.com/cli/commands/npm-ci",
        flagged: [
            RuleExample(
                "The lock file is there",
                """
                FROM node:22
                WORKDIR /app
                COPY package.json package-lock.json ./
                RUN npm 1️⃣install2️⃣ --omit=dev
                """),
            RuleExample(
                "By its short name, on another stage",
                """
                FROM node:22 AS base
                COPY app/package-lock.json app/package.json /app/
                FROM base
                WORKDIR /app
                RUN npm 1️⃣i2️⃣
                """),
        ],
        clean: [
            RuleExample(
                "npm ci",
                """
                FROM node:22
                COPY package.json package-lock.json ./
                RUN npm ci
                """),
            RuleExample(
                "Nobody knows whether there is one",
                """
                FROM node:22
                COPY package*.json ./
                RUN npm install
                """),
            RuleExample(
                "Packages by name",
                """
                FROM node:22
                COPY package.json package-lock.json ./
                RUN npm install -g npm@11.0.0 && npm ci
                """),
            RuleExample(
                "The lock file is not used",
                """
                FROM node:22
                COPY package.json package-lock.json ./
                RUN npm install --no-package-lock && rm package-lock.json && npm install
                """),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns where !run.isTrigger {
            for call in run.calls where call.family == .npm && verbs.contains(call.verb) && call.operands.isEmpty && !call.mayHaveMoreOptions {
                guard let verb = call.verbRange, !call.has("-g", "--global", "--no-package-lock", "--package-lock-only", "-C", "--prefix", "--dry-run", "--location"),
                    let copy = lockFile(before: run, file), !run.commands[..<call.number].contains(where: { $0.name == "rm" })
                else { continue }
                var fixes: [Fix] = []
                if file.tree.bytes[verb.indices].elementsEqual(call.verb.utf8) {
                    fixes = [Fix(title: "Run npm ci", edits: [TextEdit(verb, "ci")], applicability: .unsafe, changes: [run.aspect])]
                }
                report.add(.unlocked, at: verb, related: [RelatedPlace(range: copy, message: "here the lock file comes")], fixes: fixes)
            }
        }
    }

    private static let verbs: Set<String> = ["install", "i", "in", "ins", "inst", "insta", "instal", "isnt", "isnta", "isntal", "isntall"]

    private static func lockFile(before run: PackageRun, _ file: LintedFile) -> SourceRange? {
        for step in file.history(of: run.stage, before: run.index) {
            guard case .copy(let copy) = step.instruction.content else { continue }
            if let source = copy.sources.first(where: { ["package-lock.json", "npm-shrinkwrap.json"].contains($0.text.split(separator: "/").last) }) { return source.range }
        }
        return nil
    }
}

extension RuleMessage {
    fileprivate static let unlocked = RuleMessage(
        "npm install may change what the lock file says.", why: "It goes on with versions that nobody has tested where package.json and the lock file do not fit.",
        remedy: "Run npm ci, which installs what the lock file says.")
}
