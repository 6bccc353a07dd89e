/// A place in a YAML file that cannot be read.
public struct MappingsError: Error, Sendable, Hashable, CustomStringConvertible {
    public var file: String
    /// Counts from 1; `nil`: the file as a whole.
    public var line: Int?
    public var message: String

    public init(file: String, line: Int?, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
