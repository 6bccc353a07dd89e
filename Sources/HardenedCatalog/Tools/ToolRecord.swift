/// The small tables of what is inside images as lists of texts; each pair of functions is the other's reverse.
package enum ToolRecord {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case imageCommands = "image"
        case movedPath = "path"
        case packagePath = "place"
        case wrapper, native, ready
        case library, carried, floating, license
        case startVariable = "start-variable"
        case serverSetting = "server-setting"
    }

    package static func fields(_ record: ImageCommands) -> [String] {
        [
            join(record.images), record.variant?.rawValue ?? "", StringList.encode(record.systems), join(record.commands), join(record.absent),
            join(record.uncertain), join(record.without), record.ownRepositories ? "own" : "", record.reason,
        ]
    }

    static func imageCommands(_ fields: [String]) -> ImageCommands? {
        guard fields.count == 9, let systems = StringList.decode(fields[2]) else { return nil }
        return ImageCommands(
            images: split(fields[0]), variant: ImageDefinition.Variant(rawValue: fields[1]), systems: systems, commands: split(fields[3]),
            absent: split(fields[4]), uncertain: split(fields[5]), without: split(fields[6]), ownRepositories: fields[7] == "own", reason: fields[8])
    }

    package static func fields(_ rule: MovedPathRule) -> [String] {
        [
            join(rule.images), rule.hardened, StringList.encode(rule.systems), rule.isPrefix ? "prefix" : "exact", rule.path, rule.to ?? "",
            rule.oldPathWorks ? "kept" : "", rule.reason,
        ]
    }

    static func movedPathRule(_ fields: [String]) -> MovedPathRule? {
        guard fields.count == 8, let systems = StringList.decode(fields[2]) else { return nil }
        return MovedPathRule(
            images: split(fields[0]), hardened: fields[1], systems: systems, isPrefix: fields[3] == "prefix", path: fields[4],
            to: fields[5].isEmpty ? nil : fields[5], oldPathWorks: fields[6] == "kept", reason: fields[7])
    }

    package static func fields(_ record: PackagePath) -> [String] {
        [record.path, join(record.packages), StringList.encode(record.systems), record.isWhole ? "whole" : ""]
    }

    static func packagePath(_ fields: [String]) -> PackagePath? {
        guard fields.count == 4, let systems = StringList.decode(fields[2]) else { return nil }
        return PackagePath(path: fields[0], packages: split(fields[1]), systems: systems, isWhole: fields[3] == "whole")
    }

    package static func fields(_ record: WrapperRecord) -> [String] {
        let wrapper = record.wrapper
        var effect = ["runs", "", ""]
        switch wrapper.effect {
        case .runs: break
        case .works: effect[0] = "works"
        case .prefixes(let words, let conditions): effect = ["prefixes", join(words), join(conditions.map(\.rawValue).sorted())]
        }
        return [join(record.images), wrapper.path] + effect + [wrapper.lost ?? "", join(wrapper.asking), wrapper.reason]
    }

    static func wrapper(_ fields: [String]) -> WrapperRecord? {
        guard fields.count == 8 else { return nil }
        let effect: EntrypointWrapper.Effect =
            switch fields[2] {
            case "runs": .runs
            case "prefixes": .prefixes(words: split(fields[3]), when: Set(split(fields[4]).compactMap(EntrypointWrapper.Condition.init)))
            default: .works
            }
        return WrapperRecord(
            images: split(fields[0]),
            wrapper: EntrypointWrapper(path: fields[1], effect: effect, lost: fields[5].isEmpty ? nil : fields[5], asking: split(fields[6]), reason: fields[7]))
    }

    package static func fields(_ native: NativeRequirement) -> [String] {
        [
            native.language, native.package, native.compilation.rawValue, join(native.commands), join(native.debianPackages),
            join(native.alpinePackages), join(native.runtimeDebianPackages), native.looksUpLibraries ? "lookup" : "", join(native.selfContainedExtras),
        ]
    }

    static func native(_ fields: [String]) -> NativeRequirement? {
        guard fields.count == 9, let compilation = NativeRequirement.Compilation(rawValue: fields[2]) else { return nil }
        return NativeRequirement(
            language: fields[0], package: fields[1], compilation: compilation, commands: split(fields[3]), debianPackages: split(fields[4]),
            alpinePackages: split(fields[5]), runtimeDebianPackages: split(fields[6]), looksUpLibraries: fields[7] == "lookup", selfContainedExtras: split(fields[8]))
    }

    package static func fields(_ ready: ReadyVersions) -> [String] {
        [ready.language, ready.package, join(ready.first.map { "\($0.key)=\($0.value ?? "")" }.sorted())]
    }

    static func ready(_ fields: [String]) -> ReadyVersions? {
        guard fields.count == 3 else { return nil }
        let pairs = split(fields[2]).compactMap { word -> (String, String?)? in
            guard let cut = word.firstIndex(of: "=") else { return nil }
            let version = word[word.index(after: cut)...]
            return (String(word[..<cut]), version.isEmpty ? nil : String(version))
        }
        return ReadyVersions(language: fields[0], package: fields[1], first: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    package static func fields(_ variable: StartVariable) -> [String] {
        [
            variable.program, StringList.encode(variable.command), join(variable.options), StringList.encode(variable.values), variable.variable,
            join(variable.unless), variable.file ?? "", variable.setting ?? "", variable.reason,
        ]
    }

    static func startVariable(_ fields: [String]) -> StartVariable? {
        guard fields.count == 9, let command = StringList.decode(fields[1]), let values = StringList.decode(fields[3]) else { return nil }
        return StartVariable(
            program: fields[0], command: command, options: split(fields[2]), values: values, variable: fields[4], unless: split(fields[5]),
            file: fields[6].isEmpty ? nil : fields[6], setting: fields[7].isEmpty ? nil : fields[7], reason: fields[8])
    }

    package static func fields(_ setting: ServerSetting) -> [String] {
        [
            join(setting.programs), join(setting.images), setting.word ?? "", setting.use.rawValue, join(setting.options), setting.behind ?? "", join(setting.variables), join(setting.settings),
            setting.standard ?? "", setting.form?.rawValue ?? "", setting.reason,
        ]
    }

    static func serverSetting(_ fields: [String]) -> ServerSetting? {
        guard fields.count == 11, let use = ServerSetting.Use(rawValue: fields[3]) else { return nil }
        func text(_ index: Int) -> String? { fields[index].isEmpty ? nil : fields[index] }
        return ServerSetting(
            programs: split(fields[0]), images: split(fields[1]), word: text(2), use: use, options: split(fields[4]), behind: text(5), variables: split(fields[6]), settings: split(fields[7]),
            standard: text(8), form: ServerSetting.Form(rawValue: fields[9]), reason: fields[10])
    }

    package static func fields(_ record: RuntimePackages) -> [[String]] {
        record.libraries.sorted { $0.key < $1.key }.map { [$0.key, join($0.value)] }
    }

    static func libraries(_ records: [[String]]) -> [String: [String]]? {
        var libraries: [String: [String]] = [:]
        for fields in records {
            guard fields.count == 2 else { return nil }
            libraries[fields[0]] = split(fields[1])
        }
        return libraries
    }

    /// Names have no blanks in them.
    private static func join(_ names: [String]) -> String { names.joined(separator: " ") }
    private static func split(_ text: String) -> [String] { ToolSchema.words(text) }
}
