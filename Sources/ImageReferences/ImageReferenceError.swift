/// Why a text is not an image reference, in the words that BuildKit prints.
public enum ImageReferenceError: Error, Sendable, Hashable {
    case empty
    case format
    /// The part of the name that has capital letters; `nil` when it is not known which.
    case uppercase(String)
    case nameTooLong
    /// 64 hexadecimal digits alone are an image identifier, not a name.
    case identifier(String)
    case digestLength
    case digestFormat
    case digestAlgorithm

    /// The longest path of a repository, in bytes.
    public static var longestName: Int { 255 }
}

extension ImageReferenceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "invalid reference format"
        case .format: "invalid reference format"
        case .uppercase(let name): "invalid reference format: repository name (\(name)) must be lowercase"
        case .nameTooLong: "repository name must not be more than \(ImageReferenceError.longestName) characters"
        case .identifier(let text): "invalid repository name (\(text)), cannot specify 64-byte hexadecimal strings"
        case .digestLength: "invalid checksum digest length"
        case .digestFormat: "invalid checksum digest format"
        case .digestAlgorithm: "unsupported digest algorithm"
        }
    }
}
