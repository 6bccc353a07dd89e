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
        var there = Set(definition.groups.map(\.name)).union(["root"])
        var findings: [ProofFinding] = []
        for member in stage.result.chain(of: stage.index).reversed() {
            for index in stage.result.stages[member].instructions {
                guard case .run = stage.result.tree.instructions[index].content else { continue }
                for command in stage.result.commands(in: index) {
                    if member == stage.index {
                        for (name, range) in Self.needed(by: command) where !isThere(name, in: there) {
                            let message = "the group '\(name)' is not among the groups of \(stage.after.image.title); make it first"
                            findings.append(stage.finding(.build, .failed, "group-missing", message, at: range))
                        }
                    }
                    there.formUnion(Self.made(by: command))
                }
            }
        }
        return findings
    }

    private func isThere(_ name: String, in there: Set<String>) -> Bool {
        // A package makes the group it is named after.
        Int(name) != nil || there.contains(name) || there.contains { $0.hasPrefix("package:" + name) }
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

    private static func made(by command: RunCommand) -> [String] {
        if let request = PackageRequest(command) { return request.packages.map { "package:" + $0.name } }
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
