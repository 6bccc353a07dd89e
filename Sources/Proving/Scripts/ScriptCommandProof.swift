import BuildEffects
import DockerfileSemantics
import HardenedCatalog
import SourceModel

/// Whether the programs are there that scripts of the project start which a RUN runs.
struct ScriptCommandProof {
    let stage: StageComparison
    let installed: InstalledCommands
    let contents: (Place) -> [UInt8]?

    /// - Parameter folder: In which the command runs; `nil`: not known.
    func findings(_ command: RunCommand, in folder: Place?) -> [ProofFinding] {
        // Without an original nothing tells whether the modules of the project bring a program of that name.
        guard !stage.isAlone, let definition = stage.definition, let source = stage.before.image.sourceImage else { return [] }
        var findings: [ProofFinding] = []
        var seen: Set<String> = []
        for script in ProjectScripts(contents: contents).called(by: command, in: folder) {
            for called in script.commands {
                guard let name = called.name, let program = called.program, !called.isFunction, !ShellBuiltins.contains(name), seen.insert(name).inserted else { continue }
                // Of all that was not in the old image, the project or its modules bring it along.
                guard !installed.contains(name), !program.contains("/") || ["/bin/", "/usr/bin/"].contains(where: program.hasPrefix), stage.catalog.presence(ofCommand: name, in: source).isPresent else { continue }
                findings += lack(of: name, definition, "\(script.title) calls \(name)", at: command.nameRange)
            }
        }
        return findings + assumption(command, source, definition)
    }

    private func lack(of name: String, _ definition: ImageDefinition, _ text: String, at range: SourceRange) -> [ProofFinding] {
        switch stage.catalog.presence(ofCommand: name, in: definition) {
        case .present: return []
        case .absent(let reason, let package):
            let finding = stage.finding(.build, .failed, "command-missing", "\(text): \(stage.lack(of: name, reason, package: package))", at: range)
            return [finding.mended(by: definition.hasPackageManager ? package.map { [$0] } ?? [] : [])]
        case .unknown:
            let package = definition.hasPackageManager ? stage.catalog.toolPackage(providing: name, distribution: definition.distribution) : nil
            return [stage.finding(.build, .failed, "command-unknown", "\(text), and whether \(stage.after.image.title) has it is not known", at: range).mended(by: package.map { [$0] } ?? [])]
        }
    }

    /// Modules, and scripts that are not at hand, may start whatever the old image had.
    private func assumption(_ command: RunCommand, _ source: SourceImage, _ definition: ImageDefinition) -> [ProofFinding] {
        guard ProjectScripts.areRun(by: command) else { return [] }
        let lost = Self.common.filter { program in
            !installed.contains(program) && stage.catalog.presence(ofCommand: program, in: source).isPresent && !stage.catalog.presence(ofCommand: program, in: definition).isPresent
        }
        if lost.isEmpty { return [] }
        let list = lost.count == 1 ? lost[0] : lost.dropLast().joined(separator: ", ") + " or " + lost[lost.count - 1]
        return [stage.finding(.libraries, .assumed, "called-programs", "nothing that the scripts of the project start calls \(list), which only \(stage.before.image.title) brings along", at: command.nameRange)]
    }

    private static let common = ["git", "curl", "wget", "unzip", "python3"]
}
