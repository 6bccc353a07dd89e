import SourceModel

/// A file that packages bring, or a folder with all below it.
package struct PackagePath: Sendable, Hashable {
    /// `*` stands for any text within one name.
    package var path: String
    /// Each of them brings it; empty: every image of the systems has it.
    package var packages: [String]
    /// `debian`, `debian 13`; empty: all.
    package var systems: [String]
    /// The packages bring nothing else that a program reads.
    package var isWhole: Bool

    package init(path: String, packages: [String], systems: [String], isWhole: Bool = false) {
        self.path = path
        self.packages = packages
        self.systems = systems
        self.isWhole = isWhole
    }

    /// Whether it is `asked`, or holds it.
    func holds(_ asked: String) -> Bool {
        let names = asked.split(byte: UInt8(ascii: "/"))
        let pattern = path.split(byte: UInt8(ascii: "/"))
        return names.count >= pattern.count && zip(names, pattern).allSatisfy { NamePattern($1).match($0) != nil }
    }
}
