import CommandKnowledge
import Linting
import SourceModel

/// Whether words that name packages say which version is meant, in the way of each package manager.
enum PackagePins {
    /// Whether a version has to be given for `word` and is not; false where that is not known.
    static func lacksVersion(_ word: PackageWord, _ call: PackageCall) -> Bool {
        let text = word.text
        if text.isEmpty { return false }
        switch call.family {
        case .apt: return lacksAptVersion(word)
        case .apk: return !word.isPartial && !text.hasPrefix(".") && !text.hasPrefix("!") && !text.hasSuffix(".apk") && !text.holdsByte(UInt8(ascii: "/")) && !text.utf8.contains { "=~<>".utf8.contains($0) }
        case .yum, .dnf: return lacksRPMVersion(word)
        case .zypper: return !word.isPartial && !text.hasSuffix(".rpm") && !text.holdsByte(UInt8(ascii: "/")) && !text.hasPrefix("-") && !text.hasPrefix("!") && !text.utf8.contains { "=<>".utf8.contains($0) }
        case .pip, .uv: return lacksPythonVersion(word)
        case .npm, .yarn, .pnpm, .bun: return lacksNodeVersion(word)
        case .gem: return !word.isPartial && !text.hasPrefix("-") && !text.holdsByte(UInt8(ascii: ":")) && !text.holdsByte(UInt8(ascii: "/")) && !text.hasSuffix(".gem")
        case .go: return false
        }
    }

    private static func lacksAptVersion(_ word: PackageWord) -> Bool {
        let text = word.text
        // `name=version`, `name/release`, paths; `name-` takes a package away.
        return !word.isPartial && !text.holdsByte(UInt8(ascii: "=")) && !text.holdsByte(UInt8(ascii: "/")) && !text.hasSuffix(".deb") && !text.hasSuffix("-")
    }

    /// `name-version`, `name-version-release`: the last part begins with a digit. Groups have no version; modules have a stream.
    private static func lacksRPMVersion(_ word: PackageWord) -> Bool {
        let text = word.text
        if word.isPartial || text.hasPrefix("@") || text.hasSuffix(".rpm") || text.holdsByte(UInt8(ascii: "/")) || text.holdsByte(UInt8(ascii: "=")) { return false }
        // `(name >= 1)`
        if text.holdsByte(UInt8(ascii: "<")) || text.holdsByte(UInt8(ascii: ">")) { return false }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count < 2 || parts[parts.count - 1].first.map { !$0.isNumber && $0 != "*" } ?? true || parts.count > 1 && parts[parts.count - 1] == "*" && parts[parts.count - 2].first?.isNumber != true
    }

    private static func lacksPythonVersion(_ word: PackageWord) -> Bool {
        let text = word.text
        if let scheme = versionControl.first(where: { text.hasPrefix($0) || text.holdsByte(UInt8(ascii: "@")) && (text.holdsBytes(of: "@ \($0)") || text.holdsBytes(of: "@\($0)")) }) { return !word.isPartial && !namesRevision(text, scheme) }
        if word.isPartial || text.hasPrefix("-") || text.hasPrefix(".") || text.holdsByte(UInt8(ascii: "/")) || text.holdsByte(UInt8(ascii: "\\")) { return false }
        if [".whl", ".tar.gz", ".zip", ".tar.bz2", ".tgz"].contains(where: { text.hasSuffix($0) }) { return false }
        return !text.utf8.contains { "=<>~!@".utf8.contains($0) }
    }

    private static let versionControl = ["git+", "hg+", "svn+", "bzr+", "git://"]

    /// `git+https://host/path@revision`; an `@` in front of the host stands behind a user's name.
    private static func namesRevision(_ text: String, _ scheme: String) -> Bool {
        guard let start = text.firstRange(of: scheme)?.upperBound else { return true }
        let address = text[start...].prefix { $0 != "#" }
        let host = address.firstRange(of: "://")?.upperBound ?? address.startIndex
        guard let path = address[host...].firstIndex(of: "/") else { return true }
        return address[path...].contains("@")
    }

    private static func lacksNodeVersion(_ word: PackageWord) -> Bool {
        let text = word.text
        if text.hasPrefix("-") || text.hasPrefix(".") || text.hasPrefix("/") || text.hasPrefix("~") || text.hasPrefix("file:") || text.hasPrefix("workspace:") { return false }
        if text.hasPrefix("git") && text.holdsBytes(of: "://") || text.hasPrefix("github:") || text.hasPrefix("gitlab:") || text.hasPrefix("bitbucket:") { return !word.isPartial && !text.holdsByte(UInt8(ascii: "#")) }
        if text.holdsBytes(of: "://") || [".tgz", ".tar.gz", ".tar"].contains(where: { text.hasSuffix($0) }) { return false }
        // Behind the scope.
        let name = text.hasPrefix("@") ? text.dropFirst() : text[...]
        guard let at = name.firstIndex(of: "@") else {
            if word.isPartial { return false }
            // `user/repository` is GitHub's.
            return !(name.contains("/") && !text.hasPrefix("@")) || !name.contains("#")
        }
        let version = name[name.index(after: at)...]
        if word.isPartial || version.contains("/") || version.contains(":") { return false }
        return isFloating(version)
    }

    /// A tag such as `latest`, or any version at all.
    private static func isFloating(_ version: Substring) -> Bool {
        guard let first = version.first else { return true }
        if ["*", "x", "X"].contains(version) { return true }
        return first.isLetter && !(first == "v" && version.dropFirst().first?.isNumber == true)
    }
}
