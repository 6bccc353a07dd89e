import BuildEffects
import DockerfileSemantics
import HardenedCatalog
import ShellSyntax

/// Takes one thing off that stands in front of the program.
struct StartStepper {
    let reader: StartReader

    enum Step {
        /// Nothing stands in front of it, or the image has what does.
        case done
        case next(StartLine)
        case refused(StartRefusal)
    }

    func step(_ line: StartLine) -> Step {
        guard let program = line.words.first else { return .done }
        if ShellStart.needsShell(line.words, isShellForm: line.isShellForm) { return reader.runtime.hasShell ? .done : shell(line) }
        if let answer = PackageScript.command(of: line.words, in: line.folder, contents: { reader.files?.contents(of: $0) }), !has(program) {
            switch answer {
            case .refused(let why):
                return .refused(StartRefusal("package-script", "containers start `\(line.words.joined(separator: " "))`, and \(reader.title) has no \(program); \(why)"))
            case .words(let words, let settings):
                if let folder = line.folder, ["npm", "yarn", "pnpm"].contains(program), let why = PackageVariables(files: reader.files, folder: folder).loss(without: program) {
                    return .refused(StartRefusal("package-script", "containers start `\(line.words.joined(separator: " "))`, and \(reader.title) has no \(program); \(why)"))
                }
                var next = line
                next.words = words
                // A script that another one starts has the last word.
                next.settings.removeAll { setting in settings.contains { $0.name == setting.name } }
                next.settings += settings
                return .next(next)
            }
        }
        if let step = GemStart(reader: reader).step(line) ?? (reader.runtime.hasShell ? nil : UvStart(reader: reader).step(line)) { return step }
        guard let bytes = contents(program, in: line.folder) else { return .done }
        switch ScriptFile(bytes).kind {
        case .shell(let shell):
            if reader.runtime.hasShell { return .done }
            return script(bytes, called: program, arguments: Array(line.words.dropFirst()), shell: shell, line)
        case .carriageReturn: return .refused(StartRefusal("script-line-ends", "the first line of \(program) ends with CR LF, so that the kernel finds no such interpreter"))
        case .interpreted(_, let name?) where !has("env") && has(name): return next(line, [name, path(program, in: line.folder)] + line.words.dropFirst())
        case .interpreted, .binary, .text: return .done
        }
    }

    /// `sh -c TEXT`, or `sh FILE`.
    private func shell(_ line: StartLine) -> Step {
        var index = 1
        while index < line.words.count {
            let option = line.words[index]
            if ["-e", "-u", "-eu", "-o", "pipefail", "-x", "-ex", "-eux"].contains(option) { index += 1 } else { break }
        }
        guard index < line.words.count else { return .refused(StartRefusal("start-needs-shell", "it is a shell that reads commands")) }
        let shell = line.words[0].split(separator: "/").last.map(String.init) ?? "sh"
        if ["-c", "-ec", "-euc", "-xc", "-exc", "-lc"].contains(line.words[index]) {
            guard line.words[index] != "-lc", index + 2 == line.words.count else { return .refused(StartRefusal("start-needs-shell", "it gives the shell more than a text")) }
            return handOver(Array(line.words[index + 1].utf8), shell: shell, arguments: nil, line, called: nil)
        }
        let file = line.words[index]
        guard !file.hasPrefix("-") else { return .refused(StartRefusal("start-needs-shell", "it gives the shell the option \(file)")) }
        guard let bytes = contents(file.contains("/") ? file : "./" + file, in: line.folder) else {
            return .refused(StartRefusal("script-unknown", "what \(file) does is not known, as the file is not at hand\(advice)"))
        }
        if case .shell(let own) = ScriptFile(bytes).kind { return script(bytes, called: file, arguments: Array(line.words[(index + 1)...]), shell: own, line) }
        return script(bytes, called: file, arguments: Array(line.words[(index + 1)...]), shell: shell, line)
    }

    private func script(_ bytes: [UInt8], called name: String, arguments: [String], shell: String, _ line: StartLine) -> Step {
        let title = name.split(separator: "/").last.map(String.init) ?? name
        if bytes.contains(UInt8(ascii: "\r")) { return .refused(StartRefusal("script-line-ends", "\(title) has lines that end with CR LF, which shells take for a part of the last word")) }
        return handOver(bytes, shell: shell, arguments: arguments, line, called: title)
    }

    /// `arguments` and `title` are `nil` for the text of `sh -c`, which gets none.
    private func handOver(_ text: [UInt8], shell: String, arguments: [String]?, _ line: StartLine, called title: String?) -> Step {
        func refused(_ message: String) -> Step { .refused(StartRefusal(title == nil ? "start-needs-shell" : "start-script", message)) }
        let handover: ShellHandover
        switch ShellHandover.read(text, dialect: shell == "bash" ? .bash : .posix) {
        case .failure(let obstacle): return refused("\(title ?? "it") \(obstacle.text)")
        case .success(let read): handover = read
        }
        if handover.passesArguments, arguments == nil { return refused("it passes on arguments that it does not get") }
        var next = line
        next.isShellForm = false
        next.settings.removeAll { setting in handover.settings.contains { $0.name == setting.name } }
        next.settings += handover.settings
        if let folder = handover.folder {
            next.folder = Place(folder, in: line.folder)
            next.hasMoved = true
        }
        let own = Set(handover.settings.map(\.name))
        var words = StartWords(
            catalog: reader.catalog, environment: reader.environment.filter { !own.contains($0.key) }, isSet: { own.contains($0) || reader.final.variables[$0].value != nil },
            files: reader.files, folder: next.folder, allowsFreezing: reader.policy.allowsFrozenVariables)
        switch words.read(handover.words) {
        case .failure(let why): return refused(title.map { "in \($0), \(why.message)" } ?? why.message)
        case .success(let read): next.words = read
        }
        next.frozen += words.frozen
        next.readByProgram += words.readByProgram
        if handover.passesArguments {
            next.words += arguments ?? []
            next.takesArguments = line.takesArguments
        } else {
            next.takesArguments = false
        }
        return .next(next)
    }

    // MARK: files

    private func next(_ line: StartLine, _ words: [String]) -> Step {
        var next = line
        next.words = words
        return .next(next)
    }

    private var advice: String { reader.files == nil ? " (say --context)" : "" }

    private func has(_ program: String) -> Bool { reader.catalog.presence(ofCommand: program, in: reader.runtime).isPresent }

    /// The file that a program's name leads to, if it comes from the context.
    private func contents(_ program: String, in folder: Place?) -> [UInt8]? {
        guard let files = reader.files else { return nil }
        if program.contains("/") { return Place(program, in: folder).flatMap { files.contents(of: $0) } }
        if has(program) { return nil }
        return searched(program).flatMap { files.contents(of: $0) }
    }

    /// As the kernel names a script to its interpreter.
    private func path(_ program: String, in folder: Place?) -> String {
        program.contains("/") ? program : searched(program)?.text ?? program
    }

    private func searched(_ program: String) -> Place? {
        guard let path = reader.final.variables["PATH"].value, let files = reader.files else { return nil }
        return path.split(separator: ":").lazy.map { Place(absolute: String($0)).appending(program) }.first { files.contents(of: $0) != nil }
    }
}
