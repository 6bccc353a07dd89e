import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import LintRules
import SourceModel

/// Says what rules have found in BuildKit's words.
struct WarningTranslator {
    private let model: DockerfileModel
    private let ignoreFile: IgnoreFile?
    private var tree: DockerfileTree { model.tree }

    init(_ model: DockerfileModel, _ ignoreFile: IgnoreFile?) {
        self.model = model
        self.ignoreFile = ignoreFile
    }

    /// `nil` where BuildKit has no such check, or sees less than the rule.
    func warning(_ finding: Diagnostic) -> BuildkitWarning? {
        guard let rule = Self.names[finding.rule], let instruction = instruction(at: finding.range), let detail = detail(rule, finding, instruction) else { return nil }
        var lines = instruction.firstLine...instruction.lastLine
        if rule == "NoEmptyContinuation", let last = instruction.emptyContinuationLine { lines = last...last }
        if rule == "MultipleInstructionsDisallowed", let range = finding.related.first?.range, let earlier = self.instruction(at: range) { lines = earlier.firstLine...earlier.lastLine }
        return BuildkitWarning(rule: rule, detail: detail, lines: lines, moment: moment(rule, instruction.index))
    }

    /// The instruction that a finding is about; for a comment the one below.
    func instruction(at range: SourceRange) -> Instruction? {
        tree.instructions.first { $0.range.end > range.start }
    }

    private static let names = [
        "constant-platform": "FromPlatformFlagConstDisallowed", "redundant-platform": "RedundantTargetPlatform", "unavailable-platform": "InvalidBaseImagePlatform",
        "duplicate-stage-name": "DuplicateStageName", "reserved-stage-name": "ReservedStageName", "uppercase-stage-name": "StageNameCasing",
        "mismatched-as-casing": "FromAsCasing", "undeclared-from-argument": "UndefinedArgInFrom", "invalid-default-base-image": "InvalidDefaultArgInFrom",
        "malformed-base-image": "InvalidDefaultArgInFrom", "mixed-keyword-casing": "ConsistentInstructionCasing", "blank-continuation-line": "NoEmptyContinuation",
        "deprecated-maintainer": "MaintainerDeprecated", "replaced-command": "MultipleInstructionsDisallowed", "replaced-entrypoint": "MultipleInstructionsDisallowed",
        "replaced-healthcheck": "MultipleInstructionsDisallowed", "shell-form-command": "JSONArgsRecommended", "legacy-key-value": "LegacyKeyValueFormat",
        "undefined-variable": "UndefinedVar", "misformed-description": "InvalidDefinitionDescription", "exposed-host-port": "ExposeInvalidFormat",
        "uppercase-protocol": "ExposeProtoCasing", "ignored-source": "CopyIgnoredFile", "secret-variable": "SecretsUsedInArgOrEnv", "relative-workdir": "WorkdirRelativePath",
    ]

    /// The rules that the translation knows.
    static var rules: [String] { names.keys.sorted() }

    private func moment(_ rule: String, _ index: Int) -> BuildkitMoment {
        switch rule {
        case "NoEmptyContinuation": BuildkitMoment(phase: .parse)
        case "StageNameCasing", "FromAsCasing", "MaintainerDeprecated", "InvalidDefinitionDescription": BuildkitMoment(phase: .instructions, index: index)
        case "DuplicateStageName", "ReservedStageName", "ConsistentInstructionCasing": BuildkitMoment(phase: .stages)
        case "InvalidDefaultArgInFrom": BuildkitMoment(phase: .defaultNames)
        case "UndefinedArgInFrom", "RedundantTargetPlatform", "FromPlatformFlagConstDisallowed": BuildkitMoment(phase: .bases, index: index)
        case "InvalidBaseImagePlatform": BuildkitMoment(phase: .images, index: index)
        case "UndefinedVar": BuildkitMoment(phase: .dispatch, index: index)
        default: BuildkitMoment(phase: .dispatch, index: index, isCarriedOut: true)
        }
    }
}

// MARK: - Details

