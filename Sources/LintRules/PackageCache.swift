import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// Where a package manager keeps copies of what it fetched, and what keeps it from that in one RUN.
struct PackageCache {
    /// What it is, in messages.
    let title: String
    /// Its places, of which cleaning one is enough. Those that begin with `/.` lie in a home folder, whoever's it is.
    let folders: [String]
    /// The option by which nothing is kept.
    let option: String?
    private let run: PackageRun
    private let family: PackageFamily

    /// `nil` where there is none, it is no part of the layer, or that is not known.
    init?(_ call: PackageCall, _ run: PackageRun, _ file: LintedFile) {
        self.run = run
        family = call.family
        switch family {
        case .apt: (title, folders, option) = ("its lists of packages", ["/var/lib/apt/lists"], nil)
        case .apk: (title, folders, option) = ("its index", ["/var/cache/apk", "/etc/apk/cache"], "--no-cache")
        case .yum: (title, folders, option) = ("its cache", ["/var/cache/yum", "/var/cache/dnf"], nil)
        case .dnf: (title, folders, option) = ("its cache", ["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum", "/var/cache/tdnf"], nil)
        case .zypper: (title, folders, option) = ("its cache", ["/var/cache/zypp"], nil)
        case .pip:
            guard let folder = Self.pipFolder(call, run) else { return nil }
            (title, folders, option) = ("its downloads", folder, "--no-cache-dir")
        case .yarn:
            guard let folder = Self.yarnFolder(call, run, file) else { return nil }
            (title, folders, option) = ("its cache", folder, nil)
        default: return nil
        }
        if folders.contains(where: isMounted) { return nil }
    }

    /// What cleans it; `nil`: an option is better.
    func cleaning(_ call: PackageCall) -> String? {
        switch family {
        case .apt: "rm -rf /var/lib/apt/lists/*"
        case .yum, .dnf: "\(call.command.program ?? call.program) clean all"
        case .zypper: "zypper clean --all"
        case .yarn: "yarn cache clean"
        default: nil
        }
    }

    func remedy(_ call: PackageCall) -> String {
        option.map { "Add \($0)." } ?? cleaning(call).map { "End the RUN with \($0)." } ?? ""
    }

    /// Whether a call puts something there and has no option against it.
    func isFilled(by call: PackageCall) -> Bool {
        guard call.family == family, !call.mayHaveMoreOptions || option == nil else { return false }
        switch family {
        case .apt: return call.verb == "update" && !call.has("--print-uris", "-s", "--help", "--version")
        case .apk: return (call.installs || ["update", "upgrade", "fix"].contains(call.verb)) && !call.has("--no-cache", "--no-network", "--cache-dir", "-p", "--root", "-s", "--simulate")
        case .yum, .dnf:
            return (call.installs || ["update", "upgrade", "upgrade-minimal", "update-minimal", "makecache", "group", "groupupdate", "builddep"].contains(call.verb))
                && !call.has("--installroot", "--downloadonly", "-C", "--cacheonly")
        case .zypper: return (call.installs || ["update", "up", "dist-upgrade", "dup", "patch", "refresh", "ref"].contains(call.verb)) && !call.has("-R", "--root", "--installroot")
        case .pip: return call.verb == "install" && !call.has("--no-cache-dir", "--no-cache", "--no-index", "--dry-run") && !setsPipVariable(call)
        case .yarn: return call.verb == "install" || call.verb.isEmpty && call.invocation.unknownSubcommand == nil && !call.has("--version", "-v", "--help", "-h") || ["add", "upgrade"].contains(call.verb)
        default: return false
        }
    }

    /// Whether a later command of the RUN takes it away again.
    func isCleaned(behind call: PackageCall) -> Bool {
        run.commands[(call.number + 1)...].contains { command in
            guard let name = command.name else { return false }
            // `apt-clean`, functions of such names, and scripts.
            if name.holdsBytes(of: "clean") && PackageFamily(program: name) == nil || command.runsScript && !Self.buildScripts.contains(name) { return true }
            return folders.contains { RemovedPaths.covers($0, command) }
        } || run.calls.contains { $0.number > call.number && cleans($0) }
    }

