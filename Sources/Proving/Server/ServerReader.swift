import BuildEffects
import DockerfileSemantics
import HardenedCatalog

/// Reads the start command of a stage, and the files of settings that it names, by what is known of its program.
struct ServerReader {
    private let stage: StageComparison
    private let files: ServerFiles
    private let variables: [String: String]
    private let folder: Place?

    init(_ stage: StageComparison) {
        self.stage = stage
        files = ServerFiles(stage)
        variables = RuntimeVariables.values(of: stage.after, in: stage.result)
        folder = stage.after.final.workdir.value.map { Place(absolute: $0) }
    }

    func read() -> ServerUse {
        var use = ServerUse()
        guard let start = stage.after.final.start.value else { return use }
        if start.isShellForm {
            for command in start.range.map(stage.result.commands(inCommandAt:)) ?? [] {
                if let name = command.program { read([name] + command.literalArguments, &use) }
            }
        } else {
            read(start.words, &use)
        }
        return use
    }

    private func read(_ words: [String], _ use: inout ServerUse) {
        guard let (program, written) = Self.program(of: words) else { return }
        if program == "nginx" { return NginxReader(files: files).read(written, &use) }
        let settings = stage.catalog.serverSettings(of: program, in: stage.definition?.image).filter { setting in setting.word.map(written.contains) ?? true }
        if settings.isEmpty { return }
        var arguments = written
        for setting in settings where setting.use == .words {
            for name in setting.variables { arguments += variables[name]?.split(separator: " ").map(String.init) ?? [] }
        }
        for setting in settings where setting.use != .words && setting.use != .read {
            var values = Self.values(of: setting, in: arguments)
            for name in setting.variables { if let value = variables[name] { values.append((value, name)) } }
            if values.isEmpty, let standard = setting.standard { values.append((standard, "by default")) }
            for (value, by) in values { take(value, setting.use, by: by, &use) }
        }
        for setting in settings where setting.use == .read { readFile(setting, settings, arguments, &use) }
    }

    /// `python -m NAME` is NAME; what only starts what follows is passed over.
    private static func program(of words: [String]) -> (name: String, arguments: [String])? {
        var words = words[...]
        while let first = words.first {
            let name = first.split(separator: "/").last.map(String.init) ?? first
            // The entry scripts of servers start what follows.
            if starters.contains(name) || name.hasSuffix("entrypoint.sh") && words.count > 1 {
                words = words.dropFirst().drop { $0.hasPrefix("-") || $0 == "run-program" }
                continue
            }
            if name.hasPrefix("python"), let module = words.firstIndex(of: "-m"), words.index(after: module) < words.endIndex {
                return (words[module + 1], Array(words[(module + 2)...]))
            }
            return (name.hasPrefix("php-fpm") ? "php-fpm" : name, Array(words.dropFirst()))
        }
        return nil
    }

    private static let starters: Set<String> = ["tini", "dumb-init", "ddtrace-run", "opentelemetry-instrument", "newrelic-admin", "ddprof"]

    /// The values of an option, with how it is written.
    private static func values(of setting: ServerSetting, in words: [String]) -> [(value: String, by: String)] {
        var found: [(String, String)] = []
        for (index, word) in words.enumerated() {
            for option in setting.options {
                var value: String?
                if option == "#" {
                    if Int(word) != nil { value = word }
                } else if option.hasPrefix("*") {
                    if !word.hasPrefix("-"), word.hasSuffix(option.dropFirst()) { value = word }
                } else if option.hasSuffix("=") || option.hasSuffix(":") {
                    if word.hasPrefix(option) { value = String(word.dropFirst(option.count)) }
                } else if word == option {
                    value = index + 1 < words.count ? words[index + 1] : nil
                } else if word.hasPrefix(option + "=") {
                    value = String(word.dropFirst(option.count + 1))
                } else if option.count == 2, option.hasPrefix("-"), word.hasPrefix(option), let next = word.dropFirst(2).first, next == "/" || next == ":" || next.isNumber {
                    value = String(word.dropFirst(2))
                }
                guard var text = value else { continue }
                if let behind = setting.behind {
                    guard let start = text.firstRange(of: behind) else { continue }
                    text = String(text[start.upperBound...].prefix { $0 != ":" && $0 != "," })
                }
                found.append((text, option == "#" ? "the start command" : option.hasPrefix("*") ? word : option.hasSuffix("=") || option.hasSuffix(":") ? String(option.dropLast()) : option))
                break
            }
        }
        return found
    }

    // MARK: files of settings

    private func readFile(_ reading: ServerSetting, _ settings: [ServerSetting], _ arguments: [String], _ use: inout ServerUse) {
        let named = Self.values(of: reading, in: arguments).map(\.value)
        for value in named.isEmpty ? reading.standard.map({ [$0] }) ?? [] : named {
            let path = value.hasPrefix("file:") ? String(value.dropFirst(5)) : value
            guard !path.hasPrefix("python:"), let place = Place(path, in: folder) else {
                use.unread.append("the settings in \(value)")
                continue
            }
            let title = place.lastName
            switch files.read(place) {
            case .unread, .absent: if !named.isEmpty { use.unread.append("the settings in \(title)") }
            case .text(let bytes):
                for line in SettingLines(bytes, reading.form ?? .ini).settings {
                    for setting in settings where setting.settings.contains(line.name) {
                        guard let values = line.values else {
                            use.unread.append("\(line.name) in \(title)")
                            continue
                        }
                        for value in values { take(value, setting.use, by: "\(line.name) in \(title)", &use) }
                    }
                }
            }
        }
    }

    // MARK: values

    private func take(_ value: String, _ use: ServerSetting.Use, by: String, _ found: inout ServerUse) {
        func write(_ kind: ServerUse.Written.Kind, _ path: String) {
            if Self.isNoFile(path) { return }
            guard !path.contains("$"), !path.contains("%"), let place = Place(path, in: folder) else { return found.unread.append(by) }
            found.written.append(ServerUse.Written(kind: kind, place: place, by: by))
        }
        switch use {
        case .write: write(.file, value)
        case .create: write(.new, value)
        case .fill: write(.folder, value)
        case .listen:
            for address in value.split(whereSeparator: { ",; ".contains($0) }) {
                if address.hasPrefix("unix:") {
                    write(.new, String(address.dropFirst(5)))
                } else if let port = Self.port(address) {
                    found.ports.append(ServerUse.Port(number: port, by: by))
                } else if address.contains("/"), !address.contains("://") || address.hasPrefix("unix://") {
                    write(.new, address.hasPrefix("unix://") ? String(address.dropFirst(7)) : String(address))
                }
            }
        case .read, .words: return
        }
    }

    /// `80`, `:80`, `0.0.0.0:80`, `[::]:80`, `http://+:80/`; without a port, that of the scheme.
    private static func port(_ address: Substring) -> Int? {
        if let port = Int(address) { return port }
        var rest = address
        var standard: Int?
        if let scheme = rest.firstRange(of: "://") {
            standard = ["http": 80, "https": 443][String(rest[..<scheme.lowerBound])]
            rest = rest[scheme.upperBound...].prefix { $0 != "/" }
        }
        guard let colon = rest.lastIndex(of: ":") else { return standard }
        return Int(rest[rest.index(after: colon)...]) ?? standard
    }

    /// Words that stand for a stream, for another service or for nothing.
    private static func isNoFile(_ path: String) -> Bool { ["", "-", "none", "off", "null", "stdout", "stderr", "syslog", "auto", "no"].contains(path.lowercased()) || path.hasPrefix("syslog:") }
}
