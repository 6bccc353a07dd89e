public import BuildEffects

/// Tools of Node.js that builds install for all: package managers, compilers and bundlers, which programs do not start when they run.
public enum NodeTools {
    private static let names: Set<String> = [
        "npm", "yarn", "pnpm", "corepack", "typescript", "ts-node", "@angular/cli", "@vue/cli", "webpack", "webpack-cli", "vite", "rollup", "gulp", "gulp-cli", "grunt", "grunt-cli",
        "bower", "lerna", "nx", "turbo", "node-gyp", "rimraf", "eslint", "prettier", "@nestjs/cli", "next", "create-react-app", "expo-cli", "esbuild", "parcel", "husky", "npm-check-updates",
    ]

    /// Whether a package, with or without its version, is one of them.
    public static func isForBuilding(_ name: String) -> Bool {
        let start = name.hasPrefix("@") ? name.index(after: name.startIndex) : name.startIndex
        let bare = name[start...].firstIndex(of: "@").map { String(name[..<$0]) } ?? name
        return names.contains(bare)
    }

    /// Whether an effect puts nothing but such tools where all users have them.
    public static func areBrought(by effect: FileEffect, _ effects: StageEffects) -> Bool {
        guard case .command(let program) = effect.origin, folders.contains(effect.place) else { return false }
        if program == "corepack" { return true }
        let installed = effects.packages.filter { $0.manager == "npm" && $0.range == effect.range }
        return !installed.isEmpty && installed.allSatisfy { !$0.isIncomplete && !$0.names.isEmpty && $0.names.allSatisfy(isForBuilding) }
    }

    /// Beside the modules that all have: where Yarn keeps what it installs for all, as root in a container.
    private static let folders: Set<Place> = [Place(absolute: "@node"), Place(absolute: "/usr/local/share/.config/yarn")]
}
