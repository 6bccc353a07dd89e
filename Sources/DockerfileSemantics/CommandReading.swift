public import CommandKnowledge
public import HardenedCatalog

/// What is known of a command's effects.
public enum CommandReading: Sendable {
    /// It has none of its own: what it starts follows as commands, or stands in a function of the script.
    case seenThrough
    /// Read by its description; `isUnderstood` says whether that is all.
    case described(CommandInvocation)
    /// It may do anything.
    case unknown
}

extension RunCommand {
    /// The command as the descriptions of the catalogue read it.
    public func reading(by catalog: Catalog) -> CommandReading {
        guard let name, let program else { return .unknown }
        if isFunction { return .seenThrough }
        // find removes by itself, too.
        if isWrapper, name != "find" { return .seenThrough }
        guard let description = catalog.commandDescription(program) else { return .unknown }
        return .described(CommandInvocation(description, arguments, takesMoreArguments: takesMoreArguments))
    }
}
