public import BuildEffects
public import DockerfileSemantics
public import DockerfileSyntax
import HardenedCatalog
public import SourceModel

/// The program of a language that a COPY takes from an image with another C library: Node.js, Python, Ruby, or a Java with all it loads.
public struct CopiedRuntime: Sendable, Hashable {
    /// `node`, `java`.
    public let program: String
    public let made: CLibrary
    public let own: CLibrary
    /// The source of the COPY.
    public let source: SourceRange

    /// - Parameters:
    ///   - image: The image that is copied from, or that the stage stands on which is copied from.
    ///   - maker: What the stages do that are copied from; none of an image.
    ///   - taker: The stage that holds the COPY.
    public init?(_ copy: CopyInstruction, from image: ImageFacts, made maker: @autoclosure () -> [StageEffects], to taker: Stage, in model: DockerfileModel, known: KnownEffects) {
        guard let made = CLibrary(image.distribution), let own = CLibrary(taker.image.distribution), made.isMusl != own.isMusl else { return nil }
        // A Java is put together by this program alone; what else a stage does need not be read.
        let effects = model.tree.bytes.holdsBytes(of: "jlink") ? maker() : []
        let found = copy.sources.lazy.compactMap { word in Self.program(at: Place(absolute: "/" + word.text), image, effects).map { ($0, word.range) } }.first
        guard let found, !CLibrary.mayBeBrought(to: taker, in: model, known) else { return nil }
        program = found.0
        self.made = made
        self.own = own
        source = found.1
    }

    /// The program whose file the place is, or whose folder.
    private static func program(at place: Place, _ image: ImageFacts, _ maker: [StageEffects]) -> String? {
        if maker.contains(where: { $0.files.contains { $0.origin == .command("jlink") && $0.place == place } }) { return "java" }
        guard let prefixes = image.sourceImage?.prefixes else { return nil }
        if let home = prefixes["java_home"], Place(absolute: home) == place { return "java" }
        if let interpreter = prefixes["interpreter"], Place(absolute: interpreter) == place { return place.lastName }
        return nil
    }
}
