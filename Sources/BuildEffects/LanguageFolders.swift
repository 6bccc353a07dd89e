import DockerfileSemantics

/// Where the package managers of languages put things, as the environment says.
enum LanguageFolders {
    /// By symbolic place, the variables that name its folder; the first that is set counts.
    private static let variables: [String: [String]] = [
        "@go": ["GOBIN", "GOPATH"], "@cargo": ["CARGO_INSTALL_ROOT", "CARGO_HOME"], "@gems": ["GEM_HOME"], "@rustup": ["RUSTUP_HOME"],
    ]

    /// The folder behind a symbolic place; the place itself where no variable names one.
    static func folder(of place: Place, _ scope: VariableScope) -> Place {
        for name in variables[place.path] ?? [] {
            if let value = scope[name].value, value.hasPrefix("/") { return Place(absolute: value) }
        }
        return place
    }
}
