/// A variable that a program reads by itself when it starts, in place of an option that would hand it over.
public struct StartVariable: Sendable, Hashable {
    public var program: String
    /// Words that have to follow the program's name: a subcommand.
    public var command: [String]
    /// The option, by each of its names.
    public var options: [String]
    /// What the option's value may be; `{}` stands for the variable.
    public var values: [String]
    public var variable: String
    /// Options and variables with which the program may do something else.
    public var unless: [String]
    /// A file in the working directory that the program reads when it is there; `nil`: none.
    public var file: String?
    /// The name in that file with which the program may do something else.
    public var setting: String?
    public var reason: String

    public init(program: String, command: [String], options: [String], values: [String], variable: String, unless: [String], file: String?, setting: String?, reason: String) {
        self.program = program
        self.command = command
        self.options = options
        self.values = values
        self.variable = variable
        self.unless = unless
        self.file = file
        self.setting = setting
        self.reason = reason
    }
}
