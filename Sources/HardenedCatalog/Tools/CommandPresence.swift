/// Whether a program can be called by its name in a hardened image, before a Dockerfile has added anything to it.
public enum CommandPresence: Sendable, Hashable {
    /// It is there; the reason names the package or the record that says so.
    case present(reason: String)
    /// A known tool that the image does not have; `package` is what to install for it, `nil` where no package brings it.
    case absent(reason: String, package: String?)
    /// Nobody's tool, or one of which the declarations do not tell: most often something that the build makes.
    case unknown
}

extension CommandPresence {
    public var isPresent: Bool {
        if case .present = self { true } else { false }
    }

    public var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }
}
