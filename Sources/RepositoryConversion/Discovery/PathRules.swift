/// The patterns of one `.gitignore`, or of the `exclude` of one configuration, in their order.
public struct PathRules: Sendable, Hashable {
    private var patterns: [PathPattern]

    /// The patterns of a text with one on each line, as in `.gitignore`.
    public init(text: [UInt8]) {
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        patterns = text[start...].split(separator: 0x0A).compactMap { PathPattern(line: $0) }
    }

    /// The patterns of a list.
    public init(patterns: [String]) {
        self.patterns = patterns.compactMap { PathPattern(line: Array($0.utf8)) }
    }

    public var isEmpty: Bool { patterns.isEmpty }

    /// Whether the path made of `names` is left out (`true`), explicitly taken in (`false`) or not spoken of (`nil`).
    ///
    /// The last pattern that matches decides. `names` are relative to the folder the rules are written for.
    func verdict(on names: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool? {
        patterns.last { $0.matches(names, isFolder: isFolder) }.map { !$0.isNegated }
    }

    /// Whether the rules hold for `path`, relative to their folder, or for a folder on the way to it.
    public func matches(_ path: FilePath, isFolder: Bool = false) -> Bool {
        let names = path.components.map { Array($0) }
        return names.indices.contains { index in
            verdict(on: names[...index], isFolder: isFolder || index < names.count - 1) == true
        }
    }
}
