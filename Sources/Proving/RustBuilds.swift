import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import HardenedCatalog

/// How what Cargo builds in a stage is linked against the C library.
enum RustBuilds {
    enum Linking {
        /// Nothing is loaded: it runs on any system.
        case statically
        case dynamically
    }

    /// `nil`: Cargo builds nothing here, or it is not known.
    ///
    /// - Parameter contents: The bytes of a file that stands at a place of the stage.
    static func linking(_ stage: Stage, in model: DockerfileModel, contents: (Place) -> [UInt8]? = { _ in nil }) -> Linking? {
        var found: Linking?
        for (index, state) in zip(stage.instructions, stage.states) {
            var exported: [String] = []
            for command in model.commands(in: index, replacing: { state.variables[$0].value }) {
                if command.name == "export" { exported += command.literalArguments }
                guard command.name == "cargo", let verb = command.literalArguments.first(where: { !$0.hasPrefix("+") }), ["build", "b", "install", "rustc"].contains(verb) else { continue }
                guard let linking = linking(command, state, exported, stage, contents) else { return nil }
                if let found, found != linking { return nil }
                found = linking
            }
        }
        return found
    }

    private static func linking(_ command: RunCommand, _ state: StageState, _ exported: [String], _ stage: Stage, _ contents: (Place) -> [UInt8]?) -> Linking? {
        func value(_ name: String) -> String? { (exported + command.assignments).last { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) } ?? state.variables[name].value }
        // Settings that would have to be read as Cargo reads them.
        if command.literalArguments.contains("--config") || value("CARGO_ENCODED_RUSTFLAGS") != nil { return nil }
        let folder = state.workdir.value.map { Place(absolute: $0) }
        for place in (folder?.chain ?? []).flatMap({ [$0.appending(".cargo/config.toml"), $0.appending(".cargo/config")] }) {
            guard let bytes = contents(place) else { continue }
            let settings = TOMLLines(bytes)
            if settings.value("target", in: "build") != nil || String(decoding: bytes, as: UTF8.self).contains("crt-static") { return nil }
        }
        let words = command.arguments
        let targets = words.indices.compactMap { index -> String? in
            guard let word = words[index].value else { return words[index].prefix.hasPrefix("--target=") ? "" : nil }
            if word == "--target" { return index + 1 < words.count ? words[index + 1].value ?? "" : "" }
            return word.hasPrefix("--target=") ? String(word.dropFirst(9)) : nil
        }
        var linking: Linking?
        if let target = targets.last ?? value("CARGO_BUILD_TARGET") {
            guard target.contains("-linux-") else { return nil }
            linking = target.hasSuffix("-musl") ? .statically : target.contains("-gnu") ? .dynamically : nil
        } else {
            linking = standard(stage)
        }
        let flags = [value("RUSTFLAGS")] + ["X86_64_UNKNOWN_LINUX_MUSL", "X86_64_UNKNOWN_LINUX_GNU", "AARCH64_UNKNOWN_LINUX_MUSL", "AARCH64_UNKNOWN_LINUX_GNU"].map { value("CARGO_TARGET_\($0)_RUSTFLAGS") }
        for flag in flags.compactMap({ $0 }) {
            if flag.contains("-crt-static") { linking = .dynamically }
            if flag.contains("+crt-static") { linking = .statically }
        }
        return linking
    }

    /// What the image's own compiler does when nothing is said; `nil`: it is not known.
    static func standard(_ stage: Stage) -> Linking? {
        if let definition = stage.image.definition {
            guard definition.image == "rust" else { return nil }
            // Alpine's package of Rust links against musl and libgcc, Rust's own for musl links them in.
            return definition.distribution.family == .alpine && !definition.packages.contains("rust") ? .statically : .dynamically
        }
        guard let source = stage.image.sourceImage, source.name == "rust" else { return nil }
        return stage.image.distribution.value?.family == .alpine ? .statically : .dynamically
    }
}
