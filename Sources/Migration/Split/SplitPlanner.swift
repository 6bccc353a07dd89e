import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel

/// Decides what is built, what containers need, and how one comes to the other.
struct SplitPlanner {
    private static let recipes: [any SplitRecipe] = [PythonRecipe(), NodeRecipe(), GoRecipe()]

    /// The draft of the split, or why it cannot be made.
    static func plan(_ draft: SplitDraft) -> Result<SplitDraft, SplitRefusal> {
        var draft = draft
        for index in draft.stage.instructions {
            if case .onbuild = draft.instruction(index).content {
                return .failure(SplitRefusal(Reason("onbuild", "others build on this image, and what their builds need is not known", at: draft.instruction(index).keywordRange)))
            }
        }
        var accounts = AccountStep()
        if let reason = accounts.run(&draft) { return .failure(SplitRefusal(reason)) }
        var modes = ModeStep()
        if let reason = modes.run(draft, accounts) { return .failure(SplitRefusal(reason)) }
        let volumes = VolumeStep(draft)
        let given = accounts.owned + modes.owned + volumes.given + NextStep.given(draft) + WorkdirStep.given(draft, accounts)
        NeedlessInstallStep().run(&draft)
        RemovalStep().run(&draft)
        ModeFlagStep().run(&draft)
        draft.boundary = boundary(draft)
        if let unknown = draft.effects.unknown.first(where: { draft.built.contains($0.instruction) }) {
            return .failure(SplitRefusal(Reason("effects-unknown", unknown.reason, at: unknown.range)))
        }
        if draft.builds {
            NativeStep().run(&draft)
            for recipe in recipes where recipe.applies(to: draft) {
                if let reason = recipe.adapt(&draft) { return .failure(SplitRefusal(reason)) }
            }
            if let reason = PackageStep().run(&draft) ?? CarryStep(owned: given).run(&draft) { return .failure(SplitRefusal(reason)) }
        }
        if draft.builds, draft.carried.isEmpty, draft.rootFolder == nil {
            // A stage that nothing is taken from is not built at all: what its commands check would be checked no more.
            let place = draft.instruction(draft.boundary - 1).keywordRange
            return .failure(SplitRefusal(Reason("nothing-taken", "nothing that the commands make comes into the image, so that in a stage of its own this would not run at all", at: place)))
        }
        LocaleStep().run(&draft)
        if let reason = StartStep().run(&draft) ?? ProbeStep().run(&draft) { return .failure(SplitRefusal(reason)) }
        settleInstructions(&draft)
        HomeStep().run(&draft)
        let written = WrittenFolderStep(given: given, volumes: volumes.folders)
        written.run(&draft)
        if let reason = OwnerStep(given: given, written: written).run(&draft) { return .failure(SplitRefusal(reason)) }
        if let reason = volumes.run(&draft) { return .failure(SplitRefusal(reason)) }
        draft.buildName = freeName(draft)
        return .success(draft)
    }

    /// Behind the last RUN of which something is left.
    private static func boundary(_ draft: SplitDraft) -> Int {
        let last = draft.stage.instructions.last { index in
            guard case .run = draft.instruction(index).content else { return false }
            if case .dropped = draft.fate(index) { return false }
            return true
        }
        return last.map { $0 + 1 } ?? draft.stage.instructions.lowerBound
    }

    /// Variables that only tools of the build read.
    private static let buildVariables: Set<String> = [
        "DEBIAN_FRONTEND", "PIP_NO_CACHE_DIR", "PIP_DISABLE_PIP_VERSION_CHECK", "PIP_DEFAULT_TIMEOUT", "PIP_ROOT_USER_ACTION", "POETRY_VERSION", "POETRY_NO_INTERACTION",
        "POETRY_VIRTUALENVS_CREATE", "UV_CACHE_DIR", "UV_COMPILE_BYTECODE", "UV_FROZEN", "UV_LINK_MODE", "UV_LOCKED", "UV_NO_CACHE", "UV_NO_DEV", "UV_PROJECT_ENVIRONMENT", "UV_PYTHON_DOWNLOADS", "UV_SYSTEM_PYTHON",
        "NPM_CONFIG_LOGLEVEL",
    ]

