/// Which folders are passed over by their name alone when folders are searched.
///
/// Named on the command line they are searched all the same.
enum FolderName {
    static func isPassedOver(_ name: [UInt8]) -> Bool { passedOver.contains(name) }

    private static let passedOver: Set<[UInt8]> = Set((versionControl + vendored).map { Array($0.utf8) })

    private static let versionControl = [".git", ".hg", ".svn", ".bzr", ".jj", ".sl", "_darcs", "CVS"]

    /// Code of others, fetched or copied in.
    private static let vendored = [
        "node_modules", "bower_components", "jspm_packages", ".yarn", ".pnpm-store",
        "vendor", "third_party", "third-party", "thirdparty",
        ".venv", "venv", "site-packages", "__pypackages__", ".tox", ".nox", ".eggs", "__pycache__",
        ".bundle", ".cargo", ".gradle", ".m2", "Pods", "Carthage", ".terraform",
    ]
}
