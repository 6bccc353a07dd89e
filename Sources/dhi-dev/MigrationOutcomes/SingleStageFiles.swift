internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Foundation
internal import HardenedCatalog
internal import Hashing
internal import ImageReferences

/// The files of a corpus that a migration can be expected to split, chosen without a look at what the migration does with them.
///
/// A file belongs to them when BuildKit accepts it, it has one stage, and its image has a counterpart that is applied by default with a tag
/// that fits, in a newer release line if need be. Copies are left out by the hash of their normalised text, and no repository counts
/// more than `limit` times: those with the smallest hash of their bytes, which nobody chose.
struct SingleStageFiles {
    struct File {
        let path: String
        let repository: String
        let sha256: String
        /// Name of the hardened image.
        let ecosystem: String
    }

    private struct Row: Decodable {
        var repo: String
        var path: String
        var sha256: String
        var template: Bool
        var norm_hash: String
    }

    private(set) var files: [File] = []
    /// Single-stage files that are left out, by why.
    private(set) var leftOut: [String: Int] = [:]

    init(index: URL, corpus: Corpus, catalog: Catalog, limit: Int) throws {
        let decoder = JSONDecoder()
        let rows = try Data(contentsOf: index).split(separator: 0x0A).map { try decoder.decode(Row.self, from: $0) }
        let mapper = TagMapper(facts: catalog)
        var seen: Set<String> = []
        var counts: [String: Int] = [:]
        for row in rows.sorted(by: { ($0.sha256, $0.repo, $0.path) < ($1.sha256, $1.repo, $1.path) }) where !row.template {
            let path = "\(row.repo.replacingOccurrences(of: "/", with: "+"))/\(row.path)"
            guard let bytes = corpus.bytes(of: path) else { continue }
            let model = DockerfileModel(DockerfileParser.parse(bytes), facts: { ImageFacts.unknown($0) })
            guard model.tree.diagnostics.isEmpty, model.stages.count == 1, let text = Self.image(of: model) else { continue }
            let image: String
            switch Self.counterpart(of: text, catalog, mapper) {
            case .found(let name): image = name
            case .none(let why):
                leftOut[why, default: 0] += 1
                continue
            }
            guard seen.insert(row.norm_hash).inserted else {
                leftOut["a copy of another file", default: 0] += 1
                continue
            }
            guard counts[row.repo, default: 0] < limit else {
                leftOut["more than \(limit) of its repository", default: 0] += 1
                continue
            }
            counts[row.repo, default: 0] += 1
            files.append(File(path: path, repository: row.repo, sha256: row.sha256, ecosystem: image))
        }
        files.sort { $0.path < $1.path }
    }

    /// SHA-256 of the list, one line a file: hash of the bytes, two spaces, path.
    var sha256: String { SHA256.hexDigest(of: files.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8) }

    private static func image(of model: DockerfileModel) -> String? {
        guard case .image(let text) = model.stages[0].base else { return nil }
        return text
    }

    /// What the mapping names only as the nearest: to go back, to go nobody knows how far, or to another edition.
    private static let unfit: Set<TagNote.ID> = [.olderRelease, .unresolved, .jdkForJRE, .runtimeOfJDK, .editionMissingInDev]

    private enum Counterpart {
        case found(String)
        case none(String)
    }

    private static func counterpart(of text: String, _ catalog: Catalog, _ mapper: TagMapper) -> Counterpart {
        guard let reference = try? ImageReference.parse(text) else { return .none("its reference is not valid") }
        guard let mapping = catalog.mapping(source: reference.familiarName), mapping.hardened != nil else { return .none("its image has no counterpart") }
        guard mapping.evidence != .judged, !mapping.replacesSystem, !mapping.versionIsInName else { return .none("its counterpart is not applied by default") }
        guard reference.digest == nil else { return .none("its image is pinned by digest") }
        let options = TagOptions(upgradeEndOfLife: true)
        for need in VariantNeed.allCases {
            if case .mapped(let mapped) = mapper.map(reference, need: need, options: options), !mapped.notes.contains(where: { unfit.contains($0.id) }) { return .found(mapped.image) }
        }
        return .none("no tag fits")
    }
}
