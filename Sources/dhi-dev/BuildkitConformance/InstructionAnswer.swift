import JSONSyntax
internal import DockerfileSyntax

/// An instruction as BuildKit types it.
struct InstructionAnswer {
    private let tree: DockerfileTree
    private let instruction: Instruction

    init(_ tree: DockerfileTree, _ instruction: Instruction) {
        self.tree = tree
        self.instruction = instruction
    }

    func stage(_ from: FromInstruction) -> [(String, JSONValue)] {
        [
            ("base", .string(from.image.text)), ("name", .string(from.name?.text.lowercased() ?? "")), ("lines", lines),
            ("from", .string(instruction.keywordText)), ("source", .string(instruction.logicalLine.text.trimmed)),
            ("platform", .string(from.platform?.value ?? "")), ("doc", doc(from.name?.text.lowercased() ?? "")),
        ]
    }

    var command: JSONValue {
        let (type, members) = typed
        return .object([("type", .string(type)), ("name", .string(instruction.keywordText)), ("lines", lines)] + members)
    }

    private var lines: JSONValue { .array([.integer(Int64(instruction.firstLine)), .integer(Int64(instruction.lastLine))]) }

    private var typed: (String, [(String, JSONValue)]) {
        switch instruction.content {
        case .run(let run): ("Run", commandLine(run.command) + files + RunAnswer(run, instruction).members)
        case .cmd(let command): ("Cmd", commandLine(command))
        case .entrypoint(let command): ("Entrypoint", commandLine(command))
        case .copy(let copy): ("Copy", self.copy(copy))
        case .add(let copy): ("Add", self.copy(copy))
        case .env(let pairs): ("Env", self.pairs(pairs))
        case .label(let pairs): ("Label", self.pairs(pairs))
        case .arg(let declarations): ("Arg", [("args", .array(declarations.map(declaration)))])
        case .user(let word): ("User", [("user", .string(word.text))])
        case .workdir(let word): ("Workdir", [("path", .string(word.text))])
        case .stopsignal(let word): ("StopSignal", [("signal", .string(word.text))])
        case .maintainer(let word): ("Maintainer", [("maintainer", .string(word.text))])
        case .expose(let words): ("Expose", [("ports", .strings(words.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }))])
        case .volume(let words): ("Volume", [("volumes", .strings(words.map(\.text)))])
        case .shell(let words): ("Shell", [("shell", .strings(words.map(\.text)))])
        case .healthcheck(let check): ("HealthCheck", [("health", health(check))])
        case .onbuild(let onbuild): ("Onbuild", [("expression", .string(onbuild.expression))])
        case .from, .invalid: ("", [])
        }
    }

    private func commandLine(_ command: CommandForm) -> [(String, JSONValue)] {
        switch command {
        case .shell(let word): [("cmdline", .strings(word.text.isEmpty ? [] : [word.text])), ("prependShell", .bool(true))]
        case .exec(let words): [("cmdline", .strings(words.map(\.text))), ("prependShell", .bool(false))]
        }
    }

    private var files: [(String, JSONValue)] {
        [
            (
                "files",
                .array(
                    instruction.heredocs.map { heredoc in
                        .object([("name", .string(heredoc.name)), ("data", .string(tree.text(heredoc.body))), ("chomp", .bool(heredoc.chomp))])
                    })
            )
        ]
    }

    private func copy(_ copy: CopyInstruction) -> [(String, JSONValue)] {
        func flag(_ name: String) -> Flag? { instruction.flags.last { $0.name == name } }
        func text(_ name: String) -> JSONValue { .string(flag(name)?.value ?? "") }
        func truth(_ name: String) -> JSONValue { .bool(flag(name)?.isTrue ?? false) }
        return [
            ("sources", .strings(copy.sources.map(\.text))), ("dest", .string(copy.destination.text)),
            (
                "inline",
                .array(
                    copy.inlineFiles.map {
                        .object([("path", .string($0.path)), ("data", .string($0.data)), ("expand", .bool($0.expand))])
                    })
            ),
            ("from", text("from")), ("chown", text("chown")), ("chmod", text("chmod")), ("checksum", text("checksum")),
            ("link", truth("link")), ("parents", truth("parents")), ("unpack", truth("unpack")), ("keepGitDir", truth("keep-git-dir")),
            ("exclude", .strings(instruction.flags.filter { $0.name == "exclude" }.map { $0.value ?? "" })),
        ]
    }

    private func pairs(_ pairs: [KeyValuePair]) -> [(String, JSONValue)] {
        [
            (
                "pairs",
                .array(
                    pairs.map {
                        .object([("key", .string($0.key.text)), ("value", .string($0.value.text)), ("legacy", .bool($0.isLegacy))])
                    })
            )
        ]
    }

    private func declaration(_ declaration: ArgumentDeclaration) -> JSONValue {
        .object([
            ("key", .string(declaration.name.text)), ("value", declaration.value.map { .string($0.text) } ?? .null),
            ("doc", doc(declaration.name.text)),
        ])
    }

    /// The comment that describes a stage or an argument.
    private func doc(_ name: String) -> JSONValue {
        guard !name.isEmpty, let comment = instruction.comments.first(where: { $0.hasPrefix(name + " ") }) else { return .string("") }
        return .string(String(comment.dropFirst(name.count + 1)))
    }

    private func health(_ check: HealthcheckInstruction) -> JSONValue {
        let test: [String] =
            switch check.command {
            case .shell(let word)?: ["CMD-SHELL", word.text]
            case .exec(let words)?: ["CMD"] + words.map(\.text)
            case nil: ["NONE"]
            }
        var members: [(String, JSONValue)] = [("Test", .strings(test))]
        let durations = [
            ("Interval", check.interval), ("Timeout", check.timeout), ("StartPeriod", check.startPeriod),
            ("StartInterval", check.startInterval), ("Retries", Int64(check.retries)),
        ]
        for (name, value) in durations where value != 0 { members.append((name, .integer(value))) }
        return .object(members)
    }
}

extension String {
    fileprivate var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
