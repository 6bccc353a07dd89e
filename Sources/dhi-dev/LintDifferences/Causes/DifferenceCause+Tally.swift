internal import CommandKnowledge
internal import DockerfileSemantics
internal import DockerfileSyntax
internal import HardenedCatalog
internal import ImageReferences
internal import Linting
internal import SourceModel

extension DifferenceCause {
    /// The reviewed causes of differences from tally; the first that holds counts.
    static let tally: [DifferenceCause] = hadolint + checks + tallyRules

    /// The checks of docker build, of which ours agree with BuildKit itself in all cases of its conformance suite.
    private static let checks: [DifferenceCause] = [
        DifferenceCause("keywords-do-differ", .flaw, ["buildkit/FromAsCasing"], only: .ours, "FROM and AS are written in different case; the peer says nothing of some FROMs with variables or with other findings.") { place in
            let words = place.instruction.logicalLine.bytes.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
            guard let keyword = words.first, let name = words.last(where: { $0.lowercased() == "as" }) else { return false }
            return (keyword == keyword.uppercased()) != (name == name.uppercased())
        },
        DifferenceCause("default-makes-no-name", .flaw, ["buildkit/InvalidDefaultArgInFrom"], only: .ours, "With the defaults of the arguments the name is none that an image can have.") { place in
            guard let text = place.stage?.reference.text.value ?? place.from?.image.text else { return false }
            return (try? ImageReference.parse(text)) == nil
        },
        DifferenceCause("said-as-broken-json", .decision, ["buildkit/JSONArgsRecommended"], only: .ours, "Text that begins with a bracket and is no JSON is in shell form; the peer has another rule for it.") { place in
            place.instruction.logicalLine.bytes.contains(UInt8(ascii: "["))
        },
        DifferenceCause("other-of-the-two", .decision, ["buildkit/MultipleInstructionsDisallowed"], only: .theirs, "The peer marks the instruction that is replaced, we the one that replaces it.") { place in
            place.found.contains { $0 > place.instruction.index }
        },
        DifferenceCause("other-of-the-two-ours", .decision, ["buildkit/MultipleInstructionsDisallowed"], only: .ours, "The peer marks the instruction that is replaced, we the one that replaces it.") { place in
            place.stage.map { stage in stage.instructions.contains { $0 < place.instruction.index && place.file.tree.instructions[$0].keyword == place.instruction.keyword } } ?? false
        },
        DifferenceCause("key-of-a-page", .decision, ["buildkit/SecretsUsedInArgOrEnv"], only: .theirs, "The key names a site, a cache or a table.") { place in
            let names: [String] =
                switch place.instruction.content {
                case .env(let pairs): pairs.map(\.key.text)
                case .arg(let declarations): declarations.map(\.name.text)
                default: []
                }
            return names.contains { name in name.lowercased().split(separator: "_").contains { ["cache", "foreign", "partition", "primary", "site", "sort"].contains($0) } }
        },
        DifferenceCause("words-without-a-line", .decision, ["buildkit/SecretsUsedInArgOrEnv"], only: .ours, "adminPassword and names in ONBUILD are as much of a secret.") { place in
            place.instruction.keyword == .onbuild || ["password", "secret", "token"].contains { place.excerpt.lowercased().contains($0) }
        },
        DifferenceCause("image-may-set-it", .decision, ["buildkit/UndefinedVar"], only: .theirs, "Whether a variable is set hangs on the image: this one sets it, or what it sets is not known.") { place in
            guard let variables = place.state?.variables else { return false }
            if place.file.model.variables(in: place.instruction.index).contains(where: { if case .absent = variables[$0.name] { false } else { true } }) { return true }
            // A name that nobody sets is not known either.
            if case .unknown = variables[" "] { return true }
            // Of another tag than those that are known.
            guard let image = place.stage?.image, let source = image.sourceImage else { return false }
            return place.file.catalog.sourceImage(name: source.name, tag: String(image.title.dropFirst(source.name.utf8.count + 1))) == nil
        },
        DifferenceCause("quotes-are-removed", .flaw, ["buildkit/WorkdirRelativePath"], only: .theirs, "Behind the quotes the path is absolute, or begins with a variable or a drive.") { place in
            guard case .workdir(let word) = place.instruction.content else { return false }
            return word.text.hasPrefix("\"") || word.text.hasPrefix("'") || word.text.contains(":")
        },
    ]

