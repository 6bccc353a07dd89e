import CommandKnowledge
import DockerfileSemantics

/// Where the package managers of languages put things, as the environment says.
enum LanguageFolders {
    /// By symbolic place, the variables that name its folder; the first that is set counts.
    private static let variables: [String: [String]] = [
        "@go": ["GOBIN", "GOPATH"], "@cargo": ["CARGO_INSTALL_ROOT", "CARGO_HOME"], "@gems": ["GEM_HOME"], "@bundle": ["BUNDLE_PATH", "GEM_HOME"], "@rustup": ["RUSTUP_HOME"],
    ]

    /// The folder behind a symbolic place; the place itself where no variable names one.
    static func folder(of place: Place, by invocation: CommandInvocation, in workdir: Place?, _ scope: VariableScope) -> Place {
        if place.path == "@bundle-settings" {
            return scope["BUNDLE_APP_CONFIG"].value.flatMap { Place($0, in: workdir) } ?? workdir?.appending(".bundle") ?? place
        }
        // Only `go install` makes programs there; all else keeps modules and their sources.
        if place.path == "@go", !invocation.subcommands.contains("install") {
            return scope["GOPATH"].value.map { Place(absolute: $0).appending("pkg") } ?? Place(absolute: "/go/pkg")
        }
        for name in variables[place.path] ?? [] {
            if let value = scope[name].value, value.hasPrefix("/") { return Place(absolute: value) }
        }
        return place
    }
}
