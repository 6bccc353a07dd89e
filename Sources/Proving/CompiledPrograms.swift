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
    func verdict(on program: String) -> Verdict? {
        guard let definition = stage.definition, let place = Place(program, in: stage.after.final.workdir.value.map { Place(absolute: $0) }),
            let (maker, source) = origin(of: place), let compiler = compiler(of: source, in: maker)
        else { return nil }
        let from = stage.result.stages[maker]
        // Without C nothing is loaded.
        if compiler == "go", GoBuilds.mayLinkC(from, in: stage.result) == false { return .runs }
        guard let made = from.image.distribution.value, made.family == definition.distribution.family, !mayLinkMore(maker) else { return nil }
        switch made.family {
        case .debian:
            // A shell and its tools load the C library.
            let missing = Self.compilers[compiler]?.first { !definition.packages.contains($0) && !($0 == "libc6" && definition.hasShell) }
            guard let missing else { return .runs }
            if definition.hasShell { return .assumes("\(missing), which what \(compiler) builds loads, comes with the C library of \(stage.after.image.title)") }
            return .lacks("what \(compiler) builds loads \(missing), which \(stage.after.image.title) does not declare")
        // Rust links statically on musl; with C, Go needs the library that the image declares.
        case .alpine: return compiler == "go" && !definition.packages.contains("musl") && definition.image == "static" ? .lacks("what go builds with C loads musl, which \(stage.after.image.title) does not declare") : .runs
        default: return nil
        }
    }

    /// Whether headers of further libraries are at hand where it is built, against which programs are linked without a word.
    private func mayLinkMore(_ maker: Int) -> Bool {
        let image = stage.result.stages[maker].image
        guard let packages = image.definition?.packages ?? image.sourceImage?.packages else { return true }
        let installed = stage.effects(of: maker).packages.filter { ["apt", "apk"].contains($0.manager) }
        if installed.contains(where: \.isIncomplete) { return true }
        let plain: Set<String> = ["libc6-dev", "libc-dev", "musl-dev", "linux-libc-dev", "linux-headers"]
        return (packages + installed.flatMap(\.names)).contains { $0.hasSuffix("-dev") && !plain.contains($0) && !$0.hasPrefix("libstdc++") && !$0.hasPrefix("libgcc") }
    }

    /// The stage and the place there that the file at `place` was copied from.
    private func origin(of place: Place) -> (Int, Place)? {
        for index in stage.after.instructions.reversed() {
            guard case .copy(let copy) = stage.result.tree.instructions[index].content else { continue }
            let state = stage.after.states[index - stage.after.instructions.lowerBound]
            guard let destination = Place(copy.destination.text, in: state.workdir.value.map { Place(absolute: $0) }), destination.contains(place) else { continue }
            guard let use = stage.result.uses.first(where: { $0.instruction == index && $0.kind == .copy }), case .stage(let maker) = use.target else { return nil }
            for source in copy.sources {
                let start = Place(absolute: "/" + source.text)
                if destination == place { return copy.sources.count == 1 ? (maker, start) : nil }
                // A file in a folder keeps its name; of a folder the content is copied.
                let rest = String(place.path.dropFirst(destination.path.count).drop { $0 == "/" })
                if rest == start.lastName { return (maker, start) }
                if compiler(of: start.appending(rest), in: maker) != nil { return (maker, start.appending(rest)) }
            }
            return nil
        }
        return nil
    }

    /// The compiler that was the last to write to the place.
    private func compiler(of place: Place, in maker: Int) -> String? {
        let effects = stage.effects(of: maker)
        // What does not tell what it does may have put anything there.
        guard let last = effects.files.last(where: { [.made, .filled].contains($0.kind) && $0.place.contains(place) }), case .command(let name) = last.origin,
            Self.compilers[name] != nil, !effects.unknown.contains(where: { $0.instruction > last.instruction })
        else { return nil }
        return name
    }
}
