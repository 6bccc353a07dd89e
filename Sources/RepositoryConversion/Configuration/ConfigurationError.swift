/// One thing that is wrong with a configuration, and where.
public struct ConfigurationError: Error, Sendable, Hashable {
    public var file: FilePath
    /// From 1; `nil` when the file as a whole is meant.
    public var line: Int?
    /// From 1, in characters.
    public var column: Int?
    public var message: String

    public init(file: FilePath, line: Int? = nil, column: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }
}

extension ConfigurationError: CustomStringConvertible {
    public var description: String {
        let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
        return "\(file)\(place): \(message)"
    }
}

/// All that is wrong with a configuration; none of it is used then.
public struct ConfigurationFailure: Error, Sendable, Hashable {
    /// At least one, in the order of files and lines.
    public var errors: [ConfigurationError]

    public init(_ errors: [ConfigurationError]) {
        self.errors = errors
    }

    /// For people: the first of the errors, and how many there are besides.
    public var lines: [String] {
        let shown = errors.prefix(ConfigurationFailure.mostShown).map { "\($0)" }
        let rest = errors.count - shown.count
        return rest == 0 ? shown : shown + ["\(rest) further errors of this configuration are not shown"]
    }

    static let mostShown = 20
}
