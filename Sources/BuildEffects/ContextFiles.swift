/// Finds the files of the build context behind places of a stage, by the copies that brought them there.
public struct ContextFiles {
    let effects: StageEffects
    let context: any BuildContext
    /// What another stage of the file does, by its name or number; `nil`: it is none, or not followed.
    let stage: (String) -> StageEffects?

    public init(_ effects: StageEffects, _ context: any BuildContext, stage: @escaping (String) -> StageEffects? = { _ in nil }) {
        self.effects = effects
        self.context = context
        self.stage = stage
    }

    /// The bytes of the file that a COPY from the context brought to `place`; of several the last. `nil`: it is not known to come from there.
    public func contents(of place: Place) -> [UInt8]? {
        for effect in effects.files.reversed() where effect.place.contains(place) {
            switch effect.origin {
            case .workdir: continue
            // The mode is none of the bytes.
            case .command("chmod"), .command("chown"), .command("chgrp"): continue
            case .command:
                // What a command may have changed is not what was copied; making other files in a folder changes none.
                if effect.place == place || effect.kind == .made || effect.kind == .removed { return nil }
            case .copy(let from, let sources):
                if let from { return contents(of: place, from: from, sources, effect) }
                if effect.place == place, sources.contains(where: Self.isInline) { return effects.inlineFiles[effect.instruction] }
                for source in sources.reversed() {
                    guard let path = path(of: place, copied: source, to: effect) else { continue }
                    if let bytes = context.contents(of: path) { return bytes }
                    // It takes the place of what came before, also where it cannot be read.
                    if context.entry(at: path) == .file { return nil }
                }
            }
        }
        return nil
    }

    /// The bytes of a file that another stage has from the context and its commands do not change.
    private func contents(of place: Place, from name: String, _ sources: [String], _ effect: FileEffect) -> [UInt8]? {
        guard let maker = stage(name), maker.unknown.isEmpty, sources.allSatisfy({ !Self.isPattern($0) && !$0.contains("$") }) else { return nil }
        let files = ContextFiles(maker, context, stage: stage)
        let rest = String(place.path.dropFirst(effect.place.path.count).drop { $0 == "/" })
        for source in sources.reversed() {
            let start = Place(absolute: "/" + source)
            if effect.kind == .made || rest.isEmpty { return files.contents(of: start) }
            if let bytes = files.contents(of: start.appending(rest)) ?? (rest == start.lastName ? files.contents(of: start) : nil) { return bytes }
        }
        return nil
    }

    /// Whether nothing stands at `place` in the end: only copies from the context may have brought it, and there is no such file.
    public func isAbsent(_ place: Place) -> Bool {
        if contents(of: place) != nil { return false }
        return effects.files.allSatisfy { effect in
            guard effect.place.contains(place) else { return true }
            switch effect.origin {
            case .workdir: return true
            // Installers put what they install below folders of its name; only what unpacks or fetches brings files of any name.
            case .command(let program): return effect.kind != .made && (effect.kind != .filled || Self.installers.contains(program))
            case .copy(let from, let sources):
                return from == nil && !sources.contains(where: Self.isInline) && sources.allSatisfy { source in path(of: place, copied: source, to: effect).map { context.entry(at: $0) == nil } ?? Self.isPattern(source) }
            }
        } && effects.unknown.isEmpty
    }

    /// Whether a copy may bring something to a place in the folder that it fills.
    public func mayBring(_ effect: FileEffect, to place: Place) -> Bool {
        guard case .copy(nil, let sources) = effect.origin else { return true }
        return sources.contains { source in path(of: place, copied: source, to: effect).map { context.entry(at: $0) != nil } ?? !Self.isPattern(source) }
    }

    private static let installers: Set<String> = ["pip", "pip3", "python", "python3", "poetry", "uv", "npm", "yarn", "pnpm", "mkdir", "chmod", "chown", "chgrp"]

    private static func isInline(_ source: String) -> Bool { source.hasPrefix(StageEffects.inlineMark) }

    private static func isPattern(_ source: String) -> Bool { source.contains("*") || source.contains("?") }

    /// Where in the context the file at `place` would lie.
    func path(of place: Place, copied source: String, to effect: FileEffect) -> String? {
        guard !source.contains("$"), !source.contains("://") else { return nil }
        let start = Place(absolute: "/" + source)
        let rest = String(place.path.dropFirst(effect.place.path.count).drop { $0 == "/" })
        func relative(_ place: Place) -> String { String(place.path.dropFirst()) }
        if effect.kind == .made { return relative(start) }
        // `COPY package*.json ./`: the name fits the pattern.
        if source.contains("*") || source.contains("?") {
            let name = place.lastName
            guard !rest.contains("/"), NamePattern.matches(name, start.lastName) else { return nil }
            return relative(start.parent.appending(name))
        }
        if context.entry(at: relative(start)) == .file { return rest.isEmpty || rest == start.lastName ? relative(start) : nil }
        return relative(rest.isEmpty ? start : start.appending(rest))
    }
}
