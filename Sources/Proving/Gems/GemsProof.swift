import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import SourceModel

/// Whether Bundler finds in the new stage what it found in the old: a version of Ruby that the Gemfile takes, its settings, and folders that programs of
/// gems write when they start.
struct GemsProof {
    let stage: StageComparison

    func findings() -> [ProofFinding] {
        guard let definition = stage.definition, definition.image == "ruby" else { return [] }
        return versionFindings(definition) + (stage.isSplit ? settingFindings() + writeFindings() : [])
    }

    // MARK: version of Ruby

    private func versionFindings(_ definition: ImageDefinition) -> [ProofFinding] {
        guard let version = TagVersion(definition.version) else { return [] }
        return bundlerCalls(of: stage.after, in: stage.result).compactMap { call in
            guard let bytes = stage.contents(call.gemfile) else { return nil }
            let wanted = GemList(gemfile: bytes).rubyRequirements.flatMap { text -> [String] in
                guard text.hasPrefix("file:") else { return [text] }
                let file = call.gemfile.parent.appending(String(text.dropFirst(5)))
                return stage.contents(file).map { [Self.versionFile($0)] } ?? []
            }
            guard let broken = wanted.first(where: { RubyRequirement($0)?.allows(version.numbers) == false }) else { return nil }
            let text = "the Gemfile asks for Ruby \(broken), and \(stage.after.image.title) has \(definition.version); ask for the release line alone"
            return stage.finding(.build, .failed, "ruby-version", text, at: call.range)
        }
    }

    /// `3.3.5` or `ruby-3.3.5`.
    private static func versionFile(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        return text.hasPrefix("ruby-") ? String(text.dropFirst(5)) : text
    }

    private struct Call {
        var gemfile: Place
        var range: SourceRange
    }

    private func bundlerCalls(of stage: Stage, in model: DockerfileModel) -> [Call] {
        zip(stage.instructions, stage.states).flatMap { index, state -> [Call] in
            guard case .run = model.tree.instructions[index].content else { return [] }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            return model.commands(in: index).compactMap { command in
                guard let name = command.name, ["bundle", "bundler"].contains(name), let file = Gemfile.place(of: command, in: folder, variables: { state.variables[$0].value }) else { return nil }
                return Call(gemfile: file, range: command.range)
            }
        }
    }

    // MARK: settings of Bundler

    /// What only matters while gems are installed.
    private static let ofBuilds: Set<String> = [
        "frozen", "jobs", "retry", "timeout", "redirect", "silence_root_warning", "silence_deprecations", "ssl_ca_cert", "ssl_client_cert", "ssl_verify_mode", "cache_all", "cache_path", "clean",
        "no_prune", "no_install", "github.https", "user_agent", "prefer_patch", "disable_checksum_validation", "global_gem_cache", "ignore_messages", "gem.test", "gem.coc", "gem.mit",
    ]

    /// Settings for all projects lie in root's home, where the user of the hardened image does not look.
    private func settingFindings() -> [ProofFinding] {
        var findings = [lostFolder("BUNDLE_BIN")].compactMap { $0 }
        for (index, state) in zip(stage.before.instructions, stage.before.states) {
            guard case .run = stage.original.tree.instructions[index].content else { continue }
            for command in stage.original.commands(in: index) where ["bundle", "bundler"].contains(command.name ?? "") && command.literalArguments.first == "config" {
                var words = command.literalArguments.dropFirst()
                let isLocal = words.contains("--local")
                let isGlobal = words.contains("--global") || !isLocal && !mayBeInProject(state, in: index)
                words.removeAll { $0.hasPrefix("--") }
                if ["unset", "list", "get"].contains(words.first ?? "") { continue }
                if words.first == "set" { words = words.dropFirst() }
                guard isGlobal, words.count > 1, let name = words.first, !Self.isOfBuilds(name) else { continue }
                let variable = BundlerSettings.variable(name)
                if stage.history.variables(of: stage.index).environmentHolds([variable]) { continue }
                let text = "`bundle config` writes \(name) into the home of the user who builds, where containers do not look; say ENV \(variable)=… in its place"
                findings.append(stage.finding(.copy, .failed, "bundler-setting", text, at: stage.baseRange))
            }
        }
        return findings
    }

