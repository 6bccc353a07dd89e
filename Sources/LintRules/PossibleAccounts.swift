import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting

/// The accounts that the instructions which shape a stage may make, collected once for all its USERs.
struct PossibleAccounts {
    /// By name, the first instruction that makes the account.
    private var names: [String: Int] = [:]
    /// The first instruction that may make any account.
    private var any: Int?
    private let catalog: Catalog

    init(_ file: LintedFile, _ stage: Stage) {
        catalog = file.catalog
        for step in file.history(of: stage) where any == nil { read(step, file) }
    }

    /// Whether an instruction in front of `index` may make `name`.
    func mayHold(_ name: String, before index: Int) -> Bool {
        [names[name], any].contains { $0.map { $0 < index } ?? false }
    }

    private mutating func read(_ step: LintedFile.Step, _ file: LintedFile) {
        switch step.instruction.content {
        case .copy(let copy), .add(let copy):
            guard let destination = file.expand(copy.destination, at: step).value else {
                any = step.index
                return
            }
            let folder = destination.split(separator: "/")
            if destination.hasPrefix("/"), folder.isEmpty || folder == ["etc"] || folder == ["etc", "passwd"] { any = step.index }
        case .run:
            for command in file.commands(at: step.index) { read(command, at: step.index) }
        default: return
        }
    }

    private mutating func read(_ command: RunCommand, at index: Int) {
        guard let program = command.name else {
            any = any ?? index
            return
        }
        if let account = AccountCommand(command, catalog: catalog) {
            for name in (account.names + [account.newName]).compactMap(\.?.value) where names[name] == nil { names[name] = index }
            if account.isOpen || account.newName.map({ $0.value == nil }) == true { any = any ?? index }
            return
        }
        // Packages and scripts may bring accounts along; so may text that is written to /etc/passwd.
        let isOpen =
            PackageManager(program: program) != nil
            || ["dpkg", "rpm", "sh", "bash", "tee", "echo", "printf", "cat", "sed", "newusers", "useradd", "adduser", "usermod", "source", "."].contains(program)
            || command.program?.contains("/") == true
        if isOpen { any = any ?? index }
    }
}
