import BuildEffects
import Diagnostics
import DockerfileSyntax
import HardenedCatalog
import LintRules
import Linting
import SourceModel
import Testing

/// Where comments go that silence findings.
@Suite struct PragmaAdderTests {
    private func adder(_ rules: [String], reason: String? = nil) throws -> PragmaAdder {
        PragmaAdder(Linter(try RuleSelection(RuleRegistry.all, select: rules), catalog: try Catalog.builtIn()), reason: reason)
    }

    private func added(_ text: String, _ rules: [String] = ["relative-workdir"], reason: String? = nil) throws -> String {
        let adder = try adder(rules, reason: reason)
        let result = adder.add(to: Array(text.utf8), path: "Dockerfile", from: .hint)
        #expect(result.remaining.filter { rules.contains($0.rule) }.isEmpty)
        #expect(Array(text.utf8).applying(result.edits) == result.bytes)
        #expect(adder.add(to: result.bytes, path: "Dockerfile", from: .hint).edits.isEmpty, "a second time there is nothing to add")
        return String(decoding: result.bytes, as: UTF8.self)
    }

    @Test func aLineOfItsOwn() throws {
        #expect(try added("FROM debian:13\n# why\n  WORKDIR a\n") == "FROM debian:13\n# why\n  # dhi ignore=relative-workdir\n  WORKDIR a\n")
        #expect(try added("FROM debian:13\r\nWORKDIR a", reason: "kept for now") == "FROM debian:13\r\n# dhi ignore=relative-workdir reason=kept for now\r\nWORKDIR a")
        #expect(try added("FROM debian:13\nWORKDIR \\\n  a\n") == "FROM debian:13\n# dhi ignore=relative-workdir\nWORKDIR \\\n  a\n")
        #expect(try added("# escape=`\nFROM debian:13\nWORKDIR `\n  a\n") == "# escape=`\nFROM debian:13\n# dhi ignore=relative-workdir\nWORKDIR `\n  a\n")
    }

    @Test func severalRules() throws {
        #expect(try added("FROM debian:13\nMAINTAINER a\nWORKDIR b\nRUN a | b\n", ["relative-workdir", "unchecked-pipe"]) == "FROM debian:13\nMAINTAINER a\n# dhi ignore=relative-workdir\nWORKDIR b\n# dhi ignore=unchecked-pipe\nRUN a | b\n")
        #expect(try added("FROM debian:13\nRUN apt-get install a | b\n", ["unchecked-pipe", "missing-assume-yes"]) == "FROM debian:13\n# dhi ignore=unchecked-pipe,missing-assume-yes\nRUN apt-get install a | b\n")
    }

    @Test func intoAPragmaThatIsThere() throws {
        #expect(try added("FROM debian:13\n# dhi ignore=root-user reason=why\nWORKDIR a\n") == "FROM debian:13\n# dhi ignore=root-user,relative-workdir reason=why\nWORKDIR a\n")
        #expect(try added("FROM debian:13\n# hadolint ignore=DL3003 # why\nWORKDIR a\n") == "FROM debian:13\n# hadolint ignore=DL3003,DL3000 # why\nWORKDIR a\n")
        #expect(try added("FROM debian:13\n# check=skip=StageNameCasing\nWORKDIR a\n") == "FROM debian:13\n# check=skip=StageNameCasing,WorkdirRelativePath\nWORKDIR a\n")
        #expect(try added("FROM debian:13\n# hadolint ignore=DL3003\n# dhi ignore=root-user\nWORKDIR a\n") == "FROM debian:13\n# hadolint ignore=DL3003\n# dhi ignore=root-user,relative-workdir\nWORKDIR a\n")
    }

    @Test func theNameOfAPart() throws {
        #expect(try added("FROM debian:13\n# hadolint ignore=DL3015\nRUN apt-get install -y curl\n", ["unpinned-system-packages"]) == "FROM debian:13\n# hadolint ignore=DL3015,DL3008\nRUN apt-get install -y curl\n")
    }

    @Test func aPragmaThatHasNoNameForItKeepsItsPlace() throws {
        // hadolint wants it right above the instruction.
        #expect(try added("FROM debian:13\n# hadolint ignore=DL3008\nCOPY --chown=app:app a /usr/bin/a\nWORKDIR a\n", ["mismatched-versions", "relative-workdir"]) == "FROM debian:13\n# hadolint ignore=DL3008\nCOPY --chown=app:app a /usr/bin/a\n# dhi ignore=relative-workdir\nWORKDIR a\n")
        #expect(try added("FROM debian:13\n# hadolint ignore=DL3008\nRUN [[ -f a ]]\n", ["bash-syntax"]) == "FROM debian:13\n# dhi ignore=bash-syntax\n# hadolint ignore=DL3008\nRUN [[ -f a ]]\n")
    }