    /// What projects prepare their builds with does not clean up after package managers.
    private static let buildScripts: Set<String> = ["autogen.sh", "bootstrap.sh", "configure.sh", "buildconf.sh"]

    private func cleans(_ call: PackageCall) -> Bool {
        switch family {
        case .apt: call.family == .apt && ["distclean", "dist-clean"].contains(call.verb)
        case .apk: call.family == .apk && call.verb == "cache" && call.operands.contains { ["clean", "purge"].contains($0.value) }
        // Of this line each cleans what the others keep at the same place.
        case .yum, .dnf: call.family.isYum && call.verb == "clean" && !call.operands.allSatisfy { ["packages", "expire-cache"].contains($0.value) }
        case .zypper: call.family == .zypper && ["clean", "cc"].contains(call.verb)
        case .pip: call.family == .pip && call.verb == "cache" && call.operands.contains { $0.value == "purge" }
        // `rm -rf "$(yarn cache dir)"`
        case .yarn: call.family == .yarn && call.verb == "cache" && call.operands.contains { ["clean", "dir"].contains($0.value) }
        default: false
        }
    }

    private func isMounted(_ folder: String) -> Bool {
        if !folder.hasPrefix("/.") { return run.mounts(over: folder) }
        // Below a home folder, whoever's it is.
        return run.run.mounts.contains { mount in
            guard mount.type == "cache" || mount.type == "tmpfs", let target = mount.field("target", "dst", "destination")?.value else { return false }
            return target.contains("$") || target.hasSuffix(folder) || target.hasSuffix("/.cache") || target.hasSuffix("/.cache/") || target.hasSuffix(folder + "/")
        }
    }
}

// MARK: - Where it is set

extension PackageCache {
    private static func pipFolder(_ call: PackageCall, _ run: PackageRun) -> [String]? {
        let variables = run.state.variables
        // pip takes any value for a yes, `off` among them.
        if let value = variables["PIP_NO_CACHE_DIR"].value, !value.isEmpty { return nil }
        if let option = call.invocation.values(of: "--cache-dir").last { return option.value.map { [$0] } }
        if let value = variables["PIP_CACHE_DIR"].value, !value.isEmpty { return [value] }
        return ["/root/.cache/pip", "/.cache/pip"]
    }

    private func setsPipVariable(_ call: PackageCall) -> Bool {
        if call.command.assignments.contains(where: { $0.hasPrefix("PIP_NO_CACHE_DIR=") || $0.hasPrefix("PIP_CACHE_DIR=") }) { return true }
        return run.commands[..<call.number].contains { command in
            ["export", "declare"].contains(command.name) && command.arguments.contains { ($0.value ?? $0.prefix).hasPrefix("PIP_NO_CACHE_DIR") || ($0.value ?? $0.prefix).hasPrefix("PIP_CACHE_DIR") }
                || command.name == "pip" && command.literalArguments.starts(with: ["config", "set"]) && command.literalArguments.contains { $0.hasSuffix("no-cache-dir") }
        }
    }

    /// `nil` for Yarn from version 2 on, as far as the file tells: its cache may be part of the project.
    private static func yarnFolder(_ call: PackageCall, _ run: PackageRun, _ file: LintedFile) -> [String]? {
        if call.has("--immutable", "--immutable-cache", "--check-cache", "--inline-builds", "--mode") { return nil }
        let isLater = file.history(of: run.stage, before: run.index + 1).contains { step in
            switch step.instruction.content {
            case .copy(let copy), .add(let copy): copy.sources.contains { $0.text.hasSuffix(".yarnrc.yml") || $0.text.hasSuffix(".yarn") || $0.text.hasSuffix(".yarn/") || $0.text.holdsBytes(of: ".yarn/") }
            case .run: file.commands(at: step.index).contains { $0.name == "corepack" || $0.name == "yarn" && ["set", "workspaces"].contains($0.literalArguments.first) }
            default: false
            }
        }
        if isLater { return nil }
        if let option = call.invocation.values(of: "--cache-folder").last { return option.value.map { [$0] } }
        if let value = run.state.variables["YARN_CACHE_FOLDER"].value, !value.isEmpty { return [value] }
        return ["/usr/local/share/.cache/yarn", "/.cache/yarn"]
    }
}
