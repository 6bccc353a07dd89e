/// Why a text is not a platform.
public enum PlatformError: Error, Sendable, Hashable {
    /// Too many parts, or a wildcard.
    case form(String)
    /// A part with letters that are not allowed; the part and the whole.
    case component(String, String)
    case unknown(String)
}

extension PlatformError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .form(let text): "\"\(text)\": cannot parse platform specifier: invalid argument"
        case .component(let part, let text):
            "\"\(part)\" is an invalid component of \"\(text)\": platform specifier component must match \"^[A-Za-z0-9_.-]+$\": invalid argument"
        case .unknown(let text): "\"\(text)\": unknown operating system or architecture: invalid argument"
        }
    }
}
