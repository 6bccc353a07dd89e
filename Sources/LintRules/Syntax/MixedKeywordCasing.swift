import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Keywords some in capitals and some in small letters.
enum MixedKeywordCasing: Rule {
    static let metadata = RuleMetadata(
        name: "mixed-keyword-casing", code: "DHI202", aliases: [.buildkit("ConsistentInstructionCasing")], severity: .information,
        summary: "Keywords are not all in the same case",
        documentation: RuleDocumentation(
            what: """
                Reports the keywords that are not in the case of most keywords of the file. Capitals count when there are as many of both; keywords in mixed case are always \
                reported. ARGs in front of the first FROM and what ONBUILD stores are left alone.
                """,
            why: "Keywords in one case stand out from their arguments.",
            remedy: "Write all keywords in capitals, as is usual, or all in small letters."),
        reference: "https://docs.docker.com/reference/build-checks/consistent-instruction-casing/",
        flagged: [
            RuleExample("One in small letters", "FROM debian:12\n1️⃣run2️⃣ true\nCMD [\"sh\"]"),
            RuleExample("Most in small letters", isWholeFile: true, "from debian:12\nrun true\n1️⃣CMD2️⃣ [\"sh\"]"),
            RuleExample("Mixed", "1️⃣From2️⃣ debian:12\n3️⃣Run4️⃣ true"),
            RuleExample("As many of both", "FROM debian:12\n1️⃣run2️⃣ true"),
        ],
        clean: [
            RuleExample("Capitals", "FROM debian:12\nRUN true\nONBUILD run true"),
            RuleExample("Small letters", isWholeFile: true, "from debian:12\nrun true"),
            RuleExample("An ARG in front", "arg VERSION=12\nFROM debian:${VERSION}\nRUN true"),
        ],
        presets: [.buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let first = file.model.stages.first?.fromIndex else { return }
        let instructions = file.tree.instructions[first...]
        var (lower, upper, mixed) = (0, 0, 0)
        for instruction in instructions {
            switch casing(of: instruction, in: file.tree) {
            case .lower: lower += 1
            case .upper: upper += 1
            case nil: mixed += 1
            }
        }
        let majority = lower > upper ? KeywordCasing.lower : .upper
        if mixed + (majority == .lower ? upper : lower) == 0 { return }
        for instruction in instructions where casing(of: instruction, in: file.tree) != majority {
            let text = instruction.keywordText
            let wanted = majority.applied(to: text)
            // A keyword may be continued on the next line.
            let isWhole = instruction.keywordRange.count == wanted.utf8.count
            let fix = Fix(title: "Write '\(wanted)'", edits: [TextEdit(instruction.keywordRange, wanted)], applicability: .safe)
            report.add(.odd(text, majority), at: instruction.keywordRange, fixes: isWhole ? [fix] : [])
        }
    }

    /// By the bytes of the file, which need no copies.
    private static func casing(of instruction: Instruction, in tree: DockerfileTree) -> KeywordCasing? {
        var (hasLower, hasUpper) = (false, false)
        for byte in tree.bytes[instruction.keywordRange.indices] {
            if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") { hasLower = true }
            if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { hasUpper = true }
        }
        return hasLower && hasUpper ? nil : hasUpper ? .upper : .lower
    }
}

extension RuleMessage {
    fileprivate static func odd(_ keyword: String, _ majority: KeywordCasing) -> RuleMessage {
        RuleMessage(
            "'\(keyword)' is not written like most keywords of this file.", why: "Keywords in one case stand out from their arguments.",
            remedy: "Write '\(majority.applied(to: keyword))'.")
    }
}