    /// A folder of Bundler's that no known effect fills, so that nothing brings it over.
    private func lostFolder(_ variable: String) -> ProofFinding? {
        guard let value = stage.before.final.variables[variable].value, value.hasPrefix("/"), bundlerIsCalled else { return nil }
        let place = Place(absolute: value)
        if stage.effectsBefore.files.contains(where: { $0.kind == .filled && !$0.place.isRoot && $0.place.contains(place) }) { return nil }
        return stage.finding(.copy, .failed, "bundler-setting", "\(variable) leads Bundler to \(value), which is not taken over; leave it at a folder below the project or $GEM_HOME", at: stage.baseRange)
    }

    private var bundlerIsCalled: Bool { !bundlerCalls(of: stage.before, in: stage.original).isEmpty }

    private static func isOfBuilds(_ name: String) -> Bool {
        ofBuilds.contains(name) || name.hasPrefix("build.") || name.hasPrefix("mirror.") || name.contains("/") || name.contains(".") && !name.hasPrefix("local.")
    }

    /// Whether a Gemfile stands in the folder, or a copy may have brought one: Bundler keeps settings with the project then.
    private func mayBeInProject(_ state: StageState, in index: Int) -> Bool {
        guard let folder = state.workdir.value.map({ Place(absolute: $0) }) else { return false }
        return stage.effectsBefore.files.contains { effect in
            guard effect.instruction < index, case .copy = effect.origin else { return false }
            return effect.place == folder || folder.contains(effect.place) && effect.place.lastName == "Gemfile" || effect.kind == .filled && effect.place.contains(folder)
        }
    }

    // MARK: what programs write

    /// Programs of gems that write below the working directory whenever they start, and where.
    private static let writers: [String: [String]] = ["rails": ["log", "tmp"], "jekyll": ["_site", ".jekyll-cache"], "middleman": ["build", ".sass-cache"], "falcon": ["."]]

    private func writeFindings() -> [ProofFinding] {
        let after = stage.after.final
        guard stage.before.final.user.value?.isRoot != false, let folder = after.workdir.value.map({ Place(absolute: $0) }) else { return [] }
        guard let writer = Self.writers.keys.sorted().first(where: starts) else { return [] }
        let missing = (Self.writers[writer] ?? []).filter { !isGiven(folder.appending($0)) }
        guard !missing.isEmpty else { return [] }
        let user = after.user.value?.text ?? "its user"
        let places = missing.map { folder.appending($0).text }.joined(separator: " and ")
        let names = missing.joined(separator: " ")
        let text = "\(writer) writes into \(places) when it runs, as root so far, and \(user) cannot; say RUN mkdir -p \(names) && chown -R 65532:65532 \(names) behind the last COPY"
        return [stage.finding(.writes, .failed, "program-writes", text, at: stage.baseRange)]
    }

    /// By its name, or as the framework that the gems are for.
    private func starts(_ program: String) -> Bool {
        let words = stage.after.final.start.value?.words ?? []
        // Of Falcon only what is set up by a file puts its sockets there.
        if let place = words.firstIndex(where: { $0.split(separator: "/").last.map(String.init) == program }) { return program != "falcon" || words[(place + 1)...].first == "host" }
        guard program == "rails" else { return false }
        // Gems may come from another stage.
        return stage.original.stages.contains { maker in
            zip(maker.instructions, maker.states).contains { index, state in
                guard case .run = stage.original.tree.instructions[index].content else { return false }
                let folder = state.workdir.value.map { Place(absolute: $0) }
                return stage.original.commands(in: index).contains { command in
                    LanguageInstallation(command, in: folder, variables: { state.variables[$0].value }, contents: stage.contents)?.names.contains { $0 == "rails" || $0 == "railties" } ?? false
                }
            }
        }
    }

    private func isGiven(_ place: Place) -> Bool {
        stage.steps.contains { step in
            guard case .copy(let copy) = step.instruction.content, copy.chown != nil, let destination = Place(copy.destination.text, in: step.state.workdir.value.map { Place(absolute: $0) }) else { return false }
            return destination.contains(place)
        }
    }
}
