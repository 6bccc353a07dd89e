/// A value of USER: who runs the commands.
public struct UserIdentity: Sendable, Hashable {
    /// As written, expanded: `node`, `1000:1000`, `app:app`.
    public var text: String
    /// The part in front of the colon when it is no number.
    public var name: String?
    /// The number, written or known from the accounts.
    public var uid: Int?
    /// The file makes the user: the number is not known, but that it is not root's.
    private var isMade = false
    /// The number is not known, but that it is none of an account that the image has.
    public private(set) var isFree = false

    /// Reads `user[:group]`; `accounts` gives numbers to names.
    public init(text: String, accounts: AccountNumbers = AccountNumbers()) {
        self.text = text
        let user = text.utf8.firstIndex(of: UInt8(ascii: ":")).map { text[..<$0] } ?? text[...]
        if let number = Int(user) {
            uid = number
        } else {
            name = String(user)
            uid = accounts.number(of: String(user))
            isMade = uid == nil && accounts.isMade(String(user))
            isFree = uid == nil && accounts.isFree(String(user))
        }
    }

    public init(text: String, uid: Int) {
        self.text = text
        name = Int(text) == nil ? text : nil
        self.uid = uid
    }

    /// `nil` when nothing is known of the number of a name.
    public var isRoot: Bool? { uid.map { $0 == 0 } ?? (isMade ? false : nil) }
}
