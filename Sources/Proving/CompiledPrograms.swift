import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Programs that a compiler made in another stage: they need neither a shell nor an interpreter, only libraries.
struct CompiledPrograms {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    enum Verdict {
        case runs
        /// It starts where a library is there that the image does not declare by name, but others of its packages depend on.
        case assumes(String)
        /// Why it may not start, as a sentence without a full stop.
        case lacks(String)
    }

    /// Compilers, and the packages with the libraries that what they make loads on Debian.
    private static let compilers: [String: [String]] = ["go": ["libc6"], "cargo": ["libc6", "libgcc-s1"], "rustc": ["libc6", "libgcc-s1"]]

    /// `nil`: where the program comes from is not known.
    ///
    /// - Parameter program: As it is started: a path, or a name that is looked for on the PATH.
    func verdict(on program: String) -> Verdict? {
        guard let definition = stage.definition, let making = making(of: program) else { return nil }
        let (compiler, maker) = (making.compiler, making.stage)
        let from = stage.result.stages[maker]
        // Without C nothing is loaded.
        if compiler == "go", GoBuilds.mayLinkC(from, in: stage.result) == false { return .runs }
        if compiler == "cargo", RustBuilds.linking(from, in: stage.result, contents: { contents($0, in: maker) }) == .statically { return .runs }
        guard let made = from.image.distribution.value else { return nil }
        if made.family != definition.distribution.family { return startsAsBefore(making) }
        if let package = bindsNothing(compiler, maker) ? nil : furtherLibraries(maker) {
            return stage.isSplit ? .lacks("what \(compiler) builds may load libraries of \(package), and \(stage.after.image.title) does not declare them") : nil
        }
        switch made.family {
        case .debian:
            // A shell and its tools load the C library.
            let missing = Self.compilers[compiler]?.first { !definition.packages.contains($0) && !($0 == "libc6" && definition.hasShell) }
            guard let missing else {
                return stage.isSplit ? .assumes("C parts of what \(compiler) builds load no other library than the C library of \(stage.after.image.title)") : .runs
            }
            if definition.hasShell { return .assumes("\(missing), which what \(compiler) builds loads, comes with the C library of \(stage.after.image.title)") }
            return .lacks("what \(compiler) builds loads \(missing), which \(stage.after.image.title) does not declare")
        case .alpine:
            // Of Rust only Alpine's own package links dynamically, as Go does with C.
            let isOwnRust = compiler != "go" && (from.image.definition?.image == "rust" ? from.image.definition?.packages.contains("rust") == true : from.image.sourceImage?.name != "rust")
            if definition.image != "static" {
                return isOwnRust && stage.isSplit && !definition.packages.contains("libgcc") ? .lacks("what \(compiler) builds loads libgcc, which \(stage.after.image.title) does not declare") : .runs
            }
            let missing = (isOwnRust ? ["musl", "libgcc"] : compiler == "go" ? ["musl"] : []).first { !definition.packages.contains($0) }
            return missing.map { .lacks("what \(compiler) builds loads \($0), which \(stage.after.image.title) does not declare") } ?? .runs
        default: return nil
        }
    }

    /// What Go builds on Debian starts on Alpine if it loads no C library, which depends on nothing but the program where both systems are what they were.
    private func startsAsBefore(_ making: Making) -> Verdict? {
        let from = stage.result.stages[making.stage]
        guard making.compiler == "go", stage.isSplit, !stage.isAlone, from.image.distribution.value?.family == .debian, stage.definition?.distribution.family == .alpine, stage.before.image.distribution.value?.family == .alpine,
            let origin = stage.origins[making.copy - stage.after.instructions.lowerBound].map({ $0 + stage.before.instructions.lowerBound }),
            let use = stage.original.uses.first(where: { $0.instruction == origin && $0.kind == .copy }), case .stage(let maker) = use.target, stage.original.stages[maker].image.distribution.value?.family == .debian,
            // Packages that let programs of the other C library start.
            !stage.effectsBefore.packages.contains(where: { $0.isIncomplete || $0.names.contains { $0.hasPrefix("gcompat") || $0.hasPrefix("libc6-compat") || $0.hasPrefix("glibc") } })
        else { return nil }
        return .assumes("what go builds on Debian loads no C library: on Alpine it would not have started before, either")
    }

    /// Whether a compiler made the program that is started so.
    func makes(_ program: String) -> Bool { making(of: program) != nil }

    /// How a compiler made a program.
    struct Making {
        /// `go`, `cargo`, `rustc`.
        let compiler: String
        /// Where it made it.
        let stage: Int
        /// Index of the RUN with the call, and the call itself.
        let instruction: Int
        let call: RunCommand
        /// Index of the COPY that brings the program.
        let copy: Int
        /// Where the program stood in front of the COPY.
        let source: Place
        /// That it is called so is known, not taken from its being the only one.
        let isNamed: Bool
    }

