import SourceModel

/// The `.dockerignore` of a build context, as BuildKit reads it.
public struct IgnoreFile: Sendable, Hashable {
    /// A line of it.
    public struct Pattern: Sendable, Hashable {
        /// Without `!`, blanks around it and a slash in front.
        public var text: String
        /// `!`: what fits is kept though a pattern above excludes it.
        public var isException: Bool
        let matcher: IgnorePattern
    }

    /// In the order of the file, without comments and blank lines.
    public let patterns: [Pattern]

    public init(_ bytes: [UInt8]) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        // By bytes: to a string CR and LF are one character.
        patterns = text.split(separator: 0x0A).compactMap { Self.pattern(String(decoding: $0, as: UTF8.self)[...]) }
    }

    public var hasExceptions: Bool { patterns.contains { $0.isException } }

    private static func pattern(_ line: Substring) -> Pattern? {
        if line.hasPrefix("#") { return nil }
        var text = line.trimmed
        let isException = text.hasPrefix("!")
        if isException { text = text.dropFirst().trimmed }
        if text.isEmpty { return nil }
        var clean = cleaned(String(text))
        if clean.utf8.count > 1, clean.hasPrefix("/") { clean.removeFirst() }
        return Pattern(text: clean, isException: isException, matcher: IgnorePattern(clean))
    }

    /// Whether a path of the context, or a folder around it, is excluded.
    public func excludes(_ path: String) -> Bool {
        let path = Self.cleaned(path)
        if path == "." || path == "/" { return excludesEverything }
        let names = [path] + Self.folders(above: path)
        var isExcluded = false
        for pattern in patterns where pattern.isException == isExcluded {
            if names.contains(where: pattern.matcher.matches) { isExcluded.toggle() }
        }
        return isExcluded
    }

    /// Whether a path is excluded with all that lies below it: no exception may bring something of it back.
    public func excludesWholly(_ path: String) -> Bool {
        guard excludes(path) else { return false }
        let start = Self.cleaned(path) + "/"
        let depth = start.split(separator: "/").count
        return !patterns.contains { pattern in
            let isPattern = pattern.text.contains { "*?[".contains($0) }
            return pattern.isException && (pattern.text.hasPrefix(start) || pattern.text.contains("**") || isPattern && pattern.text.split(separator: "/").count > depth)
        }
    }

    /// The context as a whole has no name that a pattern could fit.
    private var excludesEverything: Bool {
        var isExcluded = false
        for pattern in patterns where ["*", "**", "**/*"].contains(pattern.text) { isExcluded = !pattern.isException }
        return isExcluded
    }

    /// The folders around a path, the outermost first; none for a name alone.
    private static func folders(above path: String) -> [String] {
        let parts = path.split(byte: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return (1..<max(parts.count, 1)).map { parts[..<$0].joined(separator: "/") }
    }

    /// The shortest form of a path, as Go's `path.Clean` makes it: without double slashes, `.` and `..` where they can be resolved.
    public static func cleaned(_ path: String) -> String {
        if !path.holdsByte(UInt8(ascii: "/")) { return path.isEmpty ? "." : path }
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(byte: UInt8(ascii: "/")) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        let text = parts.joined(separator: "/")
        return isAbsolute ? "/" + text : text.isEmpty ? "." : text
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        // Most lines have no blanks around them, and asking bytes costs far less than asking characters.
        if let first = utf8.first, let last = utf8.last, Self.isGraphic(first), Self.isGraphic(last) { return self }
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func isGraphic(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}
