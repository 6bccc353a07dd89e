/// What a HEALTHCHECK comes to on an image without a shell.
public enum ProbeReading: Sendable, Hashable {
    /// It starts a program already, or the image has what it goes through.
    case same
    /// The words of its exec form.
    case words([String])
    case refused(StartRefusal)
}
