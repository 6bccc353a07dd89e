public import SourceModel

/// A parameter expansion in any of its forms.
public struct ShellParameter: Sendable, Hashable {
    /// Name, number or special character; empty where the expansion is not understood.
    public var name: String
    public var nameRange: SourceRange
    /// Whether braces are written.
    public var isBraced: Bool
    public var prefix: Prefix = .none
    /// `${name[index]}`
    public var index: ShellWord?
    public var operation: Operation?
    /// What stands behind the operator.
    public var argument: ShellWord?
    /// The replacement of `/`, the length of `:`.
    public var secondArgument: ShellWord?

    public enum Prefix: Sendable, Hashable {
        case none
        /// `${#name}`
        case length
        /// `${!name}`
        case indirect
    }

    public enum Operation: String, Sendable, Hashable, CaseIterable {
        case defaultIfUnset = "-"
        case defaultIfEmpty = ":-"
        case assignIfUnset = "="
        case assignIfEmpty = ":="
        case errorIfUnset = "?"
        case errorIfEmpty = ":?"
        case alternativeIfSet = "+"
        case alternativeIfFilled = ":+"
        case removeSmallestPrefix = "#"
        case removeLargestPrefix = "##"
        case removeSmallestSuffix = "%"
        case removeLargestSuffix = "%%"
        case replaceFirst = "/"
        case replaceAll = "//"
        case replacePrefix = "/#"
        case replaceSuffix = "/%"
        case slice = ":"
        case uppercaseFirst = "^"
        case uppercaseAll = "^^"
        case lowercaseFirst = ","
        case lowercaseAll = ",,"
        /// `${name@Q}`
        case transform = "@"
        /// `${!prefix*}` and `${!prefix@}`
        case namesJoined = "*"

        /// Whether POSIX defines it.
        public var isPortable: Bool {
            switch self {
            case .replaceFirst, .replaceAll, .replacePrefix, .replaceSuffix, .slice, .uppercaseFirst, .uppercaseAll,
                .lowercaseFirst, .lowercaseAll, .transform, .namesJoined:
                false
            default: true
            }
        }
    }
}
