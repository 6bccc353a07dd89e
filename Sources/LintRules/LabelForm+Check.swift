import HardenedCatalog
import Linting

extension LabelForm {
    /// Whether `value`, which is not empty, has this form; so it is taken to be where that cannot be told.
    func admits(_ value: String, _ licenses: @autoclosure () -> LicenseList?) -> Bool {
        switch self {
        case .text: true
        case .url: WebAddress.isValid(value)
        case .rfc3339: DateTimeText.isValid(value)
        case .semver: SemanticVersion.isValid(value)
        case .spdx: licenses().map { LicenseExpression.isValid(value, $0) } ?? true
        case .hash: Self.isCommit(value)
        case .email: MailAddress.isValid(value)
        }
    }

    /// What a value of this form is.
    var title: String {
        switch self {
        case .text: "text"
        case .url: "an absolute URL"
        case .rfc3339: "a time as in RFC 3339"
        case .semver: "a semantic version"
        case .spdx: "an SPDX licence expression"
        case .hash: "the hash of a Git commit"
        case .email: "an e-mail address"
        }
    }

    /// A value of this form, as an example.
    var sample: String {
        switch self {
        case .text: "a text"
        case .url: "https://example.com/docs"
        case .rfc3339: "2026-01-31T12:00:00Z"
        case .semver: "1.4.0"
        case .spdx: "Apache-2.0, or LicenseRef-Proprietary for a licence of your own"
        case .hash: "3f2a9c1, at least seven digits"
        case .email: "team@example.com"
        }
    }

    /// From seven digits, which is what Git shortens to at the least, to all of SHA-1; or all of SHA-256.
    private static func isCommit(_ value: String) -> Bool {
        ((7...40).contains(value.utf8.count) || value.utf8.count == 64)
            && value.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }
}
