import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import SourceModel

/// A variable that is not set where it is used.
enum UndefinedVariable: Rule {
    static let metadata = RuleMetadata(
        name: "undefined-variable", code: "DHI220", aliases: [.buildkit("UndefinedVar")], severity: .warning,
        summary: "A variable is used that nothing sets there",
        documentation: RuleDocumentation(
            what: """
                Reports variables that BuildKit replaces, in COPY, ADD, ENV, LABEL, ARG, USER, WORKDIR, VOLUME, STOPSIGNAL and in mounts of RUN, when neither the file nor the image \
                sets them there. Variables of shells, in RUN and CMD, are none of them. Where the variables of the image, or of this very tag, are not known, only those are reported that BuildKit sets where ARG declares them.
                """,
            why: """
                The variable is replaced by nothing, or always by its default. An ARG in front of the first FROM is seen by FROM only, and `$HOME` is a variable of the container, not of the build.
                """,
            remedy: "Declare it with ARG in this stage or set it with ENV, or correct its name."),
        reference: "https://docs.docker.com/reference/build-checks/undefined-var/",
        flagged: [
            RuleExample("Misspelt", "FROM debian:12\nARG VERSION=1\nCOPY app-1️⃣$VERSOIN2️⃣.tar.gz /"),
            RuleExample("Declared for FROM only", "ARG VERSION=12\nFROM debian:${VERSION}\nLABEL base=debian-1️⃣${VERSION}2️⃣"),
            RuleExample("Not declared in this stage", "FROM registry.example.com/base:1\nCOPY build/1️⃣$TARGETARCH2️⃣/app /app"),
            RuleExample("A variable of the container", "FROM debian:12\nENV PATH=1️⃣$HOME2️⃣/bin:$PATH"),
            RuleExample("With a default that always holds", "FROM debian:12\nWORKDIR 1️⃣${APP_DIR:-/app}2️⃣"),
            RuleExample("In a here-document and in a mount", "FROM debian:12\nCOPY <<EOF /etc/app.conf\nname=1️⃣${NAME}2️⃣\nEOF\nRUN --mount=type=cache,target=3️⃣/var/$NAME4️⃣ true"),
            RuleExample("In a set that does not see itself", "FROM debian:12\nENV A=1 B=1️⃣$A2️⃣"),
        ],
        clean: [
            RuleExample("Declared", "ARG VERSION=12\nFROM debian:${VERSION}\nARG VERSION TARGETARCH\nLABEL base=$VERSION arch=$TARGETARCH path=$PATH"),
            RuleExample("Declared in front, in one ARG", "FROM debian:12\nARG A=1 B=$A"),
            RuleExample("Declared without a value", "FROM debian:12 AS base\nARG COMMIT\nFROM base\nLABEL commit=$COMMIT"),
            RuleExample("Set by the image", "FROM node:22\nLABEL node=$NODE_VERSION"),
            RuleExample("An image of which the variables are not known", "FROM registry.example.com/base:1\nENV PATH=$APP_HOME/bin:$PATH"),
            RuleExample("A version of an image that is not known", "FROM node:8.0.0\nENV LEVEL=$NPM_CONFIG_LOGLEVEL"),
            RuleExample("Variables of a shell", "FROM debian:12\nRUN for name in a b; do echo $name; done\nCMD echo $NAME"),
            RuleExample("No variable", "FROM debian:12\nENV PRICE='$NAME' OTHER=\\$NAME\nCOPY <<'EOF' /x\n$NAME\nEOF\nEXPOSE $PORT"),
        ],
        presets: [.default, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        // What is declared matters to those alone that mention a variable.
        guard file.tree.instructions.contains(where: VariableMentions.mayHold) else { return }
        var declared = DeclaredVariables()
        for stage in file.model.stages {
            declared.enter(stage)
            /// For these an ARG was offered already.
            var repaired: Set<String> = []
            for (number, index) in stage.instructions.enumerated() {
                let instruction = file.tree.instructions[index]
                let mentions = VariableMentions.mayHold(instruction) ? VariableMentions(instruction, in: file.tree).all : []
                for mention in mentions where isUndefined(mention.name, stage, number, declared, file) {
                    let kind = kind(of: mention.name, file)
                    let names = declared.names.union(stage.image.environment.value?.keys.map { $0 } ?? [])
                    let nearest = kind == .other ? Suggestion.nearest(to: mention.name, among: names.sorted(), caseSensitive: true) : nil
                    var fixes: [Fix] = []
                    if kind != .other, repaired.insert(mention.name).inserted { fixes = [declaration(of: mention.name, above: instruction, file)] }
                    report.add(.undefined(mention, kind, nearest), at: mention.range, fixes: fixes)
                }
                declared.declare(instruction)
            }
            declared.leave(stage)
        }
    }

    fileprivate enum Kind {
        /// Declared in front of the first FROM.
        case global
        /// BuildKit has a value for it.
        case predefined
        case other
    }

    private static func isUndefined(_ name: String, _ stage: Stage, _ number: Int, _ declared: DeclaredVariables, _ file: LintedFile) -> Bool {
        if declared.names.contains(name) || name == "BUILDKIT_SBOM_SCAN_CONTEXT" || name == "BUILDKIT_SBOM_SCAN_STAGE" { return false }
        switch stage.states[number].variables[name] {
        case .present: return false
        case .absent:
            if isKnownByTag(stage.image, file) || PredefinedArguments.platform.contains(name) || ofContainers.contains(name) { return true }
            return Suggestion.nearest(to: name, among: declared.names.sorted(), caseSensitive: true) != nil
        // No image sets these.
        case .unknown: return !stage.image.environment.isKnown && PredefinedArguments.platform.contains(name)
        }
    }

    /// What the engine sets when a container starts.
    private static let ofContainers: Set<String> = ["HOME", "HOSTNAME", "PWD", "USER"]

    /// Whether the variables are those of the very tag, not what the nearest tags have in common.
    private static func isKnownByTag(_ image: ImageFacts, _ file: LintedFile) -> Bool {
        guard let source = image.sourceImage else { return true }
        return file.catalog.sourceImage(name: source.name, tag: String(image.title.dropFirst(source.name.utf8.count + 1))) != nil
    }

    private static func kind(of name: String, _ file: LintedFile) -> Kind {
        if file.model.globalArguments.contains(where: { $0.declaration.name.text == name }) { return .global }
        return PredefinedArguments.platform.contains(name) ? .predefined : .other
    }

    private static func declaration(of name: String, above instruction: Instruction, _ file: LintedFile) -> Fix {
        let bytes = file.tree.bytes
        let start = Int(instruction.range.start)
        let indent = Array(bytes[start..<Int(instruction.keywordRange.start)])
        let keyword = KeywordCasing(instruction.keywordText) == .lower ? "arg" : "ARG"
        let line = bytes[start..<Int(instruction.range.end)].prefix { $0 != 0x0A }
        let text = indent + Array("\(keyword) \(name)".utf8) + (line.last == 0x0D ? [0x0D, 0x0A] : [0x0A])
        return Fix(
            title: "Write '\(keyword) \(name)' above", edits: [TextEdit(SourceRange(start, start), text)], applicability: .unsafe,
            changes: [.variables, .workdir, .user, .commands, .files])
    }
}

extension RuleMessage {
    fileprivate static func undefined(_ mention: VariableMentions.Mention, _ kind: UndefinedVariable.Kind, _ nearest: String?) -> RuleMessage {
        let why = mention.hasDefault ? "It never has another value than its default." : "It is replaced by nothing."
        let remedy: String =
            switch kind {
            case .global: "An ARG in front of the first FROM is seen by FROM only: write 'ARG \(mention.name)' in this stage."
            case .predefined: "BuildKit sets it where it is declared: write 'ARG \(mention.name)' in this stage."
            case .other: nearest.map { "Did you mean $\($0)?" } ?? "Set it with ENV, declare it with ARG, or leave it out."
            }
        return RuleMessage("$\(mention.name) is not set here.", why: why, remedy: remedy)
    }
}
