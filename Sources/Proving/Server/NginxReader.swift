import BuildEffects

/// What nginx writes, listens on and loads, by its command line and by the settings that the file brings.
///
/// `user` is not asked: without root nginx passes over it.
struct NginxReader {
    let files: ServerFiles

    private static let folder = Place(absolute: "/etc/nginx")
    private static let main = folder.appending("nginx.conf")
    /// Where the image's own server stands, whose folder the image's own settings include.
    private static let servers = folder.appending("conf.d")

    func read(_ arguments: [String], _ use: inout ServerUse) {
        var walk = Walk(files: files, use: use)
        walk.use.knowsAllPorts = true
        var main = Self.main
        for (index, word) in arguments.enumerated() where index + 1 < arguments.count {
            switch word {
            case "-g":
                if let directives = NginxDirective.parse(Array((arguments[index + 1] + ";").utf8)) ?? NginxDirective.parse(Array(arguments[index + 1].utf8)) {
                    walk.read(directives, in: "", of: "-g", depth: 0)
                } else {
                    walk.unread("what -g says")
                }
            case "-c": main = Place(arguments[index + 1], in: Self.folder) ?? main
            case "-e": walk.write(.file, arguments[index + 1], by: "-e")
            case "-p": walk.unread("the settings below \(arguments[index + 1])")
            default: continue
            }
        }
        walk.readFile(main, in: "", depth: 0) { walk in
            guard main == Self.main else { return walk.unread("the settings in \(main.text)") }
            // The image's own settings.
            walk.include(Self.servers.path + "/*.conf", in: "http", of: main.lastName, depth: 1)
        }
        use = walk.use
    }

    /// Goes through files and blocks.
    private struct Walk {
        let files: ServerFiles
        var use: ServerUse
        /// Files that include each other would never end.
        private var left = 200

        init(files: ServerFiles, use: ServerUse) {
            self.files = files
            self.use = use
        }

        mutating func unread(_ what: String) {
            use.unread.append(what)
            use.knowsAllPorts = false
        }

        /// - Parameter absent: What to do where the image's own file stands.
        mutating func readFile(_ place: Place, in block: String, depth: Int, absent: (inout Walk) -> Void) {
            switch files.read(place) {
            case .absent: absent(&self)
            case .unread: unread("the settings in \(place.text)")
            case .text(let bytes):
                guard left > 0 else { return unread("the settings in \(place.text)") }
                left -= 1
                guard let directives = NginxDirective.parse(bytes) else { return unread("the settings in \(place.text)") }
                use.hasOwnSettings = true
                read(directives, in: block, of: place.lastName, depth: depth)
            }
        }

        mutating func read(_ directives: [NginxDirective], in block: String, of file: String, depth: Int) {
            guard depth < 64 else { return unread("the settings in \(file)") }
            if block == "server", !directives.contains(where: { $0.name == "listen" || $0.name == "include" }) {
                use.withoutPort.append("a server in \(file)")
            }
            for directive in directives {
                read(directive, in: block, of: file, depth: depth)
                guard let inner = directive.block else { continue }
                // Servers of mail and of plain streams listen alike.
                read(inner, in: directive.name == "server" && ["http", "stream", "mail"].contains(block) ? "server" : directive.name == "server" ? "upstream" : directive.name, of: file, depth: depth + 1)
            }
        }

        private mutating func read(_ directive: NginxDirective, in block: String, of file: String, depth: Int) {
            guard let first = directive.arguments.first else { return }
            let by = "\(directive.name) in \(file)"
            switch directive.name {
            case "pid", "lock_file": write(.file, first, by: by)
            case "error_log", "access_log":
                if first != "off", first != "stderr", !["syslog:", "memory:", "|"].contains(where: first.hasPrefix) { write(.file, first, by: by) }
            case "client_body_temp_path", "proxy_temp_path", "fastcgi_temp_path", "uwsgi_temp_path", "scgi_temp_path", "proxy_cache_path", "fastcgi_cache_path", "uwsgi_cache_path", "scgi_cache_path":
                write(.folder, first, by: by)
            case "listen" where block == "server": listen(first, by: by)
            case "load_module":
                guard let module = Place(first, in: NginxReader.folder) else { return }
                if case .absent = files.read(module) { use.modules.append("\(file) loads \(first)") }
            case "include": include(first, in: block, of: file, depth: depth)
            default: return
            }
        }

        private mutating func listen(_ address: String, by: String) {
            if address.hasPrefix("unix:") { return write(.new, String(address.dropFirst(5)), by: by) }
            let last = address.hasPrefix("[") ? address.drop { $0 != "]" }.dropFirst().drop { $0 == ":" } : address.split(separator: ":").last ?? ""
            // An address alone is one of port 80.
            let number = Int(last) ?? (address.contains(":") && !address.hasPrefix("[") || address.contains("$") ? nil : 80)
            guard let number else { return unread(by) }
            use.ports.append(ServerUse.Port(number: number, by: by))
        }

        mutating func write(_ kind: ServerUse.Written.Kind, _ path: String, by: String) {
            // What a variable stands for is below the folder in front of it.
            guard !path.hasPrefix("$") else { return unreadPlace(by) }
            if path.contains("$") {
                let folder = path.prefix { $0 != "$" }.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
                return append(.folder, folder, by)
            }
            append(kind, path, by)
        }

        private mutating func append(_ kind: ServerUse.Written.Kind, _ path: String, _ by: String) {
            guard let place = Place(path, in: NginxReader.folder) else { return unreadPlace(by) }
            use.written.append(ServerUse.Written(kind: kind, place: place, by: by))
        }

        private mutating func unreadPlace(_ by: String) { use.unread.append(by) }

        mutating func include(_ pattern: String, in block: String, of file: String, depth: Int) {
            guard let place = Place(pattern, in: NginxReader.folder), !pattern.contains("$") else { return unread("include \(pattern) in \(file)") }
            let isPattern = pattern.contains("*") || pattern.contains("?") || pattern.contains("[")
            guard isPattern else {
                // What the file does not bring is the image's: types and parameters.
                return readFile(place, in: block, depth: depth + 1) { _ in }
            }
            let folder = place.parent
            guard !folder.path.contains("*"), !folder.path.contains("?"), !folder.path.contains("["), !place.lastName.contains("[") else { return unread("include \(pattern) in \(file)") }
            let (names, isComplete) = files.names(in: folder)
            if !isComplete { unread("the settings in \(folder.text)") }
            for name in names where folder.appending(name).isCalled(place.lastName) { readFile(folder.appending(name), in: block, depth: depth + 1) { _ in } }
            guard folder == NginxReader.servers, folder.appending("default.conf").isCalled(place.lastName), case .absent = files.read(folder.appending("default.conf")) else { return }
            // The image's own server, unless the file removes it.
            if !files.isRemoved(folder.appending("default.conf")) { use.knowsAllPorts = false }
        }
    }
}
