import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import Linting
import Migration
import SourceModel

/// A hardened image, or a tag of one, that there is not.
enum UnknownHardenedTag: Rule {
    static let metadata = RuleMetadata(
        name: "unknown-hardened-tag", code: "DHI032", severity: .error, summary: "The catalogue of hardened images does not have this image or tag",
        documentation: RuleDocumentation(
            what: """
                Reports hardened images, also in `COPY --from` and mounts, whose name the catalogue does not have; and, as a warning, tags that it does not list, and those whose release line had ended when it was made. \
                The catalogue is a dated snapshot: newer tags are not in it.
                """,
            why: "A name or tag that does not exist stops the build; an image whose line has ended gets no more repairs.",
            remedy: "Take a tag that the catalogue lists: `dhi catalog show IMAGE`."),
        reference: "https://docs.docker.com/dhi/",
        flagged: [
            RuleExample("No such tag", "FROM dhi.io/node:1️⃣22-slim2️⃣"),
            RuleExample("No such image", "FROM 1️⃣dhi.io/no-such-image:12️⃣"),
            RuleExample("In COPY", "FROM scratch\nCOPY --from=dhi.io/node:1️⃣no-such-tag2️⃣ /a /a"),
        ],
        clean: [
            RuleExample("One that there is", "FROM dhi.io/node:22"),
            RuleExample("By a digest", "FROM dhi.io/node@sha256:0123456789012345678901234567890123456789012345678901234567890123"),
            RuleExample("Another registry", "FROM registry.example.com/node:no-such-tag"),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for (number, parsed) in file.references.enumerated() {
            guard let reference = parsed.reference, reference.digestRange == nil, let name = hardenedName(reference, file.images.options.naming),
                case let use = file.model.uses[number], !use.isTrigger
            else { continue }
            let text = reference.text
            guard file.catalog.image(named: name) != nil else {
                report.add(.noImage(name), at: use.reference.word.range)
                continue
            }
            let tag = reference.tag ?? "latest"
            let range = place(of: tag, use, text, file)
            guard let definition = file.catalog.definition(image: name, tag: tag) else {
                let tags = Set(file.catalog.outlines(image: name).flatMap(\.tags))
                report.add(.noTag(name, tag, nearest(tag, tags), file.catalog.stamp.date), at: range, severity: .warning)
                continue
            }
            if let end = definition.endOfLife, end < String(file.catalog.stamp.date.prefix(10)) { report.add(.ended(name, tag, end), at: range, severity: .warning) }
        }
    }

    /// The hardened image that a reference names, if it does.
    private static func hardenedName(_ reference: ImageReference, _ naming: HardenedNaming) -> String? {
        guard reference.text.utf8.starts(with: naming.prefix.utf8) || reference.text.holdsBytes(of: ImageReference.hardenedDomain) else { return nil }
        return naming.image(named: reference.name) ?? reference.hardenedImage
    }

    /// The tag alone where it is written out.
    private static func place(of tag: String, _ use: ImageUse, _ text: String, _ file: LintedFile) -> SourceRange {
        let range = use.reference.word.range
        guard text.hasSuffix(":" + tag), file.tree.bytes[range.indices].elementsEqual(text.utf8) else { return range }
        return SourceRange(Int(range.end) - tag.utf8.count, Int(range.end))
    }

    /// `22-slim` has `22` beside it, and a misspelt tag one that is nearly the same.
    private static func nearest(_ tag: String, _ tags: Set<String>) -> String? {
        var head = tag
        while let dash = head.lastIndex(of: "-") {
            head = String(head[..<dash])
            if tags.contains(head) { return head }
        }
        return Suggestion.nearest(to: tag, among: tags.sorted(), caseSensitive: true)
    }
}

extension RuleMessage {
    fileprivate static func noImage(_ name: String) -> RuleMessage {
        RuleMessage("There is no hardened image '\(name)' in the catalogue.", why: "The pull fails.", remedy: "'dhi catalog search' finds the name of what is meant.")
    }

    fileprivate static func noTag(_ name: String, _ tag: String, _ nearest: String?, _ date: String) -> RuleMessage {
        RuleMessage(
            "The catalogue of \(date.prefix(10)) does not list the tag '\(tag)' of the hardened image '\(name)'.",
            why: "It is misspelt, newer than the catalogue, or superseded, and then gets no more security fixes.",
            remedy: nearest.map { "Did you mean '\($0)'?" } ?? "'dhi catalog show \(name)' lists the tags.")
    }

    fileprivate static func ended(_ name: String, _ tag: String, _ end: String) -> RuleMessage {
        RuleMessage("The line of \(name):\(tag) ended on \(end).", why: "It gets no more repairs.", remedy: "Take a line that is still kept up.")
    }
}