    /// The call of the compiler that made a program; `nil`: where that comes from is not known.
    func making(of program: String) -> Making? {
        let folder = stage.after.final.workdir.value.map { Place(absolute: $0) }
        let places = program.contains("/") ? [Place(program, in: folder)] : searched(program)
        for case let place? in places {
            if let (maker, source, copy) = origin(of: place), let (instruction, call, isNamed) = call(for: source, in: maker), let name = call.name {
                return Making(compiler: name, stage: maker, instruction: instruction, call: call, copy: copy, source: source, isNamed: isNamed)
            }
        }
        return nil
    }

    /// Where a program of that name may stand.
    private func searched(_ name: String) -> [Place?] {
        let path = stage.after.final.variables["PATH"].value ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return path.split(separator: ":").filter { $0.hasPrefix("/") }.map { Place(absolute: String($0)).appending(name) }
    }

    /// A package with headers of further libraries that is at hand where it is built, against which programs are linked without a word.
    private func furtherLibraries(_ maker: Int) -> String? {
        let image = stage.result.stages[maker].image
        guard let packages = image.definition?.packages ?? image.sourceImage?.packages else { return "packages that are not known" }
        let installed = stage.effects(of: maker).packages.filter { ["apt", "apk"].contains($0.manager) }
        if installed.contains(where: \.isIncomplete) { return "packages whose names cannot be read" }
        let plain: Set<String> = ["libc6-dev", "libc-dev", "musl-dev", "linux-libc-dev", "linux-headers"]
        return (packages + installed.flatMap(\.names)).first { $0.hasSuffix("-dev") && !plain.contains($0) && !$0.hasPrefix("libstdc++") && !$0.hasPrefix("libgcc") && !$0.hasPrefix("golang-") }
    }

    /// Whether Cargo.lock is at hand and holds no crate that looks for a library of the system.
    private func bindsNothing(_ compiler: String, _ maker: Int) -> Bool {
        guard compiler == "cargo" else { return false }
        let from = stage.result.stages[maker]
        let builds = zip(from.instructions, from.states).flatMap { index, state -> [LanguageInstallation?] in
            guard case .run(let run) = stage.result.tree.instructions[index].content else { return [] }
            let folder = state.workdir.value.map { Place(absolute: $0) }
            let files = ProjectFiles(stage.effects(of: maker), stage.context, run, in: folder)
            return stage.result.commands(in: index).filter { $0.name == "cargo" }.map { LanguageInstallation($0, in: folder, variables: { state.variables[$0].value }, contents: files.contents) }
        }.compactMap { $0 }
        return !builds.isEmpty && builds.allSatisfy { $0.nothingCompiled != nil }
    }

    /// The stage and the place there that the file at `place` was copied from, and the COPY.
    private func origin(of place: Place) -> (Int, Place, Int)? {
        let effects = stage.effects(of: stage.index)
        for index in stage.after.instructions.reversed() {
            guard case .copy(let copy) = stage.result.tree.instructions[index].content else { continue }
            let state = stage.after.states[index - stage.after.instructions.lowerBound]
            guard let destination = Place(copy.destination.text, in: state.workdir.value.map { Place(absolute: $0) }), destination.contains(place) else { continue }
            // Files that have other names there, `COPY --from=build /src/.env .`.
            let made = effects.files.filter { $0.instruction == index }
            if !made.isEmpty, !made.contains(where: { $0.place.contains(place) }) { continue }
            guard let use = stage.result.uses.first(where: { $0.instruction == index && $0.kind == .copy }), case .stage(let maker) = use.target else { return nil }
            for source in copy.sources {
                let start = Place(absolute: "/" + source.text)
                if destination == place { return copy.sources.count == 1 ? (maker, start, index) : nil }
                // A file in a folder keeps its name; of a folder the content is copied.
                let rest = String(place.path.dropFirst(destination.path.count).drop { $0 == "/" })
                if rest == start.lastName, call(for: start, in: maker)?.isNamed == true { return (maker, start, index) }
                if !rest.isEmpty, call(for: start.appending(rest), in: maker) != nil { return (maker, start.appending(rest), index) }
                if rest == start.lastName { return (maker, start, index) }
            }
            return nil
        }
        return nil
    }

