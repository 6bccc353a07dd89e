public import Diagnostics
public import DockerfileSemantics
public import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// A RUN, or one that an ONBUILD stores, which calls package managers.
///
/// A class, since many rules look at each of them.
public final class PackageRun: Sendable {
    public let stage: Stage
    /// Of the instruction in the file; of a stored RUN that of the ONBUILD.
    public let index: Int
    /// The RUN itself.
    public let instruction: Instruction
    /// All that it runs.
    public let commands: [RunCommand]
    /// The calls of package managers, in the order of the text.
    public let calls: [PackageCall]
    /// It is stored by ONBUILD.
    public let isTrigger: Bool

    fileprivate init(stage: Stage, index: Int, instruction: Instruction, commands: [RunCommand], calls: [PackageCall], isTrigger: Bool) {
        self.stage = stage
        self.index = index
        self.instruction = instruction
        self.commands = commands
        self.calls = calls
        self.isTrigger = isTrigger
    }

    public var run: RunInstruction { instruction.asRun }

    /// The same with the calls of the package managers of systems alone; `nil` where there are none.
    fileprivate var ofSystem: PackageRun? {
        let calls = calls.filter { PackageFamily.systemPrograms.contains($0.program) }
        return calls.isEmpty ? nil : PackageRun(stage: stage, index: index, instruction: instruction, commands: commands, calls: calls, isTrigger: isTrigger)
    }

    public var state: StageState { stage.states[index - stage.instructions.lowerBound] }
    /// What an edit of it changes.
    public var aspect: BuildAspect { isTrigger ? .triggers : .commands }

    /// Whether a cache or a tmpfs that is mounted holds `folder`, so that nothing of it comes into the layer.
    public func mounts(over folder: String) -> Bool {
        run.mounts.contains { mount in
            guard mount.type == "cache" || mount.type == "tmpfs", let target = mount.field("target", "dst", "destination")?.value else { return false }
            return target.contains("$") || folder.isInside(target)
        }
    }
}

extension LintedFile {
    /// The RUNs that call package managers, stage by stage; they are read when the first rule asks.
    public var packageRuns: [PackageRun] {
        packages { readPackageRuns(of: nil) }
    }

    /// The RUNs that call the package managers of systems (apt, apk, yum, dnf, zypper), with these calls alone; others need not be read for them.
    public var systemPackageRuns: [PackageRun] {
        systemPackages {
            guard calls(PackageFamily.systemPrograms) else { return [] }
            return knownPackageRuns?.compactMap { $0.ofSystem } ?? readPackageRuns(of: PackageFamily.systemPrograms)
        }
    }

    /// - Parameter programs: Those whose calls count; `nil`: those of all families.
    private func readPackageRuns(of programs: NameSet?) -> [PackageRun] {
        var runs: [PackageRun] = []
        forEachRun { place in
            // A comment may name another shell for what is stored, too.
            let commands = place.isTrigger && isForForeignShell(place.index) ? [] : place.commands(in: self)
            let calls = packageCalls(in: commands, of: programs)
            if calls.isEmpty { return }
            runs.append(PackageRun(stage: place.stage, index: place.index, instruction: place.instruction, commands: commands, calls: calls, isTrigger: place.isTrigger))
        }
        return runs
    }

    private func packageCalls(in commands: [RunCommand], of programs: NameSet?) -> [PackageCall] {
        var calls: [PackageCall] = []
        // By number, since a copy of a command counts references to each of its parts.
        for number in commands.indices {
            guard let name = commands[number].name, programs.map({ $0.contains(name) }) ?? (PackageFamily(program: name) != nil),
                let call = PackageCall(commands[number], number: number, catalog: catalog)
            else { continue }
            calls.append(call)
        }
        return calls
    }
}
