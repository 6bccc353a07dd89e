public import BuildEffects
public import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// In which folders the user that containers of a stage run as may make files, by the image and the instructions that shape the stage.
///
/// WORKDIR makes what is missing for the user in effect. COPY gives the folders that it brings to whom it names, also where they are there already, but for
/// the one that it copies into, which keeps its owner.
public struct WritableFolders {
    private let model: DockerfileModel
    private let stage: Stage
    private let known: KnownEffects
    private let context: (any BuildContext)?

    public init(_ stage: Stage, in model: DockerfileModel, _ known: KnownEffects, context: (any BuildContext)?) {
        self.stage = stage
        self.model = model
        self.known = known
        self.context = context
    }

    private var user: UserIdentity? { stage.final.user.value }

    public func owner(of folder: Place) -> FolderOwner {
        if user?.isRoot == true || Self.isOpen(folder) { return .user }
        let folder = Self.withoutLink(folder)
        var owner = ownerInImage(folder)
        var hasUnknown = false
        for member in model.chain(of: stage.index).reversed() {
            let effects = known.effects(of: member)
            for effect in effects.files where !effect.place.isSymbolic { apply(effect, model.stages[member], effects, folder, &owner) }
            hasUnknown = hasUnknown || !effects.unknown.isEmpty
        }
        switch owner {
        case .user: return .user
        case .another, .missing, .unknown: return hasUnknown ? .unknown : owner
        }
    }

    /// Where everybody may write, and what leads to the streams of the container.
    static func isOpen(_ place: Place) -> Bool { ["/tmp", "/var/tmp", "/dev", "/proc"].contains { $0 == place.text || ["/dev", "/proc"].contains($0) && Place(absolute: $0).contains(place) } }

    /// Systems have a link at /var/run that leads to /run.
    private static func withoutLink(_ place: Place) -> Place {
        Place(absolute: "/var/run").contains(place) ? Place(absolute: String(place.path.dropFirst(4))) : place
    }

    // MARK: the image

    private func ownerInImage(_ folder: Place) -> FolderOwner {
        if folder.isRoot { return .another }
        guard case .hardened(let definition, _) = stage.image.origin else {
            if case .scratch = stage.image.origin { return .missing }
            return .unknown
        }
        if let path = definition.paths.last(where: { $0.type == "directory" && Place(absolute: $0.path) == folder }) {
            return path.uid == user?.uid || path.mode.flatMap(FileMode.init)?.opens == true ? .user : .another
        }
        if definition.paths.contains(where: { $0.type == "symlink" && Place(absolute: $0.path).contains(folder) }) { return .unknown }
        if definition.users.contains(where: { $0.id == user?.uid && "/home/" + $0.name == folder.text }) { return .user }
        // Servers come with folders for what they write, which their packages make and the catalogue does not list.
        let isServer = !Self.withoutServer.contains(definition.image)
        if Self.ofRoot.contains(folder.text) { return .another }
        if folder.text == "/run" { return isServer ? .unknown : .another }
        if definition.paths.contains(where: { folder.contains(Place(absolute: $0.path)) }) { return .another }
        let isOfSystem = ["/usr", "/var", "/etc", "/run", "/opt"].contains { Place(absolute: $0).contains(folder) }
        return isServer && isOfSystem ? .unknown : .missing
    }

    /// Folders that belong to root wherever they are.
    private static let ofRoot: Set<String> = [
        "/bin", "/sbin", "/lib", "/etc", "/usr", "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/local", "/usr/local/bin", "/usr/share", "/var", "/var/lib", "/var/log", "/var/cache", "/var/spool", "/var/opt",
        "/opt", "/srv", "/mnt", "/media", "/home", "/root",
    ]

    /// Images of languages and plain systems.
    private static let withoutServer: Set<String> = [
        "python", "node", "golang", "ruby", "rust", "php", "perl", "eclipse-temurin", "amazoncorretto", "azul", "sapmachine", "aspnetcore", "dotnet", "bun", "deno", "debian-base", "alpine-base", "busybox", "bash", "static",
    ]

    // MARK: instructions

    private func apply(_ effect: FileEffect, _ member: Stage, _ effects: StageEffects, _ folder: Place, _ owner: inout FolderOwner) {
        let place = Self.withoutLink(effect.place)
        guard place.overlaps(folder) else { return }
        let isWithin = folder.contains(place)
        switch effect.origin {
        case .workdir: if isWithin { make(&owner, for: actor(effect, member)) }
        case .copy(let from, let sources):
            let taker = taker(effect)
            if isWithin { return make(&owner, for: taker) }
            guard effect.kind == .filled else { return }
            switch brings(folder, effect, from: from, sources, effects) {
            case true?: owner = taker
            case false?: return
            case nil: if owner == .missing, taker == .another { owner = .another } else if owner != taker { owner = .unknown }
            }
        case .command(let name):
            let actor = actor(effect, member)
            switch effect.kind {
            case .folder: if isWithin { make(&owner, for: ["mkdir"].contains(name) ? actor : .unknown) }
            case .made: if isWithin, place != folder { make(&owner, for: actor) }
            case .filled: if isWithin { make(&owner, for: actor) } else if owner != actor { owner = .unknown }
            case .removed: if place.contains(folder) { owner = .missing }
            case .changed: if place.contains(folder) { change(effect, name, isItself: place == folder, &owner) }
            }
        }
    }

