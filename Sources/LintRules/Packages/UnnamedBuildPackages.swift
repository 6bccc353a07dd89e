import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Packages of Alpine that are named twice, to be installed and to be taken away again.
enum UnnamedBuildPackages: Rule {
    static let metadata = RuleMetadata(
        name: "unnamed-build-packages", code: "DHI811", severity: .hint, summary: "apk del repeats the packages of apk add",
        documentation: RuleDocumentation(
            what: "Reports `apk add` without `--virtual` when a later `apk del` of the same RUN takes away the very packages that it installs, two at least.",
            why: """
                The two lists have to be kept alike by hand: what is forgotten in the second stays in the image. `apk del` by name also takes away what the base image had installed by \
                itself.
                """,
            remedy: "Give them a name, `apk add --no-cache --virtual .build-deps gcc musl-dev`, and take that away: `apk del .build-deps`."),
        reference: "https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper",
        flagged: [
            RuleExample(
                "The same list twice",
                """
                FROM python:3.13-alpine
                RUN apk 1️⃣add2️⃣ --no-cache gcc musl-dev && pip install uwsgi && apk del gcc musl-dev
                """),
            RuleExample(
                "In another order, on several lines",
                """
                FROM python:3.13-alpine
                RUN apk 1️⃣add2️⃣ --no-cache \\
                        gcc \\
                        musl-dev \\
                    && pip install uwsgi \\
                    && apk del --purge musl-dev gcc
                """),
            RuleExample(
                "Only some of them",
                """
                FROM python:3.13-alpine
                RUN apk 1️⃣add2️⃣ --no-cache gcc musl-dev libpq && pip install psycopg && apk del gcc musl-dev
                """),
        ],
        clean: [
            RuleExample(
                "By a name",
                """
                FROM python:3.13-alpine
                RUN apk add --no-cache --virtual .build-deps gcc musl-dev && pip install uwsgi && apk del .build-deps
                """),
            RuleExample(
                "Other packages",
                """
                FROM alpine:3.23
                RUN apk add --no-cache curl git && apk del apk-tools alpine-keys
                """),
            RuleExample(
                "One package is its own name",
                """
                FROM alpine:3.23
                RUN apk add --no-cache curl && curl -O https://example.com/a && apk del curl
                """),
        ],
        presets: [])

    private static let name = ".build-deps"

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns {
            let calls = run.calls.filter { $0.family == .apk }
            guard calls.count > 1 else { continue }
            for call in calls where call.installs && !call.has("-t", "--virtual") {
                let added = Set(call.operands.compactMap(\.value))
                let removal = calls.first { $0.number > call.number && $0.verb == "del" && $0.operands.compactMap(\.value).filter(added.contains).count > 1 }
                guard let removal, let verb = call.verbRange else { continue }
                let related = [RelatedPlace(range: removal.verbRange ?? removal.command.nameRange, message: "here they are taken away again")]
                report.add(.repeated, at: verb, related: related, fixes: fix(call, removal, calls, run, file))
            }
        }
    }

    /// Only where both lists are the same, without anything that is not known.
    private static func fix(_ call: PackageCall, _ removal: PackageCall, _ calls: [PackageCall], _ run: PackageRun, _ file: LintedFile) -> [Fix] {
        let removed = removal.operands
        guard call.operands.allSatisfy({ $0.value != nil }), Set(call.operands.map(\.value)) == Set(removed.map(\.value)), let first = removed.first, let last = removed.last,
            // Options between the names would go, too.
            !removal.invocation.options.contains(where: { $0.range.start > first.range.start && $0.range.start < last.range.start }),
            !calls.contains(where: { $0.has("-t", "--virtual") }), let edit = call.addingOption("--virtual \(name)", in: run, of: file), !run.command.isExec
        else { return [] }
        let shorter = TextEdit(SourceRange(Int(first.range.start), Int(last.range.end)), name)
        return [Fix(title: "Call them \(name)", edits: [edit, shorter], applicability: .unsafe, changes: [run.aspect])]
    }
}

extension PackageRun {
    fileprivate var command: CommandForm { run.command }
}

extension CommandForm {
    fileprivate var isExec: Bool { if case .exec = self { true } else { false } }
}

extension RuleMessage {
    fileprivate static let repeated = RuleMessage(
        "The packages of this apk add are named again to be taken away.", why: "What is forgotten in the second list stays in the image.",
        remedy: "Give them a name with --virtual and take that away.")
}
