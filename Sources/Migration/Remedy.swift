/// What people may say so that something moves that stays by default.
enum Remedy: Hashable, Sendable {
    case allow(Permission)
    case upgrade
    /// `--platform` in FROM instead of an architecture in the tag.
    case platform

    /// The remedy that a reason asks for; `nil`: there is none of this kind.
    init?(for reason: Reason) {
        if let permission = Permission(rawValue: reason.id) {
            self = .allow(permission)
        } else {
            switch reason.id {
            // Where the command can do without the entry point of the old image.
            case "start-changed": self = .allow(.interfaceChange)
            case "digest": self = .allow(.unpin)
            case "ended-line": self = .upgrade
            case "architecture": self = .platform
            default: return nil
            }
        }
    }

    /// Whether the reason only may ask for it, so that nothing is said where it does not help.
    static func isTentative(for reason: Reason) -> Bool { reason.id == "start-changed" }

    func apply(to options: inout MigrationOptions) {
        switch self {
        case .allow(let permission): options.permissions.insert(permission)
        case .upgrade: options.upgradesEndOfLife = true
        case .platform: options.ignoresArchitectures = true
        }
    }

    /// As it is said in the middle of a sentence.
    var text: String {
        switch self {
        case .allow(let permission): "--allow \(permission.rawValue)"
        case .upgrade: "--upgrade-eol"
        case .platform: "--platform in FROM instead of the tag's architecture"
        }
    }

    /// What to do where it alone settles the matter.
    var advice: String {
        switch self {
        case .allow(.unpin): "move it with --allow unpin, or --digests FILE"
        case .allow(.nativeParts): "if nothing of it is, say --allow native-parts"
        case .allow: "allow it with \(text)"
        case .upgrade: "move there with \(text)"
        case .platform: "say it by --platform in FROM"
        }
    }
}
