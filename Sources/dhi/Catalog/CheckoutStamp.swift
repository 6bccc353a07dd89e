internal import FoundationEssentials
internal import RepositoryConversion

/// The commit that a checkout stands at, and its date.
///
/// The commit is read from the files of `.git`; only for the date, which stands in packed files, `git` is asked, by a command that reads one object
/// and runs nothing that the checkout configures.
struct CheckoutStamp {
    private let folder: URL

    init(checkout: String) {
        folder = URL(fileURLWithPath: checkout, isDirectory: true)
    }

    /// 40 hexadecimal digits; `nil` when it cannot be told.
    var commit: String? {
        guard let head = text("HEAD") else { return nil }
        guard head.hasPrefix("ref: ") else { return Self.commit(head) }
        let name = String(head.dropFirst("ref: ".count))
        guard name.hasPrefix("refs/"), !name.split(separator: "/").contains("..") else { return nil }
        if let loose = text(name) { return Self.commit(loose) }
        let packed = text("packed-refs")?.split(separator: "\n").first { $0.hasSuffix(" \(name)") }
        return packed.flatMap { Self.commit(String($0.prefix(40))) }
    }

    /// ISO date, in universal time.
    func date(of commit: String) -> String? {
        guard Self.commit(commit) != nil else { return nil }
        let git = ProgramCall(
            program: "/usr/bin/env", arguments: ["git", "--no-optional-locks", "--no-replace-objects", "-C", folder.path, "cat-file", "commit", commit],
            // All variables: some say where git's own settings are.
            environment: ProcessInfo.processInfo.environment.merging(["GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"]) { $1 })
        guard case .ended(0, let output) = git.run(within: .seconds(60)) else { return nil }
        let committer = String(decoding: output, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("committer ") }
        // `committer Name <address> 1784761509 +0000`
        let words = committer?.split(separator: " ").suffix(2)
        guard let seconds = words?.first.flatMap({ TimeInterval($0) }) else { return nil }
        return String(Date(timeIntervalSince1970: seconds).formatted(.iso8601).prefix(10))
    }

    private static func commit(_ text: String) -> String? {
        let digits = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        return (digits.count == 40 || digits.count == 64) && digits.allSatisfy(\.isHexDigit) ? digits : nil
    }

    /// A small file of `.git`, without following links.
    private func text(_ name: String) -> String? {
        let path = folder.appendingPathComponent(".git").appendingPathComponent(name).path
        guard let bytes = try? FileReader(limit: 50_000_000).readUnlinked(FilePath(path)) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(text[first...last])
    }
}
