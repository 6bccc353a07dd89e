import Diagnostics
import ImageReferences
import Linting
import PatternMatching
import YAMLSyntax

extension ConfigurationReader {
    /// All of a file but `extends`; what is wrong is in `errors`.
    mutating func configuration(_ root: YAMLValue, _ vocabulary: ConfigurationVocabulary) -> (Configuration, extends: [YAMLValue]) {
        let fields = fields(root, "")
        var result = Configuration()
        result.files = [file]
        result.catalog = catalog(fields["catalog"])
        result.registry = registry(fields["registry"])
        result.mirrors = (list(fields["mirrors"], "mirrors") ?? []).compactMap { mirror($0) }
        result.mappings = unique(list(fields["mappings"], "mappings") ?? [], "mappings", "source") { $0.mapping($1) }
        result.images = unique(list(fields["images"], "images") ?? [], "images", "image") { $0.ownImage($1) }
        result.exclusions = exclusions(fields["exclude"])
        result.permissions = names(fields["allow"], "allow", "permission", vocabulary.permissions) ?? []
        result.refused = names(fields["refuse"], "refuse", "kind of assumption", vocabulary.assumptions) ?? []
        result.digestsFile = path(fields["digests"], "digests")
        result.availableFile = path(fields["available"], "available")
        result.upgradesEndOfLife = boolean(fields["upgrade-eol"], "upgrade-eol")
        result.lint = lint(fields["lint"], vocabulary)
        return (result, list(fields["extends"], "extends", acceptsSingle: true) ?? [])
    }

    /// The path that `value` holds, relative to the folder of this file.
    mutating func path(_ value: YAMLValue?, _ name: String) -> FilePath? {
        guard let text = string(value, name) else { return nil }
        let path = FilePath(text)
        return path.isAbsolute ? path : file.parent.appending(path)
    }

