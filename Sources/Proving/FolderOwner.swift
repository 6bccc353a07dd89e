/// Whose a folder of a stage is in the end.
public enum FolderOwner: Sendable {
    /// The user that containers run as may make files in it.
    case user
    /// It is there, and that user may not.
    case another
    /// Nothing makes it.
    case missing
    case unknown
}
