/// Debian's releases by code name and number.
enum DebianRelease {
    static let numbers: [String: String] = [
        "wheezy": "7", "jessie": "8", "stretch": "9", "buster": "10", "bullseye": "11", "bookworm": "12", "trixie": "13",
    ]

    /// Code names of releases that do not exist yet.
    static let unreleased: Set<String> = ["forky", "duke", "sid"]

    static func codename(of number: String) -> String? { numbers.first { $0.value == number }?.key }

    /// The number of a release given by number or code name.
    static func number(of release: String) -> String { numbers[release] ?? release }
}
