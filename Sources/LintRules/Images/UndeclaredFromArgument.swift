import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A FROM with a variable that nothing declares in front of it.
enum UndeclaredFromArgument: Rule {
    static let metadata = RuleMetadata(
        name: "undeclared-from-argument", code: "DHI114", aliases: [.buildkit("UndefinedArgInFrom")], severity: .error,
        summary: "FROM uses an argument that is not declared in front of the first FROM",
        documentation: RuleDocumentation(
            what: """
                Reports variables in the image or the platform of a FROM that no ARG in front of the first FROM declares and that BuildKit does not set itself. \
                Where the variable has a default (`${NAME:-value}`) it is a warning.
                """,
            why: """
                The variable is empty, whatever `--build-arg` says. An ARG or ENV in a stage does not count: FROM only sees the arguments in front of the first stage.
                """,
            remedy: "Declare the argument in front of the first FROM, with a default, or correct its name."),
        reference: "https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
        flagged: [
            RuleExample("Misspelt", "ARG VERSION=12\nFROM debian:1️⃣${VERSOIN}2️⃣"),
            RuleExample("Next to a name that no $ reaches", "ARG VERSIO#\nFROM debian:1️⃣$VERSION2️⃣"),
            RuleExample("Declared in a stage", "FROM debian:12\nARG VARIANT=alpine\nFROM node:22-1️⃣$VARIANT2️⃣"),
            RuleExample("In the platform", "FROM --platform=1️⃣$PLATFORM2️⃣ debian:12"),
            RuleExample("With a default that always holds", "FROM debian:1️⃣${VERSION:-12}2️⃣"),
            RuleExample("Two of them", "FROM 1️⃣$REGISTRY2️⃣/debian:3️⃣$TAG4️⃣"),
        ],
        clean: [
            RuleExample("Declared", "ARG VERSION=12\nFROM debian:${VERSION}"),
            RuleExample("Declared without a default", "ARG VERSION\nFROM debian:${VERSION:-12}"),
            RuleExample("Set by BuildKit", "FROM --platform=$BUILDPLATFORM golang:1.25 AS build-$TARGETARCH\nFROM build-$TARGETARCH"),
            RuleExample("Used in another one", "ARG VERSION=12\nARG TAG=${VERSION}-slim\nFROM debian:${TAG}"),
        ],
        presets: [.default, .buildkit], supersedes: ["invalid-default-base-image", "malformed-base-image"])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            var seen: Set<String> = []
            for case .variable(let variable) in stage.reference.parts ?? [] { check(variable, stage, file, &seen, &report) }
            guard let flag = stage.from.platform, let value = flag.value, value.holdsBytes(of: "$") else { continue }
            seen = []
            for name in FlagExpansion.variables(value, in: file.tree) where !isDeclared(name, file) && seen.insert(name).inserted {
                report.add(.undeclared(name, isInStage(name, before: stage, file), nearest(name, file)), at: flag.valueRange)
            }
        }
    }

    private static func check(_ variable: WordPart.Variable, _ stage: Stage, _ file: LintedFile, _ seen: inout Set<String>, _ report: inout RuleReport) {
        for case .variable(let inner) in variable.word { check(inner, stage, file, &seen, &report) }
        let name = variable.name
        guard !isDeclared(name, file), seen.insert(name).inserted else { return }
        let hasDefault = variable.modifier == "-" || variable.modifier == ":-"
        let match = nearest(name, file)
        report.add(
            .undeclared(name, isInStage(name, before: stage, file), match), at: variable.range, severity: hasDefault ? .warning : nil,
            fixes: match.flatMap { fix(variable, $0, file) }.map { [$0] } ?? [])
    }

    private static func fix(_ variable: WordPart.Variable, _ name: String, _ file: LintedFile) -> Fix? {
        let start = Int(variable.range.start)
        let isBraced = start + 1 < file.tree.bytes.count && file.tree.bytes[start + 1] == UInt8(ascii: "{")
        let range = SourceRange(start + (isBraced ? 2 : 1), start + (isBraced ? 2 : 1) + variable.name.utf8.count)
        guard file.tree.bytes[range.indices].elementsEqual(variable.name.utf8) else { return nil }
        return Fix(title: "Write $\(name)", edits: [TextEdit(range, name)], applicability: .unsafe, changes: [.base, .commands, .files, .user, .workdir, .start, .healthcheck, .shell])
    }

    private static func isDeclared(_ name: String, _ file: LintedFile) -> Bool {
        PredefinedArguments.platform.contains(name) || file.model.globalArguments.contains { $0.declaration.name.text == name }
    }

    private static func nearest(_ name: String, _ file: LintedFile) -> String? {
        // ARG takes names that no `$` can reach.
        let names = file.model.globalArguments.map(\.declaration.name.text).filter { $0.utf8.allSatisfy(isNameByte) }
        return Suggestion.nearest(to: name, among: names, caseSensitive: true)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private static func isInStage(_ name: String, before stage: Stage, _ file: LintedFile) -> Bool {
        file.tree.instructions[..<stage.fromIndex].contains { instruction in
            switch instruction.content {
            case .arg(let declarations): declarations.contains { $0.name.text == name }
            case .env(let pairs): pairs.contains { $0.key.text == name }
            default: false
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func undeclared(_ name: String, _ isInStage: Bool, _ nearest: String?) -> RuleMessage {
        RuleMessage(
            isInStage ? "$\(name) is declared in a stage, where FROM does not see it." : "$\(name) is not declared in front of the first FROM.",
            why: "It is empty here, whatever --build-arg says.",
            remedy: nearest.map { "Did you mean $\($0)?" } ?? "Write 'ARG \(name)=…' in front of the first FROM.")
    }
}