extension WarningTranslator {
    private func detail(_ rule: String, _ finding: Diagnostic, _ instruction: Instruction) -> String? {
        let text = tree.text(finding.range)
        let keyword = instruction.keywordText
        switch rule {
        case "FromPlatformFlagConstDisallowed": return "FROM --platform flag should not use constant value \"\(text)\""
        case "RedundantTargetPlatform":
            guard case .from(let from) = instruction.content else { return nil }
            return "Setting platform to predefined \(from.platform?.value ?? text) in FROM is redundant as this is the default behavior"
        case "InvalidBaseImagePlatform":
            guard case .from(let from) = instruction.content, let stage = model.stages.first(where: { $0.fromIndex == instruction.index }), let actual = stage.image.platforms.first else { return nil }
            return "Base image \(from.image.text) was pulled with platform \"\(actual)\", expected \"\(BuildkitEvaluation.platform)\" for current build"
        case "DuplicateStageName": return "Duplicate stage name \"\(text.lowercased())\", stage names should be unique"
        case "ReservedStageName": return "Stage name should not use the same name as reserved stage \"\(text.lowercased())\""
        case "StageNameCasing": return "Stage name '\(text)' should be lowercase"
        case "FromAsCasing": return "'\(text)' and '\(keyword)' keywords' casing do not match"
        case "UndefinedArgInFrom": return "FROM argument '\(variable(finding))' is not declared"
        case "InvalidDefaultArgInFrom":
            guard case .from(let from) = instruction.content else { return nil }
            return "Default value for ARG \(from.image.text) results in empty or invalid base image name"
        case "ConsistentInstructionCasing": return "Command '\(keyword)' should match the case of the command majority (\(majority))"
        case "NoEmptyContinuation": return "Empty continuation line"
        case "MaintainerDeprecated": return "Maintainer instruction is deprecated in favor of using label"
        case "MultipleInstructionsDisallowed":
            return "Multiple \(keyword) instructions should not be used in the same stage because only the last one will be used"
        case "JSONArgsRecommended": return "JSON arguments recommended for \(keyword) to prevent unintended behavior related to OS signals"
        case "LegacyKeyValueFormat": return "\"\(keyword) key=value\" should be used instead of legacy \"\(keyword) key value\" format"
        case "UndefinedVar": return "Usage of undefined variable '$\(variable(finding))'"
        case "InvalidDefinitionDescription": return description(instruction)
        case "ExposeInvalidFormat": return "EXPOSE instruction should not define an IP address or host-port mapping, found '\(port(finding.range, instruction))'"
        case "ExposeProtoCasing": return "Defined protocol '\(port(finding.range, instruction))' in EXPOSE instruction should be lowercase"
        case "CopyIgnoredFile":
            // BuildKit does not look at all where something is brought back, and takes a slash in front for a part of the name.
            guard let source = quoted(finding), ignoreFile?.hasExceptions != true, source == "/" || !source.hasPrefix("/") else { return nil }
            return "Attempting to \(instruction.keyword == .add ? "Add" : "Copy") file \"\(IgnoreFile.cleaned(source))\" that is excluded by .dockerignore"
        case "SecretsUsedInArgOrEnv":
            let name = finding.message.split(separator: " ").first.map(String.init) ?? ""
            // What is stored is only looked at when it is carried out.
            guard SecretName.isOneForBuildkit(name), instruction.keyword != .onbuild else { return nil }
            return "Do not use ARG or ENV instructions for sensitive data (\(instruction.keyword.rawValue.uppercased()) \"\(name)\")"
        case "WorkdirRelativePath": return quoted(finding).map { "Relative workdir \($0.quoted) can have unexpected results if the base image changes" }
        default: return nil
        }
    }

    /// The variable with which a message begins.
    private func variable(_ finding: Diagnostic) -> String {
        String(finding.message.dropFirst().prefix { $0 != " " })
    }

    /// What a message begins with in quotes.
    private func quoted(_ finding: Diagnostic) -> String? {
        guard finding.message.first == "'", let close = finding.message.lastIndex(of: "'") else { return nil }
        return String(finding.message[finding.message.index(after: finding.message.startIndex)..<close])
    }

    private var majority: String {
        let keywords = tree.instructions[(model.stages.first?.fromIndex ?? 0)...].map(\.keywordText)
        let lower = keywords.filter { $0 == $0.lowercased() }.count
        return lower > keywords.filter { $0 == $0.uppercased() }.count ? "lowercase" : "uppercase"
    }

    private func description(_ instruction: Instruction) -> String? {
        switch instruction.content {
        case .from(let from): return from.name.map { "Comment for FROM should follow the format: `# \($0.text.lowercased()) <description>`" }
        case .arg(let declarations):
            let name = declarations.count == 1 ? declarations[0].name.text : "<arg_key>"
            return "Comment for ARG should follow the format: `# \(name) <description>`"
        default: return nil
        }
    }

    /// The port that a place belongs to, with its variables replaced.
    private func port(_ range: SourceRange, _ instruction: Instruction) -> String {
        guard case .expose(let words) = instruction.content, let word = words.first(where: { $0.range.contains(range) }), let number = model.stage(ofInstruction: instruction.index) else { return "" }
        let stage = model.stages[number]
        return model.expand(word, in: instruction, stage.states[instruction.index - stage.instructions.lowerBound]) ?? word.text
    }
}
