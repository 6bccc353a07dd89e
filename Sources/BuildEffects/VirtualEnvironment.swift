import CommandKnowledge
public import DockerfileSemantics
public import HardenedCatalog
import SourceModel

/// Virtual environments of Python: who makes one, and which one a command works in.
public enum VirtualEnvironment {
    /// The folder of the environment that a command makes (`python -m venv DIR`, `virtualenv DIR`, `uv sync`); `nil`: it makes none.
    public static func made(by command: RunCommand, in folder: Place?, variables: VariableScope, catalog: Catalog) -> Place? {
        guard let name = command.name else { return nil }
        let stem = CommandDescription.stem(name)
        guard stem == "python" || stem == "virtualenv" || stem == "uv" else { return nil }
        var words = command.literalArguments[...]
        switch stem {
        case "python":
            guard words.first == "-m", let module = words.dropFirst().first, module == "venv" || module == "virtualenv" else { return nil }
            words = words.dropFirst(2)
        case "virtualenv": break
        case "uv": return UvCall(command, catalog: catalog)?.environment(in: folder, variables: variables)
        default: return nil
        }
        let folders = words.filter { !$0.hasPrefix("-") }
        guard folders.count == 1, command.arguments.allSatisfy({ $0.value != nil }) else { return nil }
        return Place(folders[0], in: folder)
    }

    /// The environment that a command works in: that of its own path, else the first on the PATH.
    static func active(_ command: RunCommand, path: @autoclosure () -> String?, among environments: [Place]) -> Place? {
        if environments.isEmpty { return nil }
        if let program = command.program, program.hasPrefix("/") {
            return environments.first { $0.appending("bin").contains(Place(absolute: program)) }
        }
        for folder in (path() ?? "").split(byte: UInt8(ascii: ":")) where folder.hasPrefix("/") {
            if let environment = environments.first(where: { $0.appending("bin") == Place(absolute: String(folder)) }) { return environment }
        }
        return nil
    }

    /// The environment that `. DIR/bin/activate` switches to.
    static func activated(by command: RunCommand, among environments: [Place]) -> Place? {
        guard !environments.isEmpty, command.name == "." || command.name == "source", let file = command.literalArguments.first, file.hasPrefix("/") else { return nil }
        return environments.first { $0.appending("bin").appending("activate") == Place(absolute: file) }
    }
}
