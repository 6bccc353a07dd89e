import BuildEffects
import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Whether one call of a compiler links against the C library.
struct CompilerLinking {
    let isDynamic: Bool

    init(_ making: CompiledPrograms.Making, _ from: Stage, usesNetwork: Bool, _ model: DockerfileModel, _ catalog: Catalog, _ known: KnownEffects) {
        let call = making.call
        let words = call.literalArguments + call.assignments
        // Another system than that of the stage may be meant, which only the build tells.
        let isOwnSystem = from.from.platform == nil && !model.variables(in: making.instruction).contains { $0.name.hasPrefix("TARGET") || $0.name.hasPrefix("BUILD") }
        guard isOwnSystem, call.arguments.allSatisfy({ $0.value != nil }), from.instructions.contains(making.instruction),
            !(words + [making.source.path]).contains(where: { word in ["static", "musl", "wasm", "GOARCH="].contains { word.holdsBytes(of: $0) } })
        else {
            isDynamic = false
            return
        }
        let state = from.states[making.instruction - from.instructions.lowerBound]
        isDynamic = making.compiler == "go" ? (usesNetwork || Self.asksForC(making.call, state)) && Self.goLinksC(making, from, state, model, catalog, known) : Self.rustLinksC(from, state)
    }

    private static func asksForC(_ call: RunCommand, _ state: StageState) -> Bool {
        call.assignments.contains("CGO_ENABLED=1") || state.variables["CGO_ENABLED"].value == "1"
    }

    private static func goLinksC(_ making: CompiledPrograms.Making, _ from: Stage, _ state: StageState, _ model: DockerfileModel, _ catalog: Catalog, _ known: KnownEffects) -> Bool {
        let words = making.call.literalArguments
        if words.contains(where: { word in ["netgo", "osusergo", "internal", "buildmode", "-toolexec"].contains { word.holdsBytes(of: $0) } }) { return false }
        if making.call.assignments.contains(where: { $0.hasPrefix("CGO_ENABLED=") && $0 != "CGO_ENABLED=1" }) { return false }
        switch state.variables["CGO_ENABLED"] {
        case .absent: break
        case .present(let value, _): if value != "1" { return false }
        case .unknown: return false
        }
        for name in ["GOFLAGS", "GOARCH"] { if case .absent = state.variables[name] { continue } else { return false } }
        if case .present(let system, _) = state.variables["GOOS"], system != "linux" { return false }
        // What is exported or set for good in front of the call counts, too.
        let settings = model.commands(in: making.instruction) + from.instructions.prefix { $0 < making.instruction }.flatMap(model.commands)
        let isSet = settings.contains { command in
            guard ["export", "go", "env", "set"].contains(command.name ?? "") else { return false }
            return command.arguments.contains { $0.value.map { word in ["CGO_ENABLED", "GOFLAGS", "GOARCH"].contains { word.holdsBytes(of: $0) } } ?? false }
        }
        return !isSet && hasCompiler(from, model, catalog, known)
    }

    /// Without a compiler for C, Go leaves C out.
    private static func hasCompiler(_ from: Stage, _ model: DockerfileModel, _ catalog: Catalog, _ known: KnownEffects) -> Bool {
        let installed = model.chain(of: from.index).flatMap { known.effects(of: $0).packages }.filter { ["apt", "apk"].contains($0.manager) }.flatMap(\.names)
        if installed.contains(where: { ["gcc", "g++", "build-base", "build-essential"].contains($0) }) { return true }
        if let source = from.image.sourceImage { return catalog.presence(ofCommand: "gcc", in: source).isPresent }
        return from.image.definition.map { catalog.presence(ofCommand: "gcc", in: $0).isPresent } ?? false
    }

    /// On glibc Rust always links dynamically; on musl only Alpine's own package does.
    private static func rustLinksC(_ from: Stage, _ state: StageState) -> Bool {
        guard case .glibc? = CLibrary(from.image.distribution) else { return false }
        return ["CARGO_BUILD_TARGET", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"].allSatisfy { name in
            if case .absent = state.variables[name] { true } else { false }
        }
    }
}
