import BuildEffects
import DockerfileSyntax

/// Files of a project as a RUN sees them: copied into the stage, or mounted for the RUN alone.
struct ProjectFiles {
    private let context: (any BuildContext)?
    private let effects: StageEffects
    private var mounted: [(place: Place, source: String)] = []

    /// - Parameters:
    ///   - effects: Of the stage.
    ///   - folder: In which the RUN starts.
    init(_ effects: StageEffects, _ context: (any BuildContext)?, _ run: RunInstruction, in folder: Place?) {
        self.effects = effects
        self.context = context
        mounted = run.mounts.compactMap { mount in
            guard mount.field("type")?.value == "bind", mount.field("from") == nil, let target = mount.field("target", "dst", "destination")?.value, let place = Place(target, in: folder) else { return nil }
            return (place, String(Place(absolute: "/" + (mount.field("source", "src")?.value ?? "")).path.dropFirst()))
        }
    }

    /// `nil`: it is not known to come from the build context.
    func contents(_ place: Place) -> [UInt8]? {
        guard let context else { return nil }
        for mount in mounted where mount.place.contains(place) {
            let rest = String(place.path.dropFirst(mount.place.path.count).drop { $0 == "/" })
            if let bytes = context.contents(of: [mount.source, rest].filter { !$0.isEmpty }.joined(separator: "/")) { return bytes }
        }
        return ContextFiles(effects, context).contents(of: place)
    }

    /// Whether the context is known and nothing of it can stand there.
    func isAbsent(_ place: Place) -> Bool {
        guard let context, contents(place) == nil else { return false }
        return !mounted.contains { $0.place.contains(place) } && ContextFiles(effects, context).isAbsent(place)
    }
}
