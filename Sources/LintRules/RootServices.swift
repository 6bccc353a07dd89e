import CommandKnowledge
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// Programs in an image whose first process is to be root's, where a script may start them that is not read.
enum RootServices {
    /// Whether a stage stands on a server whose first process stays root, or installs one, or an engine for containers.
    static func mayRun(in stage: Stage, _ file: LintedFile) -> Bool {
        let chain = file.model.chain(of: stage.index)
        if let root = chain.last, let base = file.baseReference(of: file.model.stages[root]), servers.contains(String(base.path.fileName)) { return true }
        guard file.calls(installers) else { return false }
        return chain.contains { member in
            file.model.stages[member].instructions.contains { index in
                let commands = file.commands(at: index)
                // By number, since a copy of a command counts references to each of its parts.
                return commands.indices.contains { number in
                    guard let name = commands[number].name, installers.contains(name) else { return false }
                    return commands[number].arguments.contains { $0.value.map(isService) ?? false }
                }
            }
        }
    }

    /// Whether a package is one of these, perhaps with a version: `nginx=1.24.0-2`.
    private static func isService(_ package: String) -> Bool {
        let name = package.utf8.firstIndex(of: UInt8(ascii: "=")).map { String(package[..<$0]) } ?? package
        return servers.contains(name) || engines.contains(name) || name.hasSuffix("-fpm")
    }

    private static let installers: NameSet = ["apt-get", "apt", "aptitude", "apk", "yum", "dnf", "microdnf", "tdnf", "zypper", "install_packages"]
    private static let servers: NameSet = ["nginx", "apache2", "httpd", "supervisor", "openssh-server", "cron", "cronie"]
    /// Their socket, or the engine itself, needs root.
    private static let engines: NameSet = ["docker.io", "docker-ce", "docker-ce-cli", "docker-cli", "containerd.io", "podman", "buildah"]
}
