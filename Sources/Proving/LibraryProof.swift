import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog

/// Whether the libraries are still there that a program may need which was made elsewhere and is started here.
///
/// Images without a shell and a package manager declare all they have, and are chosen for it: what one declares and the other
/// does not is lost.
struct LibraryProof {
    let stage: StageComparison

    init(_ stage: StageComparison) { self.stage = stage }

    /// Why `program`, which the file brings, may not start any more; `nil`: nothing is lost, or it needs nothing.
    func loss(for program: String) -> String? {
        guard let source = stage.before.image.sourceImage, source.hasPackageManager == false, let definition = stage.definition else { return nil }
        let lost = source.packages.filter { Self.isLibrary($0) && !definition.packages.contains($0) }
        guard !lost.isEmpty, !comesWithoutC else { return nil }
        return "\(stage.before.image.title) has \(lost.joined(separator: ", ")), \(stage.after.image.title) does not declare \(lost.count == 1 ? "it" : "them"), and whether \(program) needs \(lost.count == 1 ? "it" : "them") is not known"
    }

    /// The C library of another release is LinkProof's concern.
    private static func isLibrary(_ package: String) -> Bool {
        package.hasPrefix("lib") && package != "libc6" || package == "zlib1g" || package == "openssl"
    }

    /// All programs come from Go without cgo, which link no library at all.
    private var comesWithoutC: Bool {
        let makers = stage.result.uses.filter { $0.kind == .copy && $0.stage == stage.index }.map(\.target)
        return !makers.isEmpty
            && makers.allSatisfy { target in
                guard case .stage(let maker) = target else { return false }
                return stage.result.chain(of: maker).compactMap { GoBuilds.mayLinkC(stage.result.stages[$0], in: stage.result) } == [false]
            }
    }
}
