import BuildEffects
public import DockerfileSemantics
public import DockerfileSyntax
public import HardenedCatalog
public import SourceModel

/// What a COPY takes from a stage on one version of a language to a stage on another, though it belongs to the first.
public struct TakenPackages: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// They lie in a folder that is named after the version, where the other does not look.
        case folderOfVersion
        /// Native parts are made for one version; plain ones run on any.
        case nativeParts
        /// Class files of a newer Java than the one that is to run them, unless the build asks for the older.
        case classFiles
    }

    public let kind: Kind
    public let made: InterpreterLine
    public let own: InterpreterLine
    /// The source of the COPY.
    public let source: SourceRange

    /// `nil`: the versions are the same, or not known, or nothing of the kind is copied.
    public init?(_ copy: CopyInstruction, from maker: Stage, to taker: Stage, in model: DockerfileModel, catalog: Catalog, known: KnownEffects) {
        guard let made = InterpreterLine(maker.image), let own = InterpreterLine(taker.image), made.language == own.language, made != own else { return nil }
        let environments = made.language == .python ? Self.environments(of: maker, model, catalog, known) : []
        for word in copy.sources {
            guard let kind = Self.kind(Place(absolute: "/" + word.text), made, own, maker, model, environments, known) else { continue }
            self.kind = kind
            self.made = made
            self.own = own
            source = word.range
            return
        }
        return nil
    }

    private static func environments(of maker: Stage, _ model: DockerfileModel, _ catalog: Catalog, _ known: KnownEffects) -> [Place] {
        let comparison = StageComparison.alone(maker, in: model, catalog: catalog, isStarted: false, history: StageHistory(model, catalog: catalog), known: known)
        return model.chain(of: maker.index).flatMap(comparison.environments)
    }

    private static func kind(
        _ place: Place, _ made: InterpreterLine, _ own: InterpreterLine, _ maker: Stage, _ model: DockerfileModel, _ environments: [Place], _ known: KnownEffects
    ) -> Kind? {
        switch made.language {
        case .python:
            let isOfVersion = environments.contains { place.contains($0) || $0.contains(place) } || place.text.contains("/lib/python\(made.version)")
            return isOfVersion ? .folderOfVersion : nil
        case .node:
            return installs("npm", into: "node_modules", place, maker, model, known) ? .nativeParts : nil
        case .ruby:
            let isBundle = place.text == "/usr/local/bundle" || place.lastName == "vendor" || place.lastName == "bundle"
            return isBundle && model.chain(of: maker.index).contains { known.effects(of: $0).packages.contains { $0.manager == "gem" } } ? .nativeParts : nil
        case .java:
            guard made.numbers[0] > own.numbers[0] else { return nil }
            return place.lastName.hasSuffix(".jar") || place.lastName.hasSuffix(".war") ? .classFiles : nil
        }
    }

    /// Whether packages were installed in a folder that is copied whole.
    private static func installs(_ manager: String, into folder: String, _ place: Place, _ maker: Stage, _ model: DockerfileModel, _ known: KnownEffects) -> Bool {
        model.chain(of: maker.index).contains { member in
            let stage = model.stages[member]
            return known.effects(of: member).packages.contains { installation in
                guard installation.manager == manager, stage.instructions.contains(installation.instruction),
                    let workdir = stage.states[installation.instruction - stage.instructions.lowerBound].workdir.value, workdir != "/"
                else { return false }
                let modules = Place(absolute: workdir).appending(folder)
                return place == modules || place == modules.parent
            }
        }
    }
}
