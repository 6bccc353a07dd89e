internal import HardenedCatalog
internal import YAMLSyntax

/// Reads the records of the hand-written files under `mappings/tools/`.
enum ToolRecordFields {
    static func imageCommands(_ record: YAMLRecord) throws(MappingsError) -> ImageCommands {
        var variant: ImageDefinition.Variant?
        if let text = try record.optionalText("variant") {
            variant = ImageDefinition.Variant(rawValue: text)
            if variant == nil { throw record.failure("`variant` has to be runtime or dev", at: record.value("variant")) }
        }
        let isAll = record.value("images")?.text == "all"
        let images = isAll ? [] : try record.list("images")
        if images.isEmpty && !isAll { throw record.failure("`images` is missing") }
        return ImageCommands(
            images: images, variant: variant, systems: try record.list("systems"), commands: try record.list("commands"),
            absent: try record.list("absent"), uncertain: try record.list("uncertain"), without: try record.list("without"),
            ownRepositories: try record.bool("own-repositories", else: false), reason: try record.text("reason"))
    }

    static func movedPath(_ record: YAMLRecord) throws(MappingsError) -> MovedPathRule {
        let exact = try record.optionalText("exact")
        let prefix = try record.optionalText("prefix")
        guard let path = exact ?? prefix, path.hasPrefix("/") else { throw record.failure("`exact` or `prefix` has to be an absolute path") }
        return MovedPathRule(
            images: try record.list("images"), hardened: try record.text("hardened"), systems: try record.list("systems"), isPrefix: exact == nil,
            path: path, to: try record.optionalText("to"), oldPathWorks: try record.bool("kept", else: false), reason: try record.text("reason"))
    }

    static func packagePath(_ record: YAMLRecord) throws(MappingsError) -> PackagePath {
        let path = try record.text("path")
        guard path.hasPrefix("/") else { throw record.failure("`path` has to be absolute", at: record.value("path")) }
        return PackagePath(path: path, packages: try record.list("packages"), systems: try record.list("systems"), isWhole: try record.bool("whole", else: false))
    }

    static func wrapper(_ record: YAMLRecord) throws(MappingsError) -> WrapperRecord {
        let effect: EntrypointWrapper.Effect
        switch try record.text("does") {
        case "exec": effect = .runs
        case "work": effect = .works
        case "prefix":
            var conditions: Set<EntrypointWrapper.Condition> = []
            for text in try record.list("when") {
                guard let condition = EntrypointWrapper.Condition(rawValue: text) else {
                    throw record.failure("`when` cannot be `\(text)`", at: record.value("when"))
                }
                conditions.insert(condition)
            }
            effect = .prefixes(words: try record.text("word").split(separator: " ").map(String.init), when: conditions)
        default: throw record.failure("`does` has to be exec, prefix or work", at: record.value("does"))
        }
        return WrapperRecord(
            images: try record.list("images"),
            wrapper: EntrypointWrapper(
                path: try record.text("path"), effect: effect, lost: try record.optionalText("lost"), asking: try record.list("asks"), reason: try record.text("reason")))
    }

    static func startVariable(_ record: YAMLRecord) throws(MappingsError) -> StartVariable {
        let variable = StartVariable(
            program: try record.text("program"), command: try record.list("command"), options: try record.list("options"), values: try record.list("values"),
            variable: try record.text("variable"), unless: try record.list("unless"), file: try record.optionalText("file"), setting: try record.optionalText("setting"),
            reason: try record.text("reason"))
        if variable.options.isEmpty { throw record.failure("`options` is missing") }
        guard !variable.values.isEmpty, variable.values.allSatisfy({ $0.contains("{}") }) else { throw record.failure("`values` have to have `{}` for the variable") }
        guard (variable.file == nil) == (variable.setting == nil) else { throw record.failure("`file` and `setting` belong together") }
        return variable
    }

    static func serverSetting(_ record: YAMLRecord) throws(MappingsError) -> ServerSetting {
        guard let use = ServerSetting.Use(rawValue: try record.text("does")) else { throw record.failure("`does` has to be \(ServerSetting.Use.allCases.map(\.rawValue).joined(separator: ", "))", at: record.value("does")) }
        let form = try record.optionalText("form")
        let setting = ServerSetting(
            programs: try record.list("programs"), images: try record.list("images"), word: try record.optionalText("word"), use: use, options: try record.list("options"),
            behind: try record.optionalText("behind"), variables: try record.list("variables"), settings: try record.list("settings"), standard: try record.optionalText("default"),
            form: form.flatMap(ServerSetting.Form.init), reason: try record.text("reason"))
        guard setting.programs.isEmpty != setting.images.isEmpty else { throw record.failure("either `programs` or `images` is needed") }
        if setting.options.isEmpty, setting.variables.isEmpty, setting.settings.isEmpty { throw record.failure("`options`, `variables` or `settings` is missing") }
        guard (setting.use == .read) == (setting.form != nil) else { throw record.failure("`form` has to be \(ServerSetting.Form.allCases.map(\.rawValue).joined(separator: ", ")) of what is read, and of nothing else") }
        return setting
    }

    static func ready(_ record: YAMLRecord, language: String, package: String) throws(MappingsError) -> ReadyVersions {
        var first: [String: String?] = [:]
        for (line, version) in record.texts {
            if version != "none", version.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) != true { throw record.failure("`\(line)` of \(package) has to be a version or none") }
            first.updateValue(version == "none" ? nil : version, forKey: line)
        }
        return ReadyVersions(language: language, package: package, first: first)
    }

    static func native(_ record: YAMLRecord, language: String, package: String) throws(MappingsError) -> NativeRequirement {
        guard let compilation = NativeRequirement.Compilation(rawValue: try record.text("compiles")) else {
            throw record.failure("`compiles` has to be always or sometimes", at: record.value("compiles"))
        }
        return NativeRequirement(
            language: language, package: package, compilation: compilation, commands: try record.list("commands"),
            debianPackages: try record.list("debian"), alpinePackages: try record.list("alpine"),
            runtimeDebianPackages: try record.list("runtime"), looksUpLibraries: try record.bool("lookup", else: false), selfContainedExtras: try record.list("self-contained"))
    }
}
