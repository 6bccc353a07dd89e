import CommandKnowledge
public import DockerfileSemantics

/// Where the package managers of languages put things, as the environment says.
public enum LanguageFolders {
    /// By symbolic place, the variables that name its folder; the first that is set counts.
    private static let variables: [String: [String]] = [
        "@cargo": ["CARGO_INSTALL_ROOT", "CARGO_HOME"], "@gems": ["GEM_HOME"], "@bundle": ["BUNDLE_PATH", "GEM_HOME"], "@rustup": ["RUSTUP_HOME"],
    ]

    /// Whether pip fills the user's own folder here (`--user`), which it does not know in a virtual environment.
    public static func isUserSite(_ effect: FileEffect) -> Bool {
        guard case .command(let program) = effect.origin, CommandDescription.stem(program) == "pip" else { return false }
        return effect.kind == .filled && effect.place.lastName == ".local"
    }

    /// The folder behind a symbolic place; the place itself where no variable names one.
    static func folder(of place: Place, by invocation: CommandInvocation, in workdir: Place?, _ scope: VariableScope) -> Place {
        if place.path == "@bundle-settings" {
            return scope["BUNDLE_APP_CONFIG"].value.flatMap { Place($0, in: workdir) } ?? workdir?.appending(".bundle") ?? place
        }
        // Only `go install` makes programs there; all else keeps modules and their sources.
        if place.path == "@go" {
            return invocation.subcommands.contains("install") ? programs(ofGo: scope) ?? place : path(ofGo: scope)?.appending("pkg") ?? Place(absolute: "/go/pkg")
        }
        // Only `cargo install` makes programs there; all else keeps crates and their sources.
        if place.path == "@cargo", invocation.descriptions.first?.names.contains("cargo") == true, !invocation.subcommands.contains(where: ["install", "binstall", "uninstall"].contains) {
            return (scope["CARGO_HOME"].value.flatMap { $0.hasPrefix("/") ? Place(absolute: $0) : nil } ?? Place(absolute: "/root/.cargo")).appending("registry")
        }
        for name in variables[place.path] ?? [] {
            if let value = scope[name].value, value.hasPrefix("/") { return Place(absolute: value) }
        }
        return place
    }

    /// Where `go install` puts programs; `nil`: the environment does not say.
    public static func programs(ofGo scope: VariableScope) -> Place? {
        if let folder = scope["GOBIN"].value, folder.hasPrefix("/") { return Place(absolute: folder) }
        return path(ofGo: scope)?.appending("bin")
    }

    /// The first folder of GOPATH, in which Go writes.
    private static func path(ofGo scope: VariableScope) -> Place? {
        guard let folder = scope["GOPATH"].value?.split(separator: ":").first, folder.hasPrefix("/") else { return nil }
        return Place(absolute: String(folder))
    }
}