    private static let tallyRules: [DifferenceCause] = [
        DifferenceCause("text-before-the-bracket", .flaw, ["tally/invalid-json-form"], only: .theirs, "The bracket stands in the middle of a command and begins no array.") { place in
            place.instruction.logicalLine.bytes.drop { $0 != 0x20 }.drop { $0 == 0x20 }.first != UInt8(ascii: "[")
        },
        DifferenceCause("number-in-a-variable", .flaw, ["tally/named-identity-in-passwdless-stage"], only: .theirs, "The variable holds a number, which needs no account, or what it holds is not known.") { $0.excerpt.contains("$") },
        DifferenceCause("said-as-another-signal", .decision, ["tally/no-ungraceful-stopsignal"], only: .theirs, "invalid-stop-signal says so of SIGKILL, which the peer has another rule for.") { $0.excerpt.uppercased().contains("KILL") },
        DifferenceCause("kill-is-no-stop", .decision, ["tally/prefer-canonical-stopsignal"], only: .ours, "No program can act on SIGKILL, which the peer has another rule for.") { $0.excerpt.uppercased().contains("KILL") },
        DifferenceCause("variable-chooses-the-stage", .flaw, ["tally/no-unreachable-stages"], only: .theirs, "A variable of FROM chooses the stage.") { place in
            place.file.model.stages.contains { $0.from.image.text.contains("$") }
        },
        DifferenceCause("not-needed", .flaw, ["tally/no-unreachable-stages"], only: .ours, "The stage that is built does not need it by FROM, COPY or a mount.") { place in
            guard let stage = place.stage, let target = place.file.target else { return false }
            return !place.file.model.needed(for: target).contains(stage.index)
        },
        DifferenceCause("copy-instead-of-run", .decision, ["tally/prefer-copy-chmod"], only: .theirs, "The peer marks the COPY, we the RUN behind it.") { $0.found.contains($0.instruction.index + 1) },
        DifferenceCause("run-instead-of-copy", .decision, ["tally/prefer-copy-chmod"], only: .ours, "The peer marks the COPY, if at all, we the RUN behind it.") { place in place.commands.contains { $0.name == "chmod" } },
        DifferenceCause(
            "only-caches-of-languages", .decision, ["tally/prefer-package-cache-mounts"], only: .theirs,
            "Our rule is about pip, uv, npm, Yarn 1 and go where it is known where the cache lies; systems' package managers fetch little that is used again, or clean up in the same RUN."
        ) { place in
            let covered = place.calls.filter { [.pip, .uv, .npm, .yarn, .go].contains($0.family) && $0.installs }
            if covered.isEmpty { return true }
            // Without root the folder is not known; a mount and options against caches are wishes.
            if place.state?.user.value?.isRoot != true { return true }
            if case .run(let run) = place.instruction.content, !run.mounts.isEmpty { return true }
            return covered.contains { call in call.invocation.options.contains { $0.name.hasPrefix("--no-cache") || $0.name == "--cache-dir" || $0.name == "--cache" } } || place.calls.contains { ["clean", "purge", "cache"].contains($0.verb) }
        },
        DifferenceCause("other-names-of-managers", .flaw, ["tally/prefer-package-cache-mounts"], only: .ours, "pip3, python -m pip, go install and calls behind others fetch as much.") { place in
            place.calls.contains { [.pip, .uv, .npm, .yarn, .go].contains($0.family) }
        },
        DifferenceCause("fingerprint-of-a-key", .flaw, ["tally/secrets-in-code"], only: .theirs, "It is the fingerprint of a public key.") { place in
            place.excerpt.split { !$0.isHexDigit }.contains { $0.count == 40 }
        },
        DifferenceCause("images-without-a-shell", .decision, ["tally/shell-run-in-scratch"], only: .ours, "Not only scratch has no shell: images are known that have none.") { $0.stage?.base != .scratch },
        DifferenceCause("only-one-a-line", .decision, ["tally/sort-packages"], only: .theirs, "Only where packages stand one a line is their order worth a change.") { place in
            place.calls.filter { $0.installs }.allSatisfy { $0.operands.count < 3 || place.hasSharedLines($0) || place.hasGaps($0) }
        },
        DifferenceCause("sorted-already", .flaw, ["tally/sort-packages"], only: .theirs, "The packages of each call stand in the order of the alphabet, or comments and options part them.") { place in
            place.calls.filter { $0.installs }.allSatisfy { call in
                let names = call.operands.compactMap(\.value)
                return names == names.sorted() || place.hasSharedLines(call) || place.hasGaps(call)
            }
        },
        DifferenceCause("packages-of-wrapped-calls", .flaw, ["tally/sort-packages"], only: .ours, "The peer does not see the call, or stops at options behind the packages.") { place in place.calls.contains { $0.operands.count >= 3 } },
        DifferenceCause("directive-behind-instructions", .flaw, ["tally/syntax-directive-typo"], only: .ours, "Behind the first instruction a directive is only a comment.") { place in
            place.range.map { range in place.file.tree.instructions.first.map { $0.range.end <= range.start } ?? false } ?? false
        },
        DifferenceCause("writable-by-copies", .flaw, ["tally/world-writable-state-path-workaround"], only: .ours, "`--chmod` and exec forms give the same mode.") { place in
            place.copy?.chmod != nil || place.excerpt.contains("[")
        },
        DifferenceCause("sticky-folder", .decision, ["tally/world-writable-state-path-workaround"], only: .theirs, "With the sticky bit (1777) nobody can replace what is another's.") { place in
            place.commands.contains { command in command.arguments.contains { $0.value.map { $0.hasPrefix("1") && $0.hasSuffix("7") && $0.utf8.count == 4 || $0.contains("+t") } ?? false } }
        },
        DifferenceCause("installed-is-not-run", .decision, ["hadolint/DL4001"], only: .theirs, "Programs count that are run; what is only installed may be for somebody else.") { place in
            place.calls.contains { $0.operands.contains { ["curl", "wget"].contains($0.value) } } || !place.commands.contains { ["curl", "wget"].contains($0.name) }
        },
        DifferenceCause("both-are-run", .flaw, ["hadolint/DL4001"], only: .ours, "The stage runs both of them.") { place in
            guard let stage = place.stage else { return false }
            let names = Set(place.file.history(of: stage).flatMap { place.file.commands(at: $0.index) }.compactMap(\.name))
            return names.contains("curl") && names.contains("wget")
        },
        DifferenceCause("start-of-the-image", .decision, ["hadolint/DL3057"], only: .ours, "Containers start what the image says; the peer asks only where the file itself says CMD or ENTRYPOINT.") { place in
            guard let stage = place.stage else { return false }
            return !place.file.history(of: stage).contains { [.cmd, .entrypoint].contains($0.instruction.keyword) }
        },
        DifferenceCause("starts-something", .flaw, ["hadolint/DL3057"], only: .ours, "Containers start what the file says, and nothing asks whether they are well; the peer leaves out what it takes for no service.") { place in
            guard let final = place.stage?.final, case .present = final.start, case .absent = final.healthcheck else { return false }
            return true
        },
        DifferenceCause("begins-or-ends-with-cd", .flaw, ["hadolint/DL3003"], only: .ours, "The first or the last command of the RUN is cd.") { place in
            place.commands.first?.name == "cd" || place.commands.last?.name == "cd"
        },
        DifferenceCause("no-folder-is-set", .flaw, ["hadolint/DL3045"], only: .ours, "No WORKDIR stands in front of it, and the path is relative.") { place in
            place.state?.workdirIsExplicit == false && place.copy.flatMap { place.value($0.destination) }?.hasPrefix("/") == false
        },
        DifferenceCause("path-in-a-variable", .decision, ["hadolint/DL3045"], only: .theirs, "What the variable holds is not known; it is most likely a whole path.") { place in
            place.copy.map { $0.destination.text.contains("$") && place.value($0.destination) == nil } ?? false
        },
        DifferenceCause("shows-its-progress", .flaw, ["hadolint/DL3047"], only: .ours, "None of the options is given that make wget quiet.") { place in
            place.commands.contains { command in
                command.name == "wget" && !command.literalArguments.contains { $0.hasPrefix("--quiet") || $0.hasPrefix("--progress") || $0.hasPrefix("--no-verbose") || $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("q") }
            }
        },
        DifferenceCause("of-different-stages", .flaw, ["hadolint/DL4001"], only: .theirs, "Each stage runs one of the two; the peer counts those of the whole file.") { place in
            guard let stage = place.stage else { return false }
            return Set(place.file.history(of: stage).flatMap { place.file.commands(at: $0.index) }.compactMap(\.name)).intersection(["curl", "wget"]).count < 2
        },
        DifferenceCause("made-where-there-is-none", .decision, ["hadolint/DL4005"], only: .theirs, "On an empty image nothing is replaced by the link.") { place in
            place.stage.map { place.file.model.stages[place.file.model.root(of: $0.index)].base == .scratch } ?? false
        },
        DifferenceCause("pipe-to-a-wrapper", .flaw, ["hadolint/DL4006"], only: .ours, "Something that fails is lost in the pipe, which leads to sudo or stands behind other commands.") { PipeOutcome.of($0).contains(.hidden) },
    ]
}

extension LintDifference {
    /// Whether two packages of a call stand on one line.
    fileprivate func hasSharedLines(_ call: PackageCall) -> Bool {
        zip(call.operands, call.operands.dropFirst()).contains { left, right in
            !file.tree.bytes[Int(left.range.end)..<max(Int(left.range.end), Int(right.range.start))].contains(UInt8(ascii: "\n"))
        }
    }

    /// Whether options, comments or variables stand between packages of a call.
    fileprivate func hasGaps(_ call: PackageCall) -> Bool {
        call.operands.contains { $0.value == nil }
            || zip(call.operands, call.operands.dropFirst()).contains { left, right in
                file.tree.bytes[Int(left.range.end)..<max(Int(left.range.end), Int(right.range.start))].contains { !" \t\r\n\\\"'`".utf8.contains($0) }
            }
    }
}
