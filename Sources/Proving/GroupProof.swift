import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether every group that an account is put into exists on the new base: plain images bring many, hardened ones hardly any.
struct GroupProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition else { return [] }
        let ofImage = Set(definition.groups.map(\.name)).union(["root"])
        let below = stage.history.groups(under: stage.index)
        var made: Set<String> = []
        var packages: [String] = []
        var findings: [ProofFinding] = []
        for index in stage.after.instructions {
            guard case .run = stage.result.tree.instructions[index].content else { continue }
            for command in stage.result.commands(in: index) {
                for (name, range) in Self.needed(by: command) where Int(name) == nil && !ofImage.contains(name) && !made.contains(name) {
                    // A package makes the group it is named after.
                    if below?.mayHold(name) == true || packages.contains(where: { $0.hasPrefix(name) }) { continue }
                    let message = "the group '\(name)' is not among the groups of \(stage.after.image.title); make it first"
                    findings.append(stage.finding(.build, .failed, "group-missing", message, at: range))
                }
                if let request = PackageRequest(command) { packages += request.packages.map(\.name) } else { made.formUnion(Self.made(by: command)) }
            }
        }
        return findings
    }

    private static let options: [String: Set<String>] = [
        "useradd": ["-g", "-G", "--gid", "--groups"], "usermod": ["-g", "-G", "--gid", "--groups"], "adduser": ["-G", "--ingroup"],
    ]

    private static func needed(by command: RunCommand) -> [(String, SourceRange)] {
        guard let name = command.name else { return [] }
        // busybox: addgroup USER GROUP
        if name == "addgroup" {
            let words = operands(command)
            return words.count == 2 ? named(words[1]) : []
        }
        guard let options = options[name] else { return [] }
        var needed: [(String, SourceRange)] = []
        for (word, next) in zip(command.arguments, command.arguments.dropFirst().map(Optional.some) + [nil]) {
            guard let text = word.value, text.hasPrefix("-") else { continue }
            if let next, options.contains(text) || !text.hasPrefix("--") && text.last.map({ options.contains("-\($0)") }) == true { needed += named(next) }
            if let cut = text.firstIndex(of: "="), options.contains(String(text[..<cut])) { needed += named(CommandWord(value: String(text[text.index(after: cut)...]), range: word.range)) }
        }
        return needed
    }

    private static func named(_ word: CommandWord) -> [(String, SourceRange)] {
        (word.value ?? "").split(separator: ",").map { (String($0), word.range) }
    }

    /// The groups that a command makes which installs no packages.
    static func made(by command: RunCommand) -> [String] {
        guard let name = command.name, let last = operands(command).last?.value else { return [] }
        switch name {
        case "groupadd", "addgroup": return [last]
        // Without a group of another name they make one of the user's.
        case "useradd", "adduser": return needed(by: command).isEmpty && !command.literalArguments.contains("-N") ? [last] : []
        default: return []
        }
    }

    /// Words that are neither options nor their values.
    private static func operands(_ command: RunCommand) -> [CommandWord] {
        var operands: [CommandWord] = []
        var skip = false
        for word in command.arguments {
            if skip {
                skip = false
            } else if let text = word.value, text.hasPrefix("-") {
                skip = !text.contains("=") && text.last.map { "gGuhskKpdcbefTZ".contains($0) } == true && !text.hasPrefix("--")
                    || ["--gid", "--uid", "--home", "--home-dir", "--shell", "--groups", "--ingroup", "--gecos", "--comment", "--base-dir"].contains(text)
            } else {
                operands.append(word)
            }
        }
        return operands
    }
}
