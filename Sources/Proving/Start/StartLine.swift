import BuildEffects

/// What is started at one point of the way to the program.
struct StartLine {
    var words: [String]
    var isShellForm = false
    /// Arguments given to a container come behind the words.
    var takesArguments = false
    /// The working directory; `nil`: not known.
    var folder: Place?
    /// A `cd` has changed it.
    var hasMoved = false
    var settings: [StartSetting] = []
    /// What is put in front of the PATH.
    var programs: Place?
    var frozen: [StartSetting] = []
    var readByProgram: [String] = []
}
