/// Something that tells a program where to write or listen when it starts.
public struct ServerSetting: Sendable, Hashable {
    public enum Use: String, Sendable, Hashable, CaseIterable {
        /// Opens a file that may be there already.
        case write
        /// Makes a file, or makes it anew.
        case create
        /// Writes into a folder, which it makes where there is none.
        case fill
        /// Opens a port or a socket.
        case listen
        /// Reads a file of settings.
        case read
        /// Takes further words of the command line.
        case words
    }

    /// How a file of settings is written.
    public enum Form: String, Sendable, Hashable, CaseIterable {
        /// `name = "value"`
        case python
        /// `name = value`, in sections
        case ini
        /// `name value`
        case plain
    }

    /// Names of programs; empty: whatever containers of `images` start.
    public var programs: [String]
    public var images: [String]
    /// What has to be among the words behind the program's name; `nil`: nothing.
    public var word: String?
    public var use: Use
    public var options: [String]
    /// Where the value begins within that of the option; `nil`: at its start.
    public var behind: String?
    public var variables: [String]
    /// Names in a file of settings.
    public var settings: [String]
    /// The value where nothing else is said; `nil`: none.
    public var standard: String?
    /// Of the file that is read.
    public var form: Form?
    public var reason: String

    public init(
        programs: [String], images: [String], word: String?, use: Use, options: [String], behind: String?, variables: [String], settings: [String], standard: String?, form: Form?,
        reason: String
    ) {
        self.programs = programs
        self.images = images
        self.word = word
        self.use = use
        self.options = options
        self.behind = behind
        self.variables = variables
        self.settings = settings
        self.standard = standard
        self.form = form
        self.reason = reason
    }
}
