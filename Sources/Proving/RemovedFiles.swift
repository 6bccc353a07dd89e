public import BuildEffects
public import HardenedCatalog

/// What becomes of files of the image that a RUN removes: the hardened image may have them, too, and a COPY takes nothing away.
public struct RemovedFiles {
    /// How a removal holds without the command that removes.
    public enum Way: Hashable, Sendable {
        /// A copy behind it puts another file there.
        case overwritten
        /// The hardened image has no such thing.
        case absent
        /// The site that is copied behind it stands beside what the image brings of its own.
        case besideSite
        /// An empty file in its place says nothing to the server, which is told by whatever lies in the folder.
        case emptied(Place)
    }

    private let effects: StageEffects
    private let definition: ImageDefinition

    public init(_ effects: StageEffects, runtime: ImageDefinition) {
        self.effects = effects
        definition = runtime
    }

    /// Whether an effect takes away something of the image itself, nothing of which the file has made.
    public func isOfImage(_ effect: FileEffect) -> Bool {
        guard effect.kind == .removed || effect.kind == .changed && effect.origin == .command("rm"), !effect.place.isSymbolic, !RuntimePlaces.areForBuilding(effect.place) else { return false }
        return !effects.files.contains { $0.instruction <= effect.instruction && $0.range != effect.range && $0.origin != .workdir && $0.kind != .removed && $0.origin != .command("rm") && $0.place.overlaps(effect.place) && !$0.place.isRoot }
    }

    /// Whether `RemovalProof` judges the effect: elsewhere the image has nothing of its own, as far as is known.
    func isJudged(_ effect: FileEffect) -> Bool {
        guard case .command(let program) = effect.origin, !StageEffects.accountPrograms.contains(program) else { return false }
        return RuntimePlaces.isSystem(effect.place) && isOfImage(effect)
    }

    /// How the removal holds without its command; `nil`: not as far as is known.
    public func way(_ effect: FileEffect) -> Way? {
        let place = effect.place
        let behind = effects.files.filter { if case .copy = $0.origin { $0.instruction > effect.instruction } else { false } }
        if effect.kind == .removed, behind.contains(where: { Self.puts($0, place) }) { return .overwritten }
        switch definition.image {
        case "nginx":
            if Self.site.contains(place), behind.contains(where: { $0.place == Self.site }) { return .besideSite }
            guard place == Self.server || place == Self.servers else { return nil }
            return behind.contains { Self.puts($0, Self.server) } ? .overwritten : .emptied(Self.server)
        case "node":
            return !definition.isBuildImage && effect.kind == .removed && Self.managers.contains { $0.contains(place) } ? .absent : nil
        default: return nil
        }
    }

    /// Whether a copy certainly puts a file at this place.
    static func puts(_ copy: FileEffect, _ place: Place) -> Bool {
        guard case .copy(_, let sources) = copy.origin, let dot = place.lastName.lastIndex(of: "."), fileEndings.contains(place.lastName[place.lastName.index(after: dot)...]) else { return false }
        // Where a folder were copied to the place of a file, BuildKit would stop.
        if copy.place == place { return true }
        return copy.kind == .filled && copy.place == place.parent && sources.contains { $0.split(separator: "/").last.map(String.init) == place.lastName }
    }

    /// Endings that folders do not have.
    private static let fileEndings: Set<Substring> = ["conf", "html", "htm", "default", "template", "txt", "json", "xml", "ini", "yaml", "yml", "properties", "sh"]

    // Where nginx keeps its site and its servers, in the official image and in the hardened one.
    private static let site = Place(absolute: "/usr/share/nginx/html")
    private static let servers = Place(absolute: "/etc/nginx/conf.d")
    private static let server = Place(absolute: "/etc/nginx/conf.d/default.conf")

    /// The package managers of Node.js, which the runtime variant does not have.
    private static let managers = [
        "/usr/local/lib/node_modules/npm", "/usr/local/lib/node_modules/corepack", "/usr/local/bin/npm", "/usr/local/bin/npx", "/usr/local/bin/corepack", "/usr/local/bin/yarn",
        "/usr/local/bin/yarnpkg",
    ].map { Place(absolute: $0) }
}
