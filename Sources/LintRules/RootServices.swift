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
        return chain.contains { member in
            file.model.stages[member].instructions.contains { index in
                file.commands(at: index).contains { command in
                    command.arguments.contains { word in
                        guard let value = word.value else { return false }
                        // `nginx=1.24.0-2`
                        let name = String(value.prefix { $0 != "=" })
                        return servers.contains(name) || engines.contains(name) || name.hasSuffix("-fpm")
                    }
                }
            }
        }
    }

    private static let servers: NameSet = ["nginx", "apache2", "httpd", "supervisor", "openssh-server", "cron", "cronie"]
    /// Their socket, or the engine itself, needs root.
    private static let engines: NameSet = ["docker.io", "docker-ce", "docker-ce-cli", "docker-cli", "containerd.io", "podman", "buildah"]
}
