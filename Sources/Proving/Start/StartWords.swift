import BuildEffects
import HardenedCatalog
import ShellSyntax

/// The words of a command as its program gets them without a shell that puts in values of variables.
struct StartWords {
    let catalog: Catalog
    /// What ENV of the file sets for containers.
    let environment: [String: String]
    /// Names that the old image or the file sets.
    let isSet: (String) -> Bool
    let files: ContextFiles?
    let folder: Place?
    let allowsFreezing: Bool

    private(set) var frozen: [StartSetting] = []
    private(set) var readByProgram: [String] = []

    init(catalog: Catalog, environment: [String: String], isSet: @escaping (String) -> Bool, files: ContextFiles?, folder: Place?, allowsFreezing: Bool) {
        self.catalog = catalog
        self.environment = environment
        self.isSet = isSet
        self.files = files
        self.folder = folder
        self.allowsFreezing = allowsFreezing
    }

    mutating func read(_ words: [ShellWord]) -> Result<[String], StartRefusal> {
        var words = words
        var doubt: String?
        for variable in candidates(words) {
            switch dropping(variable, from: words) {
            case .none: continue
            case .doubtful(let why): doubt = why
            case .dropped(let rest):
                words = rest
                readByProgram.append("\(variable.program) reads \(variable.variable) by itself; where that is not set, it starts with a default of its own now and failed before")
            }
        }
        var result: [String] = []
        for word in words {
            if !word.hasGlob, !word.maySplit, let value = word.literalValue {
                result.append(value)
                continue
            }
            guard let names = Self.variables(of: word) else { return .failure(StartRefusal("start-needs-shell", "a word of it is worked out by the shell when the container starts")) }
            if let doubt { return .failure(StartRefusal("start-needs-shell", doubt)) }
            let unknown = names.filter { environment[$0] == nil }
            guard allowsFreezing, unknown.isEmpty else {
                let advice = unknown.isEmpty ? "; write the value of ENV in its place with --allow freeze-env" : ""
                return .failure(StartRefusal("start-needs-shell", "a variable in it is read when the container starts: $\(names[0])\(advice)"))
            }
            let replaced = word.replacingParameters { environment[$0] }
            guard !replaced.maySplit, !replaced.hasGlob, let value = replaced.literalValue else {
                return .failure(StartRefusal("start-needs-shell", "the value of $\(names[0]) is more than one word"))
            }
            result.append(value)
            for name in names {
                let setting = StartSetting(name: name, value: environment[name] ?? "")
                if !frozen.contains(setting) { frozen.append(setting) }
            }
        }
        return .success(result)
    }

    // MARK: variables that the program reads

    private enum Dropping {
        case none
        /// It could go, but for this.
        case doubtful(String)
        case dropped([ShellWord])
    }

    /// What is known of the program: `gunicorn …` or `python -m gunicorn …`.
    private func candidates(_ words: [ShellWord]) -> [StartVariable] {
        guard let start = Self.program(words), let name = words[start].literalValue?.split(separator: "/").last else { return [] }
        return catalog.startVariables(of: String(name)).filter { variable in
            words[(start + 1)...].prefix(variable.command.count).map { $0.literalValue ?? "" } == variable.command
        }
    }

    private static func program(_ words: [ShellWord]) -> Int? {
        guard let name = words.first?.literalValue?.split(separator: "/").last else { return nil }
        if name.hasPrefix("python"), words.count > 2, words[1].literalValue == "-m" { return 2 }
        return 0
    }

    private func dropping(_ variable: StartVariable, from words: [ShellWord]) -> Dropping {
        var place: Range<Int>?
        for (index, word) in words.enumerated().dropFirst() {
            guard let option = variable.options.first(where: { word.literalValue == $0 || $0.hasPrefix("--") && word.literalPrefix.hasPrefix($0 + "=") }) else { continue }
            // Given twice, both count or the last does: not for us to tell.
            if place != nil { return .none }
            place = word.literalValue == option ? index..<(index + 2) : index..<(index + 1)
            guard index + (place?.count ?? 0) <= words.count else { return .none }
            let isJoined = place?.count == 1
            let template = isJoined ? Self.template(word).map { ($0.text.dropFirst(option.count + 1), $0.names) } : Self.template(words[index + 1]).map { ($0.text[...], $0.names) }
            guard let (text, names) = template, names == [variable.variable], variable.values.contains(String(text)) else { return .none }
        }
        guard let place else { return .none }
        for name in variable.unless {
            if name.hasPrefix("-") {
                if words.contains(where: { $0.literalPrefix == name || $0.literalPrefix.hasPrefix(name + "=") }) { return .doubtful("\(variable.program) reads \(variable.variable) by itself, but \(name) may say otherwise") }
            } else if isSet(name) {
                return .doubtful("\(variable.program) reads \(variable.variable) by itself, but \(name) may say otherwise")
            }
        }
        if let file = variable.file, let setting = variable.setting {
            guard let files, let folder else { return .doubtful("\(variable.program) reads \(variable.variable) by itself unless there is a \(file) that says otherwise, and the files of the build are not at hand (say --context)") }
            let path = folder.appending(file)
            if let bytes = files.contents(of: path) {
                if String(decoding: bytes, as: UTF8.self).contains(setting) { return .doubtful("\(variable.program) reads \(variable.variable) by itself, but \(file) says otherwise") }
            } else if !files.isAbsent(path) {
                return .doubtful("\(variable.program) reads \(variable.variable) by itself unless a \(file) says otherwise, and whether there is one is not known")
            }
        }
        return .dropped(Array(words[..<place.lowerBound] + words[place.upperBound...]))
    }

    /// The text of a word of literals and plain variables, `{}` for each of these.
    private static func template(_ word: ShellWord) -> (text: String, names: [String])? {
        var text = ""
        var names: [String] = []
        func add(_ parts: [ShellWordPart]) -> Bool {
            for part in parts {
                switch part.kind {
                case .literal(let bytes), .singleQuoted(let bytes): text += String(decoding: bytes, as: UTF8.self)
                case .escaped(let byte): text.unicodeScalars.append(Unicode.Scalar(byte))
                case .doubleQuoted(let inner): guard add(inner) else { return false }
                case .parameter(let parameter):
                    guard parameter.operation == nil, parameter.prefix == .none, parameter.index == nil, parameter.name.utf8.first.map(isNameStart) == true else { return false }
                    text += "{}"
                    names.append(parameter.name)
                default: return false
                }
            }
            return true
        }
        return add(word.parts) ? (text, names) : nil
    }

    /// The variables of a word that has nothing else to expand; `nil`: it has.
    private static func variables(of word: ShellWord) -> [String]? {
        guard !word.hasGlob, !word.hasBraceExpansion, let names = template(word)?.names, !names.isEmpty else { return nil }
        return names
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }
}
