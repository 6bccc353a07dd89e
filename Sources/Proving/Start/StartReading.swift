public import BuildEffects

/// What the start command of a stage comes to on an image without a shell.
public enum StartReading: Sendable, Hashable {
    /// It starts a program already, or the image has what it goes through.
    case same
    case plain(PlainStart)
    case refused(StartRefusal)
}

/// A start command that names its program.
public struct PlainStart: Sendable, Hashable {
    /// The words of ENTRYPOINT; empty: none. `nil`: it stays.
    public var entrypoint: [String]?
    /// The words of CMD; empty: none. `nil`: it stays.
    public var cmd: [String]?
    /// The working directory that a `cd` in front of the program leads to; `nil`: that of WORKDIR.
    public var folder: Place?
    /// The folder that is put in front of the PATH; `nil`: none.
    public var programs: Place?
    /// What is set in front of the program.
    public var settings: [StartSetting] = []
    /// Variables that a shell read and whose value of ENV is written out now.
    public var frozen: [StartSetting] = []
    /// CMD is what follows the program that the ENTRYPOINT of the image starts.
    public var isBehindEntrypoint = false
    /// Why options that handed variables over are gone.
    public var readByProgram: [String] = []

    public init() {}
}

/// Why a start command needs what the image does not have.
public struct StartRefusal: Error, Sendable, Hashable {
    /// Kebab-case, stable.
    public var id: String
    public var message: String

    init(_ id: String, _ message: String) {
        self.id = id
        self.message = message
    }
}
