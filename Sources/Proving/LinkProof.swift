import BuildEffects
import DockerfileSyntax
import DockerfileSemantics
import HardenedCatalog
import ImageReferences
import SourceModel

/// What one stage makes and another takes must still fit: C library, release, and the place of the language's files.
struct LinkProof {
    let original: DockerfileModel
    let result: DockerfileModel
    let catalog: Catalog
    /// What the stages of the result do.
    let known: KnownEffects
    /// The files that are built with; `nil`: they are not known.
    let context: (any BuildContext)?
    /// The stage of the original that a stage of the result comes from.
    let origin: (Int) -> Int
    /// The final stage of a split, which may leave to assumptions what is named; `nil`: nothing is split.
    var final: Int?

    func findings() -> [ProofFinding] {
        var findings: [ProofFinding] = []
        // Many files may go from one stage to another.
        var known: [[Int]: (mismatch: String?, linking: String?)] = [:]
        for use in result.uses where use.kind != .from {
            guard case .stage(let maker) = use.target else { continue }
            guard changed(maker) || changed(use.stage) else { continue }
            let pair = [maker, use.stage]
            let (message, linking) = known[pair] ?? (mismatch(maker: maker, taker: use.stage), linkedOtherwise(maker, use.stage))
            known[pair] = (message, linking)
            if let message = linking, !findings.contains(where: { $0.stage == maker && $0.reason == "linked-otherwise" }) {
                findings.append(ProofFinding(.build, stage: maker, .failed, "linked-otherwise", message, at: use.reference.word.range))
            }
            if let message {
                findings.append(ProofFinding(.copy, stage: changed(use.stage) ? use.stage : maker, .failed, "stages-do-not-fit", message, at: use.reference.word.range))
            } else if use.stage == final, let text = olderSystem(maker, use.stage), !findings.contains(where: { $0.message == text }) {
                findings.append(ProofFinding(.libraries, stage: use.stage, .assumed, "libraries", text, at: use.reference.word.range))
            }
        }
        return findings
    }

    /// What Go links against the C library of a release runs on an older one, as it did before; `nil`: there is nothing of the kind.
    private func olderSystem(_ maker: Int, _ taker: Int) -> String? {
        let stage = result.stages[maker]
        guard let made = stage.image.distribution.value, let own = result.stages[taker].image.distribution.value, made.family == own.family, let order = made.releaseOrder(to: own), order > 0,
            GoBuilds.mayLinkC(stage, in: result) == true
        else { return nil }
        let installed = result.chain(of: maker).flatMap { result.stages[$0].instructions }.flatMap(result.commands(in:)).compactMap { PackageRequest($0) }.flatMap(\.packages).map(\.name)
        if GoBuilds.hasNoCompiler(original.stages[origin(maker)], installed, catalog: catalog) { return nil }
        return "what Go links against the C library of \(made.title) uses nothing of it that \(own.title) lacks"
    }

    private func changed(_ stage: Int) -> Bool { result.stages[stage].image != original.stages[origin(stage)].image }

    /// Why what `maker` builds may not run on `taker` any more; `nil` when the pair fits as well as before.
    private func mismatch(maker: Int, taker: Int) -> String? {
        let before = (maker: original.stages[origin(maker)], taker: original.stages[origin(taker)])
        let after = (maker: result.stages[maker], taker: result.stages[taker])
        // Files of the same image in both stages (a virtual environment, node_modules) need the same prefix on both sides.
        if let name = Self.language(of: before.maker), name == Self.language(of: before.taker) {
            if changed(maker) != changed(taker) {
                return "\(before.maker.title) and \(before.taker.title) share files and both stand on \(name), but only one of them would move"
            }
            if let left = after.maker.image.definition, let right = after.taker.image.definition, left.image == right.image,
                left.distribution != right.distribution, !wereMixed(before.maker, before.taker, left.distribution, right.distribution)
            {
                return "\(before.maker.title) and \(before.taker.title) share files but would stand on \(left.distribution.title) and \(right.distribution.title)"
            }
        }
        if let message = environmentMismatch(before.maker, before.taker, maker: maker, taker: taker) { return message }
        if RustBuilds.linking(after.maker, in: result, contents: contents(after.maker)) == .statically, takesProgramsOnly(maker, taker) { return nil }
        if let message = cgoMismatch(before.maker, after.maker, after.taker) { return message }
        if Self.isJava(before.maker), Self.isJava(before.taker) { return nil }
        return systemMismatch(before.maker, before.taker, after.maker, after.taker)
    }

