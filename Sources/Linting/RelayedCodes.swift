/// The codes of another program whose findings a rule passes on, each under the name that it has there.
///
/// They are not listed: newer releases of that program know more of them.
public struct RelayedCodes: Sendable, Hashable {
    /// `SC`, with four digits behind it.
    public var prefix: String
    /// What stands in front of a code in the address of its page.
    public var pages: String

    public init(prefix: String, pages: String) {
        self.prefix = prefix
        self.pages = pages
    }

    /// Whether `name` is such a code; case does not matter.
    public func contains(_ name: String) -> Bool {
        let name = name.uppercased()
        return name.utf8.count == prefix.utf8.count + 4 && name.hasPrefix(prefix) && name.utf8.suffix(4).allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The page of a code.
    public func reference(of code: String) -> String { pages + code }
}