    private mutating func catalog(_ value: YAMLValue?) -> Configuration.CatalogFile? {
        guard let value, case let fields = fields(value, "catalog"), !fields.isEmpty else { return nil }
        guard let sha256 = required(fields, "sha256", of: value, "catalog"), required(fields, "path", of: value, "catalog") != nil,
            let path = path(fields["path"], "path")
        else { return nil }
        guard sha256.utf8.count == 64, sha256.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
            fail(fields["sha256"]?.place ?? value.place, "sha256 must be 64 hexadecimal digits in lower case")
            return nil
        }
        return Configuration.CatalogFile(path: path, sha256: sha256)
    }

    private mutating func registry(_ value: YAMLValue?) -> String? {
        guard let value, let text = string(value, "registry") else { return nil }
        let marker = "{image}"
        let name = text.replacing(marker, with: "node", maxReplacements: 1)
        guard text.contains(marker), !name.contains("{"), !name.contains("}") else {
            fail(value.place, "registry must hold {image} exactly once, as in registry.example.com/dhi/{image}, not \"\(text)\"")
            return nil
        }
        // Lower case, digits, separators and a port: a name that a reference can have.
        let allowed = Array("abcdefghijklmnopqrstuvwxyz0123456789._-/:".utf8)
        let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let host = name.split(separator: "/", omittingEmptySubsequences: false).first ?? ""
        let path = name.dropFirst(host.count)
        guard (try? ImageReference.parse(name)) != nil, path.utf8.allSatisfy({ allowed.contains($0) }), !name.hasPrefix("/"), !name.hasSuffix("/"), !name.contains("//"), !name.contains(" "),
            !last.contains(":"), !name.contains("@"), !path.contains(":")
        else {
            fail(value.place, "registry must be an image name without tag, with {image} in it, not \"\(text)\"")
            return nil
        }
        return text
    }

    private mutating func mirror(_ value: YAMLValue) -> Configuration.Mirror? {
        let fields = fields(value, "mirrors")
        guard let pattern = required(fields, "pattern", of: value, "mirrors"), required(fields, "replacement", of: value, "mirrors") != nil else {
            return nil
        }
        let compiled: Pattern
        do throws(PatternError) {
            compiled = try Pattern(pattern)
        } catch {
            fail(fields["pattern"]?.place ?? value.place, "pattern is not a regular expression: \(error)")
            return nil
        }
        do throws(PatternError) {
            let replacement = try ReplacementTemplate(string(fields["replacement"], "replacement") ?? "", for: compiled)
            let place = fields["pattern"]?.place ?? value.place
            return Configuration.Mirror(file: file, line: place.line, column: place.column, pattern: compiled, replacement: replacement)
        } catch {
            fail(fields["replacement"]?.place ?? value.place, "replacement: \(error)")
            return nil
        }
    }

    private mutating func mapping(_ value: YAMLValue) -> (String, Configuration.ImageMapping)? {
        let fields = fields(value, "mappings")
        guard required(fields, "source", of: value, "mappings") != nil, let image = required(fields, "image", of: value, "mappings") else {
            return nil
        }
        let source = imageName(fields["source"], "source")
        if let source, source.hardenedImage != nil { fail(fields["source"]?.place ?? value.place, "source: \(source.name) is a hardened image already, which nothing takes the place of") }
        hardenedName(fields["image"], "image")
        var tags: [String: String] = [:]
        for entry in pairs(fields["tags"], "tags") {
            tag(entry.key, "a key of tags", at: entry.place)
            guard let target = string(entry.value, "the target of tag \(entry.key)") else { continue }
            tag(target, "the target of tag \(entry.key)", at: entry.value.place)
            tags[entry.key] = target
        }
        let common = string(fields["tag"], "tag")
        if let common, let place = fields["tag"]?.place { tag(common, "tag", at: place) }
        // Images are looked up by the name that is left without Docker Hub's host.
        guard let name = source?.familiarName else { return nil }
        return (name, Configuration.ImageMapping(source: name, image: image, tags: tags, tag: common, reason: string(fields["reason"], "reason") ?? ""))
    }

    private mutating func ownImage(_ value: YAMLValue) -> (String, Configuration.OwnImage)? {
        let fields = fields(value, "images")
        guard required(fields, "image", of: value, "images") != nil, let name = imageName(fields["image"], "image")?.name else { return nil }
        var managers = strings(fields["package-manager"], "package-manager", acceptsSingle: true)
        if managers == ["none"] { managers = [] }
        let image = Configuration.OwnImage(
            image: name, user: string(fields["user"], "user"), uid: number(fields["uid"], "uid", in: 0...Int(UInt32.max)),
            hasShell: boolean(fields["shell"], "shell"), packageManagers: managers, entrypoint: strings(fields["entrypoint"], "entrypoint"),
            cmd: strings(fields["cmd"], "cmd"), workdir: string(fields["workdir"], "workdir"))
        return (name, image)
    }

    private mutating func exclusions(_ value: YAMLValue?) -> Configuration.Exclusions {
        guard let value else { return Configuration.Exclusions() }
        if case .list = value.content { return Configuration.Exclusions(paths: pathPatterns(value, "exclude") ?? []) }
        let fields = fields(value, "exclude")
        return Configuration.Exclusions(
            paths: pathPatterns(fields["paths"], "exclude.paths") ?? [],
            images: (list(fields["images"], "exclude.images") ?? []).compactMap { imageName($0, "an item of exclude.images")?.name },
            stages: stageNames(fields["stages"], "exclude.stages"))
    }

    private mutating func lint(_ value: YAMLValue?, _ vocabulary: ConfigurationVocabulary) -> Configuration.Lint {
        guard let value else { return Configuration.Lint() }
        let fields = fields(value, "lint")
        var lint = Configuration.Lint()
        lint.select = ruleNames(fields["select"], "select")
        lint.ignore = ruleNames(fields["ignore"], "ignore") ?? []
        lint.failOn = failureLevel(fields["fail-on"])
        lint.shellCheck = shellCheckUse(fields["shellcheck"])
        lint.severities = severities(fields["severity"])
        lint.rules = ownRules(fields["rules"], taken: vocabulary.rules)
        if let value = fields["baseline"], let path = path(value, "baseline") {
            lint.baseline = Configuration.Lint.Baseline(path: path, file: file, line: value.place.line, column: value.place.column)
        }
        lint.trustedRegistries = trustedRegistries(fields["trusted-registries"], "trusted-registries")
        lint.labels = labelSchema(fields["label-schema"])
        lint.isStrictAboutLabels = boolean(fields["strict-labels"], "strict-labels")
        lint.ignoresPragmas = boolean(fields["disable-pragmas"], "disable-pragmas")
        for item in list(fields["overrides"], "overrides") ?? [] {
            let fields = self.fields(item, "lint.overrides")
            guard let paths = pathPatterns(fields["paths"], "paths", acceptsSingle: true) else {
                fail(item.place, "lint.overrides: paths is missing")
                continue
            }
            lint.overrides.append(
                Configuration.Lint.Override(
                    paths: PathRules(patterns: paths), select: ruleNames(fields["select"], "select"), ignore: ruleNames(fields["ignore"], "ignore") ?? [],
                    severities: severities(fields["severity"])))
        }
        return lint
    }

    private mutating func failureLevel(_ value: YAMLValue?) -> Configuration.FailureLevel? {
        guard let value, let text = string(value, "fail-on") else { return nil }
        if text == "never" { return .never }
        if let severity = Severity(rawValue: text) { return .at(severity) }
        unknown("level", text, value.place, among: Severity.allCases.map(\.rawValue) + ["never"])
        return nil
    }

    private mutating func shellCheckUse(_ value: YAMLValue?) -> ShellCheckUse? {
        guard let value, let text = string(value, "shellcheck") else { return nil }
        if let use = ShellCheckUse(rawValue: text) { return use }
        unknown("use", text, value.place, among: ShellCheckUse.allCases.map(\.rawValue))
        return nil
    }

    /// Names of rules, which are checked later.
    private mutating func ruleNames(_ value: YAMLValue?, _ name: String) -> [String]? {
        list(value, name, acceptsSingle: true)?.compactMap { item in
            guard let text = string(item, "an item of \(name)") else { return nil }
            ruleNames.append((text, item.place))
            return text
        }
    }

    private mutating func severities(_ value: YAMLValue?) -> RuleSeverities {
        var result: [RuleSeverities.Entry] = []
        for entry in pairs(value, "severity") {
            ruleNames.append((entry.key, entry.place))
            guard let text = string(entry.value, "the severity of \(entry.key)") else { continue }
            if let severity = Severity(rawValue: text) {
                result.append(RuleSeverities.Entry(name: entry.key, severity: severity))
            } else {
                unknown("severity", text, entry.value.place, among: Severity.allCases.map(\.rawValue))
            }
        }
        return RuleSeverities(result)
    }

    /// Names of a list, checked against those that are known.
    private mutating func names(_ value: YAMLValue?, _ name: String, _ what: String, _ known: [String]) -> [String]? {
        guard let items = list(value, name, acceptsSingle: true) else { return nil }
        let words = Set(known)
        var result: [String] = []
        for item in items {
            guard let text = string(item, "an item of \(name)") else { continue }
            if known.isEmpty || words.contains(text) { result.append(text) } else { unknown(what, text, item.place, among: known) }
        }
        return result
    }

    /// Reads the items of a list that are known by `key`, each of which may stand there once.
    mutating func unique<Item>(
        _ values: [YAMLValue], _ section: String, _ key: String, _ read: (inout Self, YAMLValue) -> (String, Item)?
    ) -> [Item] {
        var seen: [String: Int] = [:]
        var result: [Item] = []
        for value in values {
            guard let (name, item) = read(&self, value) else { continue }
            if let line = seen[name] {
                fail(value.place, "\(section): \"\(name)\" has an entry already, in line \(line)")
            } else {
                seen[name] = value.place.line
                result.append(item)
            }
        }
        return result
    }
}
