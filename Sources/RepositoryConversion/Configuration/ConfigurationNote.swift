/// What is left out of a configuration, and where: no error, but nothing that its author would want to miss.
public struct ConfigurationNote: Sendable, Hashable {
    public var file: FilePath
    /// From 1.
    public var line: Int
    /// From 1, in characters.
    public var column: Int
    public var message: String
}

extension ConfigurationNote: CustomStringConvertible {
    public var description: String { "\(file):\(line):\(column): \(message)" }
}
