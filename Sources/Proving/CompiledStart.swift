import BuildEffects
public import DockerfileSemantics
import DockerfileSyntax
public import HardenedCatalog
public import SourceModel

/// A program that a compiler made in an earlier stage and that containers start, with what it loads from the system it runs on.
///
/// There is one only where the program is known to be linked against the C library of the stage that made it. Of Go that is known where the file
/// asks for C or containers listen on a port: `net` is linked so wherever a compiler for C is at hand.
public struct CompiledStart: Sendable {
    /// `go`, `cargo`, `rustc`.
    public let compiler: String
    /// The stage that made it.
    public let maker: Int
    /// Index of the COPY that brings it.
    public let copy: Int
    /// The call of the compiler.
    public let call: SourceRange
    public let fit: Fit

    /// How the program goes with the image that it is started on.
    public enum Fit: Sendable, Hashable {
        case fits
        /// The image has no C library.
        case lacksLibrary(CLibrary)
        case otherLibrary(made: CLibrary, own: CLibrary)
        case olderLibrary(made: CLibrary, own: CLibrary)
    }

    public init?(_ stage: Stage, in model: DockerfileModel, catalog: Catalog, known: KnownEffects) {
        guard let program = Self.program(of: stage, in: model) else { return nil }
        let comparison = StageComparison.alone(stage, in: model, catalog: catalog, isStarted: true, history: StageHistory(model, catalog: catalog), known: known)
        guard let making = CompiledPrograms(comparison).making(of: program) else { return nil }
        let from = model.stages[making.stage]
        guard let made = CLibrary(from.image.distribution), CompilerLinking(making, from, usesNetwork: Self.listens(stage, in: model), model, catalog, known).isDynamic else { return nil }
        if CLibrary.mayBeBrought(to: stage, in: model, known) { return nil }
        compiler = making.compiler
        maker = making.stage
        copy = making.copy
        call = making.call.range
        fit = Self.fit(made, stage.image)
    }

    /// Whether a stage copies from one whose programs would not go with its image; asked first, as it needs nothing but the images.
    public static func mayMisfit(_ stage: Stage, in model: DockerfileModel) -> Bool {
        // A file of one stage has none to copy from.
        model.stages.count > 1
            && model.uses.contains { use in
                guard use.kind == .copy, use.stage == stage.index, case .stage(let maker) = use.target, let made = CLibrary(model.stages[maker].image.distribution) else { return false }
                return fit(made, stage.image) != .fits
            }
    }

    private static func listens(_ stage: Stage, in model: DockerfileModel) -> Bool {
        model.chain(of: stage.index).contains { member in
            model.stages[member].instructions.contains { if case .expose = model.tree.instructions[$0].content { true } else { false } }
        }
    }

    /// The program that the start command of the file names, behind an init; `nil`: a shell works it out.
    private static func program(of stage: Stage, in model: DockerfileModel) -> String? {
        guard let start = stage.final.start.value, let range = start.range else { return nil }
        if start.isShellForm {
            let commands = model.commands(inCommandAt: range)
            return commands.count == 1 ? commands[0].program : nil
        }
        guard let first = start.words.first else { return nil }
        let isInit = ["tini", "dumb-init", "catatonit"].contains(first.split(separator: "/").last.map(String.init) ?? first)
        return isInit ? start.words.dropFirst().first { !$0.hasPrefix("-") } : first
    }

    private static func fit(_ made: CLibrary, _ image: ImageFacts) -> Fit {
        if hasNone(image) { return .lacksLibrary(made) }
        guard let own = CLibrary(image.distribution) else { return .fits }
        switch (made, own) {
        case (.musl, .musl): return .fits
        case (.glibc(let new?), .glibc(let old?)):
            return old < CLibrary.linkBarrier && new >= CLibrary.linkBarrier ? .olderLibrary(made: made, own: own) : .fits
        case (.glibc, .glibc): return .fits
        default: return .otherLibrary(made: made, own: own)
        }
    }

    /// Whether the image is known to have no C library at all.
    private static func hasNone(_ image: ImageFacts) -> Bool {
        switch image.origin {
        case .scratch: true
        case .hardened(let definition, _): definition.image == "static" && !definition.packages.contains { ["libc6", "musl", "glibc"].contains($0) }
        case .source(let source): source.hasPackageManager == false && source.hasShell == false && source.name.hasPrefix("gcr.io/distroless/static") && !source.packages.contains("libc6")
        case .configured, .unknown: false
        }
    }
}
