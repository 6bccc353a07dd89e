import Linting

/// A system's package manager, by the name of its program.
struct PackageManager {
    /// As in the facts of images: `apt`, `apk`, `rpm`.
    let family: String

    /// Programs of each family that install packages.
    private static let programs: [String: String] = [
        "apt-get": "apt", "apt": "apt", "aptitude": "apt", "apk": "apk", "dnf": "rpm", "yum": "rpm", "microdnf": "rpm", "tdnf": "rpm", "zypper": "rpm",
        "pacman": "pacman",
    ]

    /// `nil` for other programs.
    init?(program: String) {
        guard Self.isOne(program), let family = Self.programs[program] else { return nil }
        self.family = family
    }

    static func isOne(_ program: String) -> Bool { names.contains(program) }

    private static let names = NameSet(programs.keys)

    /// Whether it is one of `managers`, which an image is said to have.
    func isAmong(_ managers: [String]) -> Bool {
        family == "rpm" ? managers.contains { Self.programs[$0] == "rpm" || $0 == "rpm" } : managers.contains(family)
    }
}
