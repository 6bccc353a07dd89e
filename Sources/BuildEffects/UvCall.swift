public import CommandKnowledge
public import DockerfileSemantics
public import HardenedCatalog

/// A call of uv, and the environment it works in.
///
/// uv keeps a virtual environment in the project (`.venv`, or what UV_PROJECT_ENVIRONMENT says) and makes it when it is not there.
public struct UvCall {
    public let invocation: CommandInvocation
    private let assignments: [String]

    /// `nil`: it is another program, or a call that has no description.
    public init?(_ command: RunCommand, catalog: Catalog) {
        guard command.name == "uv", case .described(let read) = command.reading(by: catalog), read.unknownSubcommand == nil else { return nil }
        self.init(read, assignments: command.assignments)
    }

    init(_ invocation: CommandInvocation, assignments: [String]) {
        self.invocation = invocation
        self.assignments = assignments
    }

    /// `sync`, `venv`, `pip`; empty: none.
    public var subcommand: String { invocation.subcommands.first { !$0.hasPrefix("-") } ?? "" }

    /// Whether it works in the project's environment.
    public var isOfProject: Bool { ["sync", "add", "remove"].contains(subcommand) && !invocation.has("--active") && !invocation.has("--script") }

    /// The folder of the project; `nil`: it is not known.
    public func project(in folder: Place?) -> Place? {
        let start = moved(folder, by: "--directory")
        return moved(start, by: "--project")
    }

    private func moved(_ folder: Place?, by option: String) -> Place? {
        guard let word = invocation.values(of: option).last else { return folder }
        return word.value.flatMap { Place($0, in: folder) }
    }

    /// The environment of the project, or the one that `uv venv` makes; `nil`: the call makes none, or where is not known.
    public func environment(in folder: Place?, variables: VariableScope) -> Place? {
        let project = project(in: folder)
        if subcommand == "venv" {
            guard let operand = invocation.operands.first else { return project?.appending(".venv") }
            guard invocation.operands.count == 1, let path = operand.value else { return nil }
            return Place(path, in: moved(folder, by: "--directory"))
        }
        guard isOfProject else { return nil }
        switch value("UV_PROJECT_ENVIRONMENT", variables) {
        case .present(let path, _) where !path.isEmpty: return Place(path, in: project)
        case .unknown: return nil
        default: return project?.appending(".venv")
        }
    }

    /// A variable as the call sees it.
    public func value(_ name: String, _ variables: VariableScope) -> Fact<String> {
        if let own = assignments.last(where: { $0.hasPrefix(name + "=") }) { return .present(String(own.dropFirst(name.count + 1)), .builder) }
        return variables[name]
    }

    /// Whether a variable that says yes or no says yes; `nil`: it is not known.
    public func isSet(_ name: String, _ variables: VariableScope) -> Bool? {
        switch value(name, variables) {
        case .present(let text, _): ["1", "true", "yes", "on", "t", "y"].contains(text.lowercased())
        case .absent: false
        case .unknown: nil
        }
    }

    /// Where `uv pip` installs: the environment that is active, `.venv` here or in a folder around, the interpreter with `--system`; `nil`: it is not known.
    ///
    /// - Parameters:
    ///   - made: Environments that were made so far.
    ///   - active: The one on the PATH, or the one that was switched to.
    func installationTarget(in folder: Place?, variables: VariableScope, made: [Place], active: Place?) -> Place? {
        let interpreter = Place(absolute: "@python")
        if isSet("UV_SYSTEM_PYTHON", variables) != false { return isSet("UV_SYSTEM_PYTHON", variables) == true ? interpreter : nil }
        switch value("VIRTUAL_ENV", variables) {
        case .present(let path, _) where !path.isEmpty: return path.hasPrefix("/") ? Place(absolute: path) : nil
        case .unknown: return nil
        default: break
        }
        guard let start = moved(folder, by: "--directory") else { return nil }
        return start.chain.lazy.map { $0.appending(".venv") }.first(where: made.contains) ?? active
    }
}
