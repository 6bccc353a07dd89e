/// Something that a command cannot do, for the user: what happened, why, what to do.
struct CommandFailure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}
