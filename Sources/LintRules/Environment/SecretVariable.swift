import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A secret in a variable of the build.
enum SecretVariable: Rule {
    static let metadata = RuleMetadata(
        name: "secret-variable", code: "DHI601", aliases: [.hadolint("DL3064"), .buildkit("SecretsUsedInArgOrEnv")], severity: .warning,
        summary: "ARG or ENV is called like a secret",
        documentation: RuleDocumentation(
            what: """
                Reports ARG and ENV in stages with a name that says password, token, secret, key, credentials or auth as one of its words, unless another word is `public`, `file` or \
                `version`. Switches such as `true`, fingerprints of public keys and paths of files are left alone; names without a value, and mere words under names that say no more than key or auth, are a hint.
                """,
            why: "Values of ENV are part of the image, and those of ARG of its history and its provenance: everybody who can pull the image can read them.",
            remedy: "Use `RUN --mount=type=secret` for what the build needs, and give the rest to the container when it starts."),
        reference: "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
        flagged: [
            RuleExample("An argument", "FROM debian:12\nARG 1️⃣NPM_TOKEN2️⃣\nRUN npm ci"),
            RuleExample("An argument for one command", "FROM debian:12\nARG 1️⃣API_TOKEN2️⃣\nRUN curl -H \"Authorization: $API_TOKEN\" https://example.com/\nRUN true $HOME"),
            RuleExample("Variables", "FROM debian:12\nENV USER_NAME=app 1️⃣DB_PASSWORD2️⃣=hunter2 3️⃣api_key4️⃣=\"abc\""),
            RuleExample("From an argument", "FROM debian:12\nARG VALUE\nENV 1️⃣AWS_SECRET_ACCESS_KEY2️⃣=$VALUE"),
            RuleExample("A hint only", "FROM debian:12\nENV 1️⃣DB_PASSWORD2️⃣= 3️⃣LOGIN_AUTH4️⃣=basic"),
            RuleExample("Words without a line between them", "FROM debian:12\nENV 1️⃣adminPassword2️⃣=hunter2 adminPasswordFile=x"),
            RuleExample("The old form", "FROM debian:12\nENV 1️⃣PASSWORD2️⃣ hunter2"),
            RuleExample("Stored for other files", "FROM debian:12\nONBUILD ARG 1️⃣NPM_TOKEN2️⃣\nONBUILD ENV 3️⃣DB_PASSWORD4️⃣=hunter2"),
        ],
        clean: [
            RuleExample("A secret", "FROM debian:12\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci"),
            RuleExample("Where it is", "FROM debian:12\nENV DB_PASSWORD_FILE=/run/secrets/db SSH_KEY=/etc/ssh/key"),
            RuleExample("Words in other words", "FROM debian:12\nENV TOKENIZERS_PARALLELISM=false ALLOW_EMPTY_PASSWORD=yes AUTHOR=me KEYBOARD=us MONKEY=1 PRIMARY_KEY=id ROLE_CLAIM_KEY=.role APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE=DontWarn"),
            RuleExample("What is public", "FROM debian:12\nENV PUBLIC_KEY=abc GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D KEY_VERSION=2"),
            RuleExample("In front of the stages", "ARG TOKEN\nFROM debian:12"),
        ],
        presets: [.default, .hadolint, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let first = file.model.stages.first?.fromIndex else { return }
        for instruction in file.tree.instructions[first...] {
            switch instruction.keyword {
            case .arg, .env: check(instruction, isTrigger: false, file, &report)
            case .onbuild:
                guard case .onbuild(let onbuild) = instruction.content else { continue }
                for inner in onbuild.inner { check(inner, isTrigger: true, file, &report) }
            default: continue
            }
        }
    }

    private static func check(_ instruction: Instruction, isTrigger: Bool, _ file: LintedFile, _ report: inout RuleReport) {
        switch instruction.content {
        case .arg(let declarations):
            for declaration in declarations where SecretName.isOne(declaration.name.text) {
                let fix = isTrigger ? nil : SecretMount.fix(declaration, in: instruction, of: file)
                add(isShipped(instruction, isTrigger: isTrigger, file) ? .history : .cache, declaration.name.text, declaration.value?.text, at: declaration.name.range, fix, &report)
            }
        case .env(let pairs):
            for pair in pairs where SecretName.mayBeOne(pair.key.text) {
                let name = isTrigger ? pair.key.text : file.expandedKey(pair.key, in: instruction)
                if SecretName.isOne(name) { add(isShipped(instruction, isTrigger: isTrigger, file) ? .image : .cache, name, pair.value.text, at: pair.key.range, nil, &report) }
            }
        default: break
        }
    }

    /// Where a value is left.
    fileprivate enum Trace {
        case image, history
        /// Of a stage that is not part of the built image.
        case cache
    }

    /// Whether an instruction belongs to the built image; what ONBUILD stores is for images that stand on it.
    private static func isShipped(_ instruction: Instruction, isTrigger: Bool, _ file: LintedFile) -> Bool {
        guard !isTrigger, let target = file.target, let stage = file.model.stage(ofInstruction: instruction.index) else { return true }
        return file.model.chain(of: target).contains(stage)
    }

    private static func add(_ trace: Trace, _ name: String, _ value: String?, at range: SourceRange, _ fix: Fix?, _ report: inout RuleReport) {
        let text = value.map { String($0.filter { $0 != "\"" && $0 != "'" }) }
        if let text, isHarmless(text) { return }
        // A place that is left empty, and a mere word under a name that says little.
        let isDoubtful = text.map { $0.isEmpty || SecretName.saysLittle(name) && $0.allSatisfy { $0.isLetter || $0 == "." || $0 == "_" || $0 == "-" } } ?? false
        report.add(.secret(name, trace), at: range, severity: isDoubtful ? .hint : nil, fixes: fix.map { [$0] } ?? [], onDemand: isDoubtful)
    }

    /// A switch, a path, the fingerprint of a key.
    private static func isHarmless(_ value: String) -> Bool {
        if ["true", "false", "yes", "no", "on", "off", "0", "1"].contains(value.lowercased()) { return true }
        if value.hasPrefix("/"), value.utf8.count > 1 { return true }
        let words = value.split(separator: " ")
        return !words.isEmpty && words.allSatisfy { [8, 16, 40].contains($0.utf8.count) && $0.contains { ("A"..."F").contains($0) } && $0.allSatisfy { "0123456789ABCDEF".contains($0) } }
    }
}

extension LintedFile {
    /// The name that a key of ENV stands for.
    fileprivate func expandedKey(_ key: Word, in instruction: Instruction) -> String {
        guard key.text.contains("$"), let number = model.stage(ofInstruction: instruction.index) else { return key.text }
        let stage = model.stages[number]
        return model.expand(key, in: instruction, stage.states[instruction.index - stage.instructions.lowerBound]) ?? key.text
    }
}

extension RuleMessage {
    fileprivate static func secret(_ name: String, _ trace: SecretVariable.Trace) -> RuleMessage {
        let why =
            switch trace {
            case .image: "Its value is part of the image, for everybody to read."
            case .history: "Its value stays in the history of the image, for everybody to read."
            case .cache: "Its value stays in the cache of the build and in its provenance."
            }
        let remedy = trace == .cache ? "Use RUN --mount=type=secret." : "Use RUN --mount=type=secret in the build, and give it to the container when it starts."
        return RuleMessage("\(name) looks like a secret.", why: why, remedy: remedy)
    }
}