    @Test func theTopOfTheFile() throws {
        #expect(try added("FROM debian\n", ["untagged-base-image"]) == "# dhi ignore=untagged-base-image\nFROM debian\n")
        #expect(try added("\u{FEFF}FROM debian\n", ["untagged-base-image"]) == "\u{FEFF}# dhi ignore=untagged-base-image\nFROM debian\n")
        #expect(try added("# syntax=docker/dockerfile:1\nFROM debian\n", ["untagged-base-image"]) == "# syntax=docker/dockerfile:1\n# dhi ignore=untagged-base-image\nFROM debian\n")
        #expect(try added("# check=skip=StageNameCasing\nFROM debian\n", ["untagged-base-image"]) == "# check=skip=StageNameCasing\n# dhi ignore=untagged-base-image\nFROM debian\n", "a directive is for the file")
        #expect(try added("#!/usr/bin/env docker\n# check=error=true\nFROM debian AS a\n", ["untagged-base-image"]) == "#!/usr/bin/env docker\n# check=error=true\n# dhi ignore=untagged-base-image\nFROM debian AS a\n")
    }

    @Test func whatIsSaidOfADirectiveIsSilencedForTheFile() throws {
        let text = "# syntax=docker/dockerfile:1.2\nFROM debian:13\nCOPY <<a /a\na\n"
        let changed = try added(text, ["outdated-syntax-directive"])
        #expect(changed.hasPrefix("# syntax=docker/dockerfile:1.2\n"))
        #expect(changed.contains("ignore=outdated-syntax-directive\n"))
    }

    @Test func whatIsSaidOfAComment() throws {
        #expect(try added("FROM debian:13\n# TODO: a\nUSER a\n", ["open-task"]) == "FROM debian:13\n# dhi ignore=open-task\n# TODO: a\nUSER a\n")
        #expect(try added("FROM debian:13\n# TODO: a\n", ["open-task"]) == "FROM debian:13\n# dhi ignore=open-task\n# TODO: a\n")
    }

    @Test func descriptionsStayWhereTheyAre() throws {
        #expect(try added("# tools are for builds\nFROM debian AS tools\n", ["untagged-base-image", "misformed-description"]) == "# dhi ignore=untagged-base-image\n# tools are for builds\nFROM debian AS tools\n")
    }

    @Test func hereDocumentsAreLeftAlone() throws {
        #expect(try added("FROM debian:13\nRUN <<EOF\na\n[[ -f b ]]\nEOF\n", ["bash-syntax"]) == "FROM debian:13\n# dhi ignore=bash-syntax\nRUN <<EOF\na\n[[ -f b ]]\nEOF\n")
    }

    @Test func onlyWhatIsGraveEnough() throws {
        let text = Array("FROM debian:13\nWORKDIR a\n".utf8)
        let adder = try adder(["relative-workdir"])
        #expect(adder.add(to: text, path: "Dockerfile", from: .error).edits.isEmpty)
        #expect(adder.add(to: text, path: "Dockerfile", from: nil).edits.isEmpty)
        #expect(adder.add(to: text, path: "Dockerfile", from: .warning).fixed.count == 1)
    }

    @Test func aSingleFindingForAnEditor() throws {
        let text = Array("FROM debian:13\nWORKDIR a\nFROM debian:13\nWORKDIR b\n".utf8)
        let edits = try adder(["relative-workdir"]).edits(text, path: "Dockerfile") { $0.range.start > 40 }
        #expect(String(decoding: text.applying(edits), as: UTF8.self) == "FROM debian:13\nWORKDIR a\nFROM debian:13\n# dhi ignore=relative-workdir\nWORKDIR b\n")
    }

    @Test func whatCommentsCannotSilenceStays() throws {
        var options = LintOptions()
        options.policy.ignoresPragmas = true
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["relative-workdir"]), catalog: try Catalog.builtIn(), options: options)
        let result = PragmaAdder(linter).add(to: Array("FROM debian:13\nWORKDIR a\n".utf8), path: "Dockerfile", from: .hint)
        #expect(result.edits.isEmpty)
        #expect(result.remaining.count == 1)
    }

    @Test func rejectedFilesAreLeftAlone() throws {
        #expect(try adder(["all"]).add(to: Array("FROM debian:13\nWORKDIRR a\n".utf8), path: "Dockerfile", from: .hint).edits.isEmpty)
    }

    @Test("Every flagged example falls silent, and means the same", arguments: RuleRegistry.all.map { $0.metadata.name })
    func examples(_ name: String) throws {
        let rule = try #require(RuleRegistry.all.first { $0.metadata.name == name })
        guard rule.asPragmaRule == nil else { return }
        for example in rule.metadata.flagged where DockerfileParser.parse(example.bytes).diagnostics.isEmpty {
            var options = LintOptions()
            options.asMigrated = example.asMigrated
            options.policy = example.policy
            let linter = Linter(try RuleSelection(RuleRegistry.all, select: [name]), catalog: try Catalog.builtIn(), options: options).asking(RecordedScripts())
            let ignoreFile = example.ignoreFile.map { IgnoreFile(Array($0.utf8)) }
            let result = PragmaAdder(linter).add(to: example.bytes, path: "Dockerfile", ignoreFile: ignoreFile, from: .hint)
            #expect(result.remaining.isEmpty, "\(example.title): \(String(decoding: result.bytes, as: UTF8.self))")
            #expect(!result.fixed.isEmpty, "\(example.title)")
        }
    }
}