    /// The call of a compiler that was the last to write to the place, also where it was copied or moved since; `nil`: something else may have.
    private func call(for place: Place, in maker: Int) -> (instruction: Int, command: RunCommand, isNamed: Bool)? {
        let effects = stage.effects(of: maker)
        var place = place
        var isNamed = true
        for effect in effects.files.reversed() where effect.kind != .changed && effect.kind != .folder && effect.place.contains(place) {
            guard case .command(let name) = effect.origin, effect.kind != .removed else { return nil }
            let values = state(effect.instruction, maker)?.variables
            guard let command = stage.result.commands(in: effect.instruction, replacing: { values?[$0].value }).first(where: { $0.range == effect.range }) else { return nil }
            switch name {
            case "go":
                switch goAnswer(command, effect, place, maker, effects) {
                case .yes: break
                case .no: continue
                case .maybe:
                    if !mayBeOnlyBuilt(place, maker) { return nil }
                    isNamed = false
                }
            case "cargo":
                // Checks and the like make no programs.
                guard ["build", "b", "rustc", "install", "zigbuild"].contains(where: command.literalArguments.contains) else {
                    if command.literalArguments.contains("clean") { return nil }
                    continue
                }
                if effect.kind == .filled, !isOutput(place, command) { return nil }
            case "rustc": if effect.kind != .made || effect.place != place { return nil }
            case "cp", "mv", "install":
                let words = command.literalArguments.filter { !$0.hasPrefix("-") }
                let state = state(effect.instruction, maker)
                guard words.count == 2, words.count == command.arguments.filter({ $0.value?.hasPrefix("-") != true }).count, let source = Place(words[0], in: state?.workdir.value.map { Place(absolute: $0) }),
                    effect.place == place || source.lastName == place.lastName && effect.place == place.parent
                else { return nil }
                place = source
                continue
            default: return nil
            }
            // What does not tell what it does may have put anything there.
            return effects.unknown.contains { $0.instruction > effect.instruction } ? nil : (effect.instruction, command, isNamed)
        }
        return nil
    }

    private func state(_ instruction: Int, _ stage: Int) -> StageState? {
        let stage = self.stage.result.stages[stage]
        return stage.instructions.contains(instruction) ? stage.states[instruction - stage.instructions.lowerBound] : nil
    }

    private func goAnswer(_ command: RunCommand, _ effect: FileEffect, _ place: Place, _ maker: Int, _ effects: StageEffects) -> GoOutputs.Answer {
        guard case .described(let invocation) = command.reading(by: stage.catalog), let state = state(effect.instruction, maker) else { return .no }
        // `cd DIR && go build`: what the effect was found in.
        let isHere = effect.kind == .filled && !invocation.subcommands.contains("install")
        let folder = isHere ? effect.place : state.workdir.value.map { Place(absolute: $0) }
        if effect.kind == .made, effect.place == place, invocation.subcommands.contains("build") {
            // Into a folder that is there the program goes by its own name.
            let isFolder = state.workdir.value.map { Place(absolute: $0).chain.contains(place) } == true || effects.files.contains { $0.place == place && $0.kind == .folder && $0.instruction < effect.instruction }
            return invocation.values(of: "-o").isEmpty || isFolder ? .no : .yes
        }
        return GoOutputs(invocation: invocation, folder: folder, variables: state.variables, module: { module(in: $0, maker) }).answer(place)
    }

    /// The module that the sources in a folder are the root of.
    private func module(in folder: Place, _ maker: Int) -> String? {
        for (index, state) in zip(stage.result.stages[maker].instructions, stage.result.stages[maker].states) where state.workdir.value.map(Place.init(absolute:)) == folder {
            guard case .run = stage.result.tree.instructions[index].content else { continue }
            for command in stage.result.commands(in: index) where command.name == "go" {
                let words = command.literalArguments
                if words.starts(with: ["mod", "init"]), words.count == 3 { return words[2] }
            }
        }
        return contents(folder.appending("go.mod"), in: maker).flatMap(GoOutputs.module(declaredBy:))
    }

    private func contents(_ place: Place, in maker: Int) -> [UInt8]? {
        stage.context.flatMap { ContextFiles(stage.effects(of: maker), $0).contents(of: place) }
    }

    /// A program that nothing but Go can have made: the original starts it, and no file of the context is called so.
    private func mayBeOnlyBuilt(_ place: Place, _ maker: Int) -> Bool {
        if place.lastName.contains(".") { return false }
        // What one stage takes from another is what that one is there for.
        guard stage.isSplit else { return true }
        let isCopied = stage.effects(of: maker).files.contains { effect in
            if case .copy = effect.origin { effect.place.contains(place) } else { false }
        }
        if !isCopied { return true }
        guard let context = stage.context, contents(place, in: maker) == nil else { return false }
        return stage.effects(of: maker).files.allSatisfy { effect in
            guard effect.place.contains(place), case .copy(let from, let sources) = effect.origin else { return true }
            return from == nil && sources.allSatisfy(context.holds)
        }
    }

    /// Whether Cargo puts a program there: `target/release/x`, `target/x86_64-unknown-linux-musl/debug/x`, `bin/x` of what it installs.
    private func isOutput(_ place: Place, _ command: RunCommand) -> Bool {
        let words = command.literalArguments
        if words.contains("install") { return place.parent.lastName == "bin" }
        // What one stage takes from another is what that one is there for.
        guard stage.isSplit else { return true }
        let option = words.firstIndex(of: "--target-dir").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
        let folder = option?.split(separator: "/").last.map(String.init) ?? "target"
        return !place.lastName.contains(".") && place.parent.parent.path.split(separator: "/").suffix(2).contains(Substring(folder))
    }
}