    /// Rust links everything in on the official images of Alpine, and not with Alpine's own package of it, which hardened images of newer releases have.
    private func linkedOtherwise(_ maker: Int, _ taker: Int) -> String? {
        guard changed(maker) else { return nil }
        let (old, new) = (original.stages[origin(maker)], result.stages[maker])
        // Of a build that is not seen, what the compiler does by itself counts.
        guard RustBuilds.linking(old, in: original, contents: contents(new)) ?? RustBuilds.standard(old) == .statically,
            RustBuilds.linking(new, in: result, contents: contents(new)) ?? RustBuilds.standard(new) == .dynamically
        else { return nil }
        let stage = result.stages[taker]
        if let definition = stage.image.definition, definition.packages.contains("libgcc") || definition.packages.contains("libgcc-s1") || definition.isBuildImage && definition.image == new.image.definition?.image { return nil }
        let installed = result.chain(of: taker).flatMap { result.stages[$0].instructions }.flatMap(result.commands(in:)).compactMap { PackageRequest($0) }.flatMap(\.packages).map(\.name)
        if installed.contains(where: ["libgcc", "gcc", "g++", "libstdc++", "build-base"].contains), stage.image.distribution.value == new.image.distribution.value { return nil }
        return "Rust links all into its programs on \(old.image.title), and on \(new.image.title) they load musl and libgcc, which \(stage.image.title) does not have"
    }

    private func contents(_ stage: Stage) -> (Place) -> [UInt8]? {
        guard let context else { return { _ in nil } }
        let files = ContextFiles(known.effects(of: stage.index), context)
        return { files.contents(of: $0) }
    }

    /// Whether nothing is taken from folders in which systems keep their libraries.
    private func takesProgramsOnly(_ maker: Int, _ taker: Int) -> Bool {
        let folders = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/bin", "/usr/sbin", "/sbin", "/usr/libexec"].map(Place.init(absolute:))
        return result.uses.allSatisfy { use in
            guard use.stage == taker, use.target == .stage(maker) else { return true }
            guard use.kind == .copy, case .copy(let copy) = result.tree.instructions[use.instruction].content else { return false }
            return copy.sources.allSatisfy { source in
                let place = Place(absolute: "/" + source.text)
                return !folders.contains { $0.overlaps(place) } || RuntimePlaces.isProgramFolder(place.parent) && isCompiled(place, maker)
            }
        }
    }

    /// Whether Cargo's program was put there by a command of the stage.
    private func isCompiled(_ place: Place, _ maker: Int) -> Bool {
        known.effects(of: maker).files.last { $0.place == place && $0.kind == .made }.map { [.command("cp"), .command("mv"), .command("install")].contains($0.origin) } ?? false
    }

    /// The image whose files a stage shares with others on it. `uv:python3.13-trixie` stands on the image of Python, with uv beside it.
    private static func language(of stage: Stage) -> String? {
        guard let name = stage.image.sourceImage?.name else { return nil }
        guard name == "ghcr.io/astral-sh/uv" || name == "astral/uv", case .image(let text) = stage.base else { return name }
        return (try? ImageReference.parse(text))?.tag?.contains("python") == true ? "python" : name
    }

    /// A virtual environment links to the interpreter it was made with, which a stage that stays has at another place than a hardened image of Python.
    private func environmentMismatch(_ oldMaker: Stage, _ oldTaker: Stage, maker: Int, taker: Int) -> String? {
        guard changed(taker), !changed(maker), result.stages[taker].image.definition?.image == "python", result.stages[maker].image.definition == nil else { return nil }
        let made = environments(madeBy: maker)
        let takes = result.uses.contains { use in
            guard use.stage == taker, use.target == .stage(maker), use.kind == .copy, case .copy(let copy) = result.tree.instructions[use.instruction].content else { return false }
            return copy.sources.contains { source in
                let place = Place(absolute: "/" + source.text)
                return made.contains { $0.overlaps(place) } || [".venv", "venv", "site-packages"].contains(place.lastName)
            }
        }
        guard takes else { return nil }
        return "the virtual environment that \(oldMaker.title) makes links to the Python of \(oldMaker.image.title), and \(result.stages[taker].image.title) has none at that place; build it on the image of Python that it runs on"
    }

