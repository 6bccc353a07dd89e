import Glibc

/// The program `shellcheck` of this machine.
public struct ShellCheckProgram: Sendable {
    public let path: FilePath

    public init(path: FilePath) {
        self.path = path
    }

    /// The first one on the PATH; `nil`: there is none.
    ///
    /// Relative folders are passed over: what lies in a repository is not to be started because somebody lints it.
    public static func onPath() -> ShellCheckProgram? { onPath(among: Environment.value("PATH") ?? "/usr/local/bin:/usr/bin:/bin") }

    static func onPath(among folders: String) -> ShellCheckProgram? {
        for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
            let path = FilePath(folder.utf8).appending("shellcheck")
            guard let status = try? path.status(following: true), status.isRegularFile, unsafe path.withCString({ unsafe access($0, X_OK) }) == 0 else { continue }
            return ShellCheckProgram(path: path)
        }
        return nil
    }

    /// Its release, as it says itself; `nil` where it says none.
    func version(within limit: Duration) -> String? {
        guard case .ended(0, let output) = ProgramCall(program: path, arguments: ["--version"]).run(within: limit) else { return nil }
        for line in String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline) where line.hasPrefix("version:") {
            let version = line.dropFirst("version:".count).filter { $0 != " " }
            return version.isEmpty || version.utf8.count > 100 ? nil : version
        }
        return nil
    }

    /// Something that changes with the program, so that it need not be asked for its version each time; `nil` where that cannot be told.
    ///
    /// A script, or a link to a launcher of programs, may stay as it is while what it starts is replaced.
    var identity: String? {
        guard let resolved = try? path.resolved(), resolved.lastComponent == "shellcheck", let file = try? FileDescriptor(opening: resolved, O_RDONLY), let status = try? file.status(),
            (try? file.read(atMost: 4, expecting: 4)) == [0x7F] + Array("ELF".utf8)
        else { return nil }
        return "\(status.st_dev):\(status.st_ino):\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec):\(resolved)"
    }
}
