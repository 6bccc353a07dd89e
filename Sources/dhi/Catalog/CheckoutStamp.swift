internal import Foundation

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
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "--no-optional-locks", "--no-replace-objects", "-C", folder.path, "cat-file", "commit", commit]
        git.environment = ProcessInfo.processInfo.environment.merging(["GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"]) { $1 }
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        git.standardInput = FileHandle.nullDevice
        guard (try? git.run()) != nil, let data = try? output.fileHandleForReading.readToEnd() else { return nil }
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { return nil }
        let committer = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("committer ") }
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
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int, size < 50_000_000 else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