    /// Only what is not there is made.
    private func make(_ owner: inout FolderOwner, for maker: FolderOwner) { if owner == .missing { owner = maker } }

    /// For whom the instruction makes what it makes.
    private func actor(_ effect: FileEffect, _ member: Stage) -> FolderOwner { same(member.states[effect.instruction - member.instructions.lowerBound].user.value) }

    private func same(_ other: UserIdentity?) -> FolderOwner {
        guard let user, let other else { return .unknown }
        if let a = user.uid, let b = other.uid { return a == b ? .user : .another }
        if user.name != nil, user.name == other.name { return .user }
        return other.isRoot == true ? .another : .unknown
    }

    /// Whom a copy names.
    private func taker(_ effect: FileEffect) -> FolderOwner {
        switch model.tree.instructions[effect.instruction].content {
        case .copy(let copy), .add(let copy):
            if let mode = copy.chmod?.value { if FileMode(mode)?.opens != false { return .unknown } }
            guard let flag = copy.chown else { return .another }
            return flag.value.map(named) ?? .unknown
        default: return .unknown
        }
    }

    private func named(_ text: String) -> FolderOwner { text.contains("$") ? .unknown : same(UserIdentity(text: text, accounts: stage.final.accounts)) }

    /// chown and chmod; others than these do not change whose a folder is.
    private func change(_ effect: FileEffect, _ name: String, isItself: Bool, _ owner: inout FolderOwner) {
        guard owner != .missing, let command = model.commands(in: effect.instruction).first(where: { $0.range == effect.range }) else { return }
        let words = command.literalArguments
        let isWhole = words.contains { $0 == "--recursive" || $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("R") }
        guard isItself || isWhole else { return }
        switch name {
        case "chown": owner = words.first { !$0.hasPrefix("-") }.map(named) ?? .unknown
        case "chmod", "chgrp", "install": if owner != .user { owner = .unknown }
        default: return
        }
    }

    /// Whether a copy brings a folder that lies below the one it copies into; `nil`: that is not known.
    private func brings(_ folder: Place, _ copy: FileEffect, from: String?, _ sources: [String], _ effects: StageEffects) -> Bool? {
        guard let from else {
            guard let context, sources.allSatisfy({ !$0.contains("*") && !$0.contains("?") && !$0.contains("$") }) else { return nil }
            return ContextFiles(effects, context).mayBring(copy, to: folder)
        }
        guard let maker = model.stages.first(where: { $0.name == from.lowercased() || "\($0.index)" == from }), maker.index != stage.index, sources.count == 1, !sources[0].contains("*") else { return nil }
        // Packages of the system bring folders of the system.
        if copy.place.isRoot, !RuntimePlaces.isSystem(folder), holdsPackages(Place(absolute: "/" + sources[0]), maker) { return false }
        let rest = folder.path.dropFirst(copy.place.path.count).drop { $0 == "/" }
        return isMade(Place(absolute: "/" + sources[0]).appending(String(rest)), in: maker)
    }

    private func holdsPackages(_ folder: Place, _ maker: Stage) -> Bool {
        let makers = known.effects(of: maker.index).files.filter { folder.contains($0.place) }.compactMap { effect -> String? in if case .command(let name) = effect.origin { name } else { "COPY" } }
        return makers.contains { $0 == "dpkg-deb" || $0 == "apk" } && makers.allSatisfy { ["dpkg-deb", "apk", "cp", "rm", "mkdir", "touch", "a redirection"].contains($0) }
    }

    /// Whether a stage makes a folder; `nil`: that is not known.
    private func isMade(_ folder: Place, in maker: Stage) -> Bool? {
        var isMade: Bool? = false
        for member in model.chain(of: maker.index).reversed() {
            let effects = known.effects(of: member)
            for effect in effects.files where effect.place.overlaps(folder) {
                switch (effect.kind, effect.origin) {
                case (.removed, _): if effect.place.contains(folder) { isMade = false }
                case (.changed, _): continue
                case _ where folder.contains(effect.place): isMade = true
                case (.filled, .copy(let from, let sources)): if isMade != true { isMade = brings(folder, effect, from: from, sources, effects) ?? nil }
                case (.filled, _): if isMade != true { isMade = nil }
                default: continue
                }
            }
            if !effects.unknown.isEmpty, isMade != true { isMade = nil }
        }
        if case .scratch = maker.image.origin { return isMade }
        return isMade == false && RuntimePlaces.isSystem(folder) ? nil : isMade
    }
}
