import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

extension LintedFile {
    /// The scripts that RUN hands to a shell which ShellCheck knows, those that ONBUILD stores among them, in the order of the text.
    ///
    /// CMD, ENTRYPOINT and HEALTHCHECK run where variables are set that nobody knows here.
    public var scripts: [FileScript] {
        var collector = ScriptCollector(self)
        return collector.scripts()
    }
}

/// Walks over the stages of a file and takes down scripts with the shell and the variables that are in force.
private struct ScriptCollector {
    private let file: LintedFile
    /// By stage, the names that ARG and ENV have set at its end, in order.
    private var ends: [[String]] = []

    init(_ file: LintedFile) {
        self.file = file
    }

    mutating func scripts() -> [FileScript] {
        var scripts: [FileScript] = []
        for stage in file.model.stages {
            var names = Self.predefined
            if case .stage(let parent) = stage.base, parent < ends.count { names = ends[parent] }
            collect(stage, &names, &scripts)
            ends.append(names)
        }
        return scripts
    }

    private static let predefined = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"]

    private func collect(_ stage: Stage, _ names: inout [String], _ scripts: inout [FileScript]) {
        let hasShell = stage.image.hasShell.value != false && !isForWindows(stage)
        var plain: ScriptDialect?
        for index in stage.instructions {
            let outer = file.tree.instructions[index]
            var instruction = outer
            var isTrigger = false
            if case .onbuild(let stored) = outer.content, let inner = stored.inner.first {
                instruction = inner
                isTrigger = true
            }
            switch instruction.content {
            case .arg(let declarations): names += declarations.map(\.name.text)
            case .env(let pairs): names += pairs.map(\.key.text)
            case .run(let run):
                guard hasShell, case .shell(let word) = run.command else { continue }
                let known = plain ?? file.plainShell(of: stage)
                plain = known
                let set = names + run.mounts.compactMap { $0.field("env")?.value }
                guard let words = shell(at: index, of: stage) else { continue }
                if let script = script(word, instruction, words, plain: known, set, isTrigger: isTrigger) {
                    scripts.append(script)
                    scripts[scripts.count - 1].repair()
                }
            default: break
            }
        }
    }

    /// The command line of the shell in force; `nil`: not known.
    private func shell(at index: Int, of stage: Stage) -> [String]? {
        switch file.shell(at: index, of: stage) {
        case .absent: ["/bin/sh"]
        case .present(let words, _): words
        case .unknown: nil
        }
    }

    // MARK: one script

    private func script(_ word: Word, _ instruction: Instruction, _ shell: [String], plain: ScriptDialect, _ names: [String], isTrigger: Bool) -> FileScript? {
        if instruction.heredocs.count == 1, let heredoc = instruction.heredocs.first, word.text.trimmedBlanks == file.tree.text(heredoc.marker) {
            return script(heredoc, shell, plain: plain, names, isTrigger: isTrigger)
        }
        guard let (dialect, exits) = ScriptDialect.of(shell, plain: plain) else { return nil }
        let line = instruction.logicalLine
        let range = word.logicalRange
        if range.isEmpty { return nil }
        var script = FileScript(isShellKnown: dialect != .posix, isTrigger: isTrigger)
        let bodies = instruction.heredocs.flatMap { Array(file.tree.bytes[$0.body.indices]) }
        script.append(made: "#!\(dialect.program)\(exits ? " -e" : "")\n".utf8)
        script.append(made: Self.declarations(names, mentionedIn: line.bytes[range] + bodies))
        for piece in line.pieces(of: range) { script.append(line.bytes[piece.range], from: piece.physical) }
        script.append(made: "\n".utf8)
        for heredoc in instruction.heredocs {
            script.append(file.tree.bytes[heredoc.body.indices], from: Int(heredoc.body.start))
            script.append(file.tree.bytes[heredoc.terminator.indices], from: Int(heredoc.terminator.start))
        }
        return script
    }

    /// A here-document that is the script: run by the shell in force, or by what its first line names.
    private func script(_ heredoc: Heredoc, _ shell: [String], plain: ScriptDialect, _ names: [String], isTrigger: Bool) -> FileScript? {
        var lines: [(bytes: ArraySlice<UInt8>, start: Int)] = []
        var start = Int(heredoc.body.start)
        while start < Int(heredoc.body.end) {
            let end = file.tree.bytes[start..<Int(heredoc.body.end)].firstIndex(of: 0x0A).map { $0 + 1 } ?? Int(heredoc.body.end)
            let tabs = heredoc.chomp ? file.tree.bytes[start..<end].prefix { $0 == 0x09 }.count : 0
            lines.append((file.tree.bytes[(start + tabs)..<end], start + tabs))
            start = end
        }
        var words = shell
        var opening: (bytes: ArraySlice<UInt8>, start: Int)?
        if let first = lines.first, first.bytes.starts(with: "#!".utf8) {
            words = String(decoding: first.bytes.dropFirst(2), as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" || $0 == "\r\n" }.map(String.init)
            opening = first
            lines.removeFirst()
        }
        guard !lines.isEmpty, let (dialect, exits) = ScriptDialect.of(words, plain: plain) else { return nil }
        var script = FileScript(isShellKnown: dialect != .posix, isTrigger: isTrigger)
        if let opening {
            script.append(opening.bytes, from: opening.start)
            script.append(made: "# shellcheck shell=\(dialect.name)\n".utf8)
        } else {
            script.append(made: "#!\(dialect.program)\(exits ? " -e" : "")\n".utf8)
        }
        script.append(made: Self.declarations(names, mentionedIn: file.tree.bytes[heredoc.body.indices]))
        for line in lines { script.append(line.bytes, from: line.start) }
        return script
    }

    /// A line that gives a value to the variables that a script reads and the build sets, so that they count as set, to something without blanks.
    private static func declarations(_ names: [String], mentionedIn body: ArraySlice<UInt8>) -> [UInt8] {
        guard body.contains(UInt8(ascii: "$")) else { return [] }
        var seen: Set<String> = []
        let mentioned = names.filter { isName($0) && seen.insert($0).inserted && body.holds(Array($0.utf8)) }
        return mentioned.isEmpty ? [] : Array("export \(mentioned.sorted().map { $0 + "=1" }.joined(separator: " "))\n".utf8)
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F }
    }

    // MARK: what else decides about the shell

    /// Windows images run `cmd` where nothing else is said.
    private func isForWindows(_ stage: Stage) -> Bool {
        if stage.image.distribution.value?.family == .windows { return true }
        // Backslashes stand in paths there, so that lines are continued by another character.
        if file.tree.escape == UInt8(ascii: "`"), stage.image.distribution.value == nil { return true }
        guard let name = stage.reference.text.value?.lowercased() else { return false }
        return ["windows", "nanoserver", "servercore"].contains { name.byteOffset(of: $0) != nil }
    }
}

extension String {
    fileprivate var trimmedBlanks: String {
        var bytes = Substring(self)
        while let last = bytes.last, last == " " || last == "\t" || last == "\r" { bytes.removeLast() }
        return String(bytes)
    }
}

extension ArraySlice<UInt8> {
    fileprivate func holds(_ name: [UInt8]) -> Bool {
        guard let first = name.first else { return false }
        var start = startIndex
        while let found = self[start...].firstIndex(of: first) {
            if self[found...].starts(with: name) { return true }
            start = found + 1
        }
        return false
    }
}
