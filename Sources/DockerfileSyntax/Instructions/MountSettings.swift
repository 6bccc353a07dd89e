/// What the fields of a `RUN --mount` come to.
public struct MountSettings: Sendable, Hashable {
    /// `bind`, `cache`, `tmpfs`, `secret` or `ssh`.
    public var type = "bind"
    public var from = ""
    public var source = ""
    public var target = ""
    public var isReadOnly = false
    /// Bytes, of `tmpfs`.
    public var size: Int64 = 0
    public var id = ""
    /// `shared`, `private` or `locked`; empty when not given.
    public var sharing = ""
    public var isRequired = false
    /// Name of the environment variable of a secret.
    public var env: String?
    public var mode: UInt64?
    public var uid: UInt64?
    public var gid: UInt64?

    public init() {}
}
