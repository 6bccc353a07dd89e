import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import Linting
import Migration
import SourceModel

/// A hardened image under a name it cannot be pulled by.
enum MisplacedHardenedImage: Rule {
    static let metadata = RuleMetadata(
        name: "misplaced-hardened-image", code: "DHI035", severity: .warning, summary: "Hardened image under a name it cannot be pulled by",
        documentation: RuleDocumentation(
            what: """
                Reports references to hardened images that do not exist where they are looked for: below a folder of `dhi.io` (`dhi.io/library/node`), under the \
                catalogue's name on Docker Hub (`dhi/node`), or on `dhi.io` when the configuration says that the organisation pulls them from elsewhere.
                """,
            why: "The pull fails, or goes past the mirror that the organisation set up.",
            remedy: """
                Write `dhi.io/<image>:<tag>`, or the name on the organisation's mirror, which the configuration knows. On Docker Hub, mirrored repositories are called \
                `<organisation>/dhi-<image>`.
                """),
        reference: "https://docs.docker.com/dhi/",
        flagged: [
            RuleExample("A folder that does not exist", "FROM 1️⃣dhi.io/library/node:222️⃣"),
            RuleExample("The catalogue's name on Docker Hub", "FROM 1️⃣dhi/node:222️⃣"),
        ],
        clean: [
            RuleExample("The registry of hardened images", "FROM dhi.io/node:22"),
            RuleExample("A mirror on Docker Hub", "FROM acme/dhi-node:22"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for (number, parsed) in file.references.enumerated() {
            guard let reference = parsed.reference, let image = misplaced(reference, file), case let use = file.model.uses[number] else { continue }
            let text = reference.text
            let name = file.images.options.naming.name(of: image)
            let corrected = reference.replacing(name: name, tag: reference.tag)
            var fixes: [Fix] = []
            if reference.digest == nil, let edits = TwinSearch.edits(of: file.model, use: number, to: corrected) {
                fixes = [Fix(title: "Use \(corrected)", edits: edits, applicability: .displayOnly)]
            }
            report.add(.misplaced(text, name), at: use.reference.word.range, fixes: fixes)
        }
    }

    /// The hardened image that is meant, if it is not called as it should be.
    private static func misplaced(_ reference: ImageReference, _ file: LintedFile) -> String? {
        // Hardly any reference gets beyond this.
        guard reference.text.holdsBytes(of: "dhi"), reference.isMisplacedHardened || reference.path.utf8.starts(with: "dhi/".utf8) || reference.hardenedImage != nil else { return nil }
        let naming = file.images.options.naming
        let last = reference.path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? reference.path
        let isMeant =
            reference.isMisplacedHardened || reference.domain == "docker.io" && reference.path == "dhi/" + last
            || reference.hardenedImage != nil && naming != .publicRegistry
        return isMeant && naming.image(named: reference.name) == nil && file.catalog.image(named: last) != nil ? last : nil
    }
}

extension RuleMessage {
    fileprivate static func misplaced(_ text: String, _ name: String) -> RuleMessage {
        RuleMessage("\(text) is not where this hardened image is pulled from.", why: "The pull fails or goes past the mirror.", remedy: "Write \(name).")
    }
}