    /// Of what an image that is not known sets, the default of uv is taken to stand.
    private func environments(madeBy maker: Int) -> [Place] {
        result.chain(of: maker).map { result.stages[$0] }.flatMap { stage in
            zip(stage.instructions, stage.states).flatMap { index, state -> [Place] in
                guard case .run = result.tree.instructions[index].content else { return [] }
                let folder = state.workdir.value.map { Place(absolute: $0) }
                var variables = state.variables
                if !variables["UV_PROJECT_ENVIRONMENT"].isKnown { variables["UV_PROJECT_ENVIRONMENT"] = .absent(.builder) }
                return result.commands(in: index, replacing: { variables[$0].value }).compactMap { VirtualEnvironment.made(by: $0, in: folder, variables: variables, catalog: catalog) }
            }
        }
    }

    /// Whether the two stood on different families of systems before, each on its own.
    private func wereMixed(_ maker: Stage, _ taker: Stage, _ newMaker: Distribution, _ newTaker: Distribution) -> Bool {
        guard let oldMaker = maker.image.distribution.value, let oldTaker = taker.image.distribution.value else { return false }
        return oldMaker.family != oldTaker.family && oldMaker.family == newMaker.family && oldTaker.family == newTaker.family
    }

    /// Go links against the C library as soon as it finds a compiler for C, unless told not to; what is built so starts on that library only.
    private func cgoMismatch(_ oldMaker: Stage, _ newMaker: Stage, _ newTaker: Stage) -> String? {
        guard let source = oldMaker.image.sourceImage, source.name == "golang", let definition = newMaker.image.definition,
            catalog.presence(ofCommand: "gcc", in: source).isAbsent, !catalog.presence(ofCommand: "gcc", in: definition).isAbsent,
            let family = newMaker.image.distribution.value?.family, newTaker.image.distribution.value?.family != family
        else { return nil }
        guard GoBuilds.mayLinkC(newMaker, in: result) == true else { return nil }
        return "\(oldMaker.title) has no C compiler and \(newMaker.image.title) has one, so that Go would link against its C library, which \(newTaker.image.title) lacks; say CGO_ENABLED=0 where it builds"
    }

    /// Programs run on the release they were built on, or on a newer one of the same family; what was mixed before may stay mixed.
    private func systemMismatch(_ oldMaker: Stage, _ oldTaker: Stage, _ newMaker: Stage, _ newTaker: Stage) -> String? {
        if case .scratch = newTaker.image.origin { return nil }
        guard let maker = newMaker.image.distribution.value else { return nil }
        guard let taker = newTaker.image.distribution.value else {
            guard changed(newMaker.index) else { return nil }
            return "what \(oldMaker.title) builds would come from \(maker.title) and run on \(newTaker.image.title), whose system is not known"
        }
        if taker.family == .scratch || maker.family == .scratch { return nil }
        let sameBefore = oldMaker.image.distribution.value.flatMap { old in oldTaker.image.distribution.value.map { old.family == $0.family } }
        let text = "what \(oldMaker.title) builds would come from \(maker.title) and run on \(taker.title)"
        if maker.family != taker.family { return sameBefore == false ? nil : text }
        if maker.release == taker.release { return maker.release == nil && changed(newMaker.index) != changed(newTaker.index) ? text : nil }
        if sameBefore == false { return nil }
        // As mixed as it was before.
        if oldMaker.image.distribution.value == maker, oldTaker.image.distribution.value == taker { return nil }
        if let oldMaker = oldMaker.image.distribution.value, let oldTaker = oldTaker.image.distribution.value,
            Self.isNoFurtherApart(from: (oldMaker, oldTaker), to: (maker, taker))
        {
            return nil
        }
        return text
    }

    /// Whether two releases that differed are at most as far apart now, in the same order.
    ///
    /// What was built on one and ran on the other used only what both have, and every release between has it, too.
    private static func isNoFurtherApart(
        from old: (maker: Distribution, taker: Distribution), to new: (maker: Distribution, taker: Distribution)
    ) -> Bool {
        guard let before = old.maker.releaseOrder(to: old.taker), let after = new.maker.releaseOrder(to: new.taker), before.signum() == after.signum() else { return false }
        let (lower, upper) = before < 0 ? (old.maker, old.taker) : (old.taker, old.maker)
        return [new.maker, new.taker].allSatisfy { release in
            guard let above = release.releaseOrder(to: lower), let below = release.releaseOrder(to: upper) else { return false }
            return above >= 0 && below <= 0
        }
    }

    /// Images whose output is byte code, which runs on any system.
    private static func isJava(_ stage: Stage) -> Bool {
        guard let name = stage.image.sourceImage?.name else { return false }
        return ["maven", "gradle", "eclipse-temurin", "openjdk", "amazoncorretto", "sapmachine", "ibm-semeru-runtimes", "azul/zulu-openjdk", "tomcat", "clojure"].contains(name)
    }
}
