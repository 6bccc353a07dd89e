import DockerfileSemantics
import HardenedCatalog

/// The build image of Rust with the compiler that the official images have, for one with the package of Alpine.
///
/// Alpine's own Rust makes programs that load musl and libgcc; that of the project itself links both in, as files expect that come from `rust:alpine`.
struct RustOfUpstream {
    let catalog: Catalog
    let naming: HardenedNaming
    /// Tags that may be used; `nil`: all.
    let available: Set<String>?

    /// `nil`: the image has that compiler already, or no other of the family has.
    func candidate(for dev: ReferenceCandidate) -> ReferenceCandidate? {
        let definition = dev.definition
        guard definition.image == "rust", definition.distribution.family == .alpine, definition.packages.contains("rust"), !dev.text.contains("@") else { return nil }
        let others = catalog.definitions(image: "rust").filter { other in
            other.isBuildImage && other.flavor == definition.flavor && other.distribution.family == .alpine && !other.packages.contains("rust")
                && !Self.numbers(other.version).lexicographicallyPrecedes(Self.numbers(definition.version))
        }
        guard let other = others.max(by: { Self.numbers($0.version).lexicographicallyPrecedes(Self.numbers($1.version)) }) else { return nil }
        // As exactly as the tag that was found.
        let length = dev.tag.prefix { $0 != "-" }.split(separator: ".").count
        let tags = other.tags.filter { tag in available.map { $0.contains("rust:\(tag)") || $0.contains("dhi.io/rust:\(tag)") } ?? true }
        guard let tag = tags.first(where: { $0.prefix { $0 != "-" }.split(separator: ".").count == length }) ?? tags.first else { return nil }
        var notes = dev.notes.filter { !$0.message.contains("Alpine") }
        for index in notes.indices where notes[index].message.hasPrefix(definition.version + " ") {
            notes[index].message = other.version + notes[index].message.dropFirst(definition.version.count)
        }
        notes.append(Reason("rust-of-upstream", "It stands on \(other.distribution.title), with the compiler that links the C library in, as the official image does"))
        return ReferenceCandidate(mapping: dev.mapping, definition: other, tag: tag, text: naming.name(of: "rust") + ":" + tag, notes: notes)
    }

    private static func numbers(_ version: String) -> [Int] { version.split(separator: ".").compactMap { Int($0) } }
}
