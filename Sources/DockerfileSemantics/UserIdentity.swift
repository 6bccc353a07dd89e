/// A value of USER: who runs the commands.
public struct UserIdentity: Sendable, Hashable {
    /// As written, expanded: `node`, `1000:1000`, `app:app`.
    public var text: String
    /// The part in front of the colon when it is no number.
    public var name: String?
    /// The number, written or known from the accounts of the image.
    public var uid: Int?

    /// Reads `user[:group]`; `accounts` gives numbers to names.
    public init(text: String, accounts: [String: Int] = [:]) {
        self.text = text
        let user = text.prefix { $0 != ":" }
        if let number = Int(user) {
            uid = number
        } else {
            name = String(user)
            uid = user == "root" ? 0 : accounts[String(user)]
        }
    }

    public init(text: String, uid: Int) {
        self.text = text
        name = Int(text) == nil ? text : nil
        self.uid = uid
    }

    /// `nil` when a name has no known number.
    public var isRoot: Bool? { uid.map { $0 == 0 } }
}
