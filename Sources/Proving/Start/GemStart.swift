import BuildEffects
import DockerfileSemantics
import HardenedCatalog

/// Start commands that are programs of gems: scripts for Ruby, which Bundler begins with `#!/usr/bin/env ruby`.
struct GemStart {
    let reader: StartReader

    /// Programs that start what their settings say by a shell, or build what they need.
    private static let starters: [String: String] = [
        "foreman": "it starts what a Procfile says by a shell", "overmind": "it starts what a Procfile says by a shell", "hivemind": "it starts what a Procfile says by a shell",
        "passenger": "it calls programs of the system", "guard": "it calls programs of the system", "whenever": "it calls cron",
    ]
    /// Commands of Bundler that change what is installed, as only root can.
    private static let changing: Set<String> = ["install", "update", "add", "remove", "lock", "clean", "binstubs", "pristine"]

    /// `nil`: no gem's program is started.
    func step(_ line: StartLine) -> StartStepper.Step? {
        guard reader.runtime.image == "ruby", !reader.runtime.hasShell, let program = line.words.first else { return nil }
        if program == "bundle" || program == "bundler" { return bundler(line) }
        guard !program.contains("/"), !has(program), let folder = folder(of: program) else { return nil }
        if let why = Self.starters[program] { return .refused(refusal(program, why)) }
        var next = line
        next.words = ["ruby", folder.appending("bin").appending(program).text] + line.words.dropFirst()
        return .next(next)
    }

    /// `bundle exec NAME`: Bundler loads scripts for Ruby itself, and starts everything else.
    ///
    /// Where the program `bundle` is gone and its library is there, Ruby loads that, which is all that `bundle exec` does in front of a script.
    private func bundler(_ line: StartLine) -> StartStepper.Step {
        let rest = line.words.dropFirst().drop { $0.hasPrefix("_") }
        guard let command = rest.first else { return .done }
        if Self.changing.contains(command) { return .refused(StartRefusal("start-installs", "containers start `\(CommandText.short(line.words))`, which changes what is installed, as root alone can")) }
        let title = reader.title
        let isGone = !has("bundle")
        if isGone, !reader.catalog.presence(ofCommand: "bundle", in: reader.runtime).isAbsent {
            return .refused(StartRefusal("start-program-missing", "whether \(title) has Bundler is not known"))
        }
        if isGone, !hasLibrary { return .refused(StartRefusal("start-program-missing", "\(title) has neither bundle nor its library; install the gem bundler where the others are installed")) }
        guard command == "exec", let program = rest.dropFirst().first(where: { !$0.hasPrefix("-") }) else {
            return isGone ? .refused(StartRefusal("start-program-missing", "\(title) has no bundle: only its library is there")) : .done
        }
        if isGone, rest.dropFirst().first != program { return .refused(StartRefusal("start-program-missing", "\(title) has no bundle, and `bundle exec` is given options")) }
        func loaded(_ script: String?) -> StartStepper.Step {
            if !isGone { return .done }
            var next = line
            next.words = ["ruby", "-rbundler/setup"] + (script.map { [$0] } ?? []) + rest.dropFirst(2)
            return .next(next)
        }
        if ShellStart.isShell(program) { return .refused(StartRefusal("start-needs-shell", "`bundle exec` starts \(program)")) }
        if let why = Self.starters[program] { return .refused(refusal(program, why)) }
        guard program.contains("/") else {
            if let folder = folder(of: program) { return loaded(folder.appending("bin").appending(program).text) }
            if has(program) { return program == "ruby" || !isGone ? loaded(nil) : .refused(StartRefusal("start-program-missing", "\(title) has no bundle to start \(program)")) }
            return .refused(StartRefusal("start-program-missing", "`bundle exec` starts \(program), which \(title) does not have"))
        }
        guard let place = Place(program, in: line.folder), let bytes = reader.files?.contents(of: place) else {
            return .refused(StartRefusal("script-unknown", "`bundle exec` starts \(program), and the file is not at hand\(reader.files == nil ? " (say --context)" : "")"))
        }
        if case .interpreted(_, "ruby"?) = ScriptFile(bytes).kind { return loaded(program) }
        return .refused(StartRefusal("start-script", "`bundle exec` starts \(program), which is no script for Ruby"))
    }

    private func refusal(_ program: String, _ why: String) -> StartRefusal {
        StartRefusal("start-needs-shell", "containers start \(program): \(why)")
    }

    /// From Alpine 3.23 on the library of Bundler is in a package of its own, which no runtime image has; elsewhere only the programs are removed.
    private var hasLibrary: Bool { reader.runtime.distribution.family != .alpine || reader.runtime.distribution.release == "3.22" }

    private func has(_ program: String) -> Bool { reader.catalog.presence(ofCommand: program, in: reader.runtime).isPresent }

    private var home: Place? { reader.final.variables["GEM_HOME"].value.map { Place(absolute: $0) } }

    /// The home of the gem that brought a program.
    ///
    /// The original starts it. What neither its base nor a package of the system brought, a gem did.
    private func folder(of program: String) -> Place? {
        guard let home, reader.final.variables["BUNDLE_PATH"].value == nil, reader.final.variables["BUNDLE_BIN"].value == nil, isSearched(home, for: program) else { return nil }
        let installs =
            reader.effects.files.contains { effect in
                guard case .command(let name) = effect.origin, ["gem", "bundle", "bundler"].contains(name) else { return false }
                return effect.kind == .filled && effect.place == home
            } || reader.copiedGems.contains { $0.contains(home) }
        guard installs, let source = reader.source, reader.catalog.presence(ofCommand: program, in: source).isPresent == false else { return nil }
        let packages = reader.effects.packages.filter { ["apt", "apk"].contains($0.manager) }.flatMap(\.names)
        if packages.contains(where: { reader.catalog.commands(ofPackage: $0, distribution: source.distribution).contains(program) }) { return nil }
        return home
    }

    /// Whether only the folder of the gems' programs is left that a program of that name may stand in: the others on the PATH are the image's.
    private func isSearched(_ home: Place, for program: String) -> Bool {
        guard let path = reader.final.variables["PATH"].value, let own = reader.source?.environment["PATH"] else { return false }
        let images = Set(own.split(separator: ":"))
        guard path.split(separator: ":").contains(where: { Place(absolute: String($0)) == home.appending("bin") }) else { return false }
        return path.split(separator: ":").allSatisfy { folder in
            images.contains(folder) || Place(absolute: String(folder)) == home.appending("bin") || reader.files?.isAbsent(Place(absolute: String(folder)).appending(program)) == true
        }
    }
}
