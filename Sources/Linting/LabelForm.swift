/// What the value of a label has to be.
public enum LabelForm: String, Sendable, Hashable, CaseIterable {
    /// Anything but nothing.
    case text
    /// An absolute address, as RFC 3986 has it.
    case url
    /// A point in time.
    case rfc3339
    /// A version by Semantic Versioning 2.0.0.
    case semver
    /// A licence, or several, by the identifiers of SPDX.
    case spdx
    /// The name of a commit of Git.
    case hash
    /// An address of e-mail, as RFC 5322 has it.
    case email
}
