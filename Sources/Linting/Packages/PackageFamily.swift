import CommandKnowledge

/// Package managers whose command lines are read alike.
public enum PackageFamily: String, Sendable, Hashable {
    /// apt-get, apt, aptitude.
    case apt
    case apk
    case yum
    /// dnf, microdnf, tdnf.
    case dnf
    case zypper
    /// pip, also as `python -m pip`.
    case pip
    case uv
    case npm
    case yarn
    case pnpm
    case bun
    case gem
    case go

    private static let programs: [String: PackageFamily] = [
        "apt-get": .apt, "apt": .apt, "aptitude": .apt, "apk": .apk, "yum": .yum, "dnf": .dnf, "dnf5": .dnf, "microdnf": .dnf, "tdnf": .dnf,
        "zypper": .zypper, "pip": .pip, "pip3": .pip, "python": .pip, "python3": .pip, "uv": .uv, "npm": .npm, "yarn": .yarn, "yarnpkg": .yarn,
        "pnpm": .pnpm, "bun": .bun, "gem": .gem, "go": .go,
    ]

    /// Asked first, as most programs are none of these.
    private static let names = NameSet(programs.keys)

    /// The programs of apt, apk, yum, dnf and zypper.
    static let systemPrograms: NameSet = ["apt-get", "apt", "aptitude", "apk", "yum", "dnf", "dnf5", "microdnf", "tdnf", "zypper"]

    /// By the name of a program, without folders; of Python it is not known yet whether pip is meant.
    public init?(program: String) {
        if Self.names.contains(program), let family = Self.programs[program] {
            self = family
        } else if program.hasPrefix("pip") || program.hasPrefix("python"), let family = Self.programs[CommandDescription.stem(program)] {
            self = family
        } else {
            return nil
        }
    }

    /// Of yum's line of package managers.
    public var isYum: Bool { self == .yum || self == .dnf }
}
