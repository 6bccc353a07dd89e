import BuildEffects
import DockerfileSemantics
import HardenedCatalog

/// Whether what containers start changes its user by itself, which only root may.
struct UserSwitchProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    func findings() -> [ProofFinding] {
        guard stage.isStarted, stage.before.final.user.value?.isRoot != false, stage.after.final.user.value?.isRoot == false, let words = stage.after.final.start.value?.words, let program = words.first,
            let server = Server(program.split(separator: "/").last.map(String.init) ?? program)
        else { return [] }
        let user = stage.after.final.user.value?.text ?? "the user"
        if let option = words.dropFirst().first(where: { word in server.options.contains { word == $0 || word.hasPrefix($0 + "=") } }) {
            return [failed("the start command makes \(server.name) another user by \(option), which \(user) may not; leave it out")]
        }
        let folder = stage.after.final.workdir.value.map { Place(absolute: $0) }
        return server.settings(words).flatMap { file -> [ProofFinding] in
            guard let bytes = Place(file, in: folder).flatMap(stage.contents) else {
                return [failed("\(file) may tell \(server.name) which user to become, which \(user) may not, and it is not at hand")]
            }
            guard let setting = server.userSetting(in: bytes) else { return [] }
            return [failed("`\(setting)` in \(file) makes \(server.name) another user, which \(user) may not; leave it out")]
        }
    }

    private func failed(_ message: String) -> ProofFinding {
        stage.finding(.user, .failed, "user-switch", message, at: stage.after.final.start.value?.range ?? stage.baseRange)
    }

    /// A server that can change its user when it starts.
    private enum Server: String {
        case uwsgi, gunicorn, celery

        init?(_ program: String) {
            switch program {
            case "uwsgi", "uwsgi_python", "uwsgi_python3", "pyuwsgi": self = .uwsgi
            case "gunicorn", "celery": self.init(rawValue: program)
            default: return nil
            }
        }

        var name: String { self == .uwsgi ? "uWSGI" : rawValue }

        var options: [String] {
            switch self {
            case .uwsgi: ["--uid", "--gid", "--immediate-uid", "--immediate-gid"]
            case .gunicorn: ["-u", "--user", "-g", "--group"]
            case .celery: ["--uid", "--gid"]
            }
        }

        private static let kinds = ["ini", "yaml", "yml", "xml", "json"]

        /// Files with its settings that the start command names; what follows a colon is a section of them.
        func settings(_ words: [String]) -> [String] {
            guard self == .uwsgi else { return [] }
            return words.indices.dropFirst().compactMap { settings(words, $0) }.map { file in String(file.prefix { $0 != ":" }) }
        }

        private func settings(_ words: [String], _ index: Int) -> String? {
            let word = words[index]
            // `--ini` alone is followed by the file; `--ini=file` and `file.ini` name it themselves.
            if Self.kinds.contains(where: { words[index - 1] == "--" + $0 }) { return word }
            if let kind = Self.kinds.first(where: { word.hasPrefix("--\($0)=") }) { return String(word.dropFirst(kind.count + 3)) }
            return !word.hasPrefix("-") && Self.kinds.contains { word.hasSuffix("." + $0) } ? word : nil
        }

        /// The line that names a user or a group other than the own.
        func userSetting(in bytes: [UInt8]) -> String? {
            String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).lazy.map { $0.filter { !$0.isWhitespace } }.first { line in
                ["uid", "gid", "immediate-uid", "immediate-gid", "<uid>", "<gid>", "\"uid\"", "\"gid\""].contains { key in
                    line.hasPrefix(key) && (key.hasPrefix("<") || line.dropFirst(key.count).first.map { $0 == "=" || $0 == ":" } == true)
                }
            }
        }
    }
}