    /// Variables that Go reads, which the final image does not have.
    private static let goVariables: Set<String> = [
        "CGO_ENABLED", "GO111MODULE", "GOFLAGS", "GOOS", "GOARCH", "GOAMD64", "GOARM", "GOPROXY", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOSUMDB", "GOCACHE", "GOMODCACHE", "GOTOOLCHAIN",
    ]

    /// What of the built instructions the final stage needs, too, or alone.
    private static func settleInstructions(_ draft: inout SplitDraft) {
        var lastFolder: Int?
        let ignored = draft.dev?.definition.image == "golang" && !draft.runtimeHas("go") ? buildVariables.union(goVariables) : buildVariables
        for index in draft.built {
            if case .dropped = draft.fate(index) { continue }
            switch draft.instruction(index).content {
            case .env(let pairs):
                if !pairs.allSatisfy({ ignored.contains($0.key.text) }) { draft.settle(index, .both) }
            case .workdir: lastFolder = index
            case .cmd, .entrypoint, .healthcheck, .expose, .volume, .label, .stopsignal, .maintainer, .user:
                draft.settle(index, .moves("it is about the container, not the build"))
            default: break
            }
        }
        // From the last absolute folder on, which alone matters.
        if let lastFolder {
            var index = lastFolder
            while true {
                draft.settle(index, .both)
                guard case .workdir(let word) = draft.instruction(index).content, !word.text.hasPrefix("/"), !word.text.hasPrefix("$"),
                    let earlier = draft.built.prefix(while: { $0 < index }).last(where: { if case .workdir = draft.instruction($0).content { true } else { false } })
                else { break }
                index = earlier
            }
        }
        settleArguments(&draft)
        dropArguments(&draft)
    }

    /// An ARG goes with the instructions that named it, unless a command that stays might read it.
    private static func dropArguments(_ draft: inout SplitDraft) {
        func isDropped(_ index: Int) -> Bool { if case .dropped = draft.fate(index) { true } else { false } }
        let all = draft.stage.instructions
        guard let lastDropped = all.last(where: isDropped) else { return }
        // A RUN that stays may read it.
        let lastReader = all.last { if case .run = draft.instruction($0).content { !isDropped($0) } else { false } } ?? all.lowerBound
        for index in all where index >= lastReader && index < lastDropped {
            guard !isDropped(index), case .arg(let declarations) = draft.instruction(index).content, declarations.count == 1 else { continue }
            let name = declarations[0].name.text
            func isNamed(in index: Int) -> Bool { draft.original.tree.text(draft.instruction(index).range).contains(name) }
            let behind = all.filter { $0 > index }
            guard behind.contains(where: { isDropped($0) && isNamed(in: $0) }), !behind.contains(where: { !isDropped($0) && isNamed(in: $0) }) else { continue }
            draft.settle(index, .dropped("only what made accounts named it"))
        }
    }

    /// ARGs that the final stage's instructions use have to be declared there again.
    private static func settleArguments(_ draft: inout SplitDraft) {
        var used: Set<String> = []
        for index in draft.stage.instructions {
            let isFinal: Bool =
                switch draft.fate(index) {
                case .both, .moves: true
                case .stays: index >= draft.boundary
                case .dropped: false
                }
            if isFinal { used.formUnion(draft.original.variables(in: index).map(\.name)) }
        }
        for index in draft.built {
            if case .arg(let declarations) = draft.instruction(index).content, declarations.contains(where: { used.contains($0.name.text) }) { draft.settle(index, .both) }
        }
    }

    private static func freeName(_ draft: SplitDraft) -> String {
        let taken = Set(draft.original.stages.compactMap(\.name))
        for name in ["build", "builder", "build-stage"] where !taken.contains(name) { return name }
        return (2...).lazy.map { "build-\($0)" }.first { !taken.contains($0) } ?? "build"
    }
}

/// Why a stage cannot be split.
struct SplitRefusal: Error {
    var reason: Reason

    init(_ reason: Reason) { self.reason = reason }
}
