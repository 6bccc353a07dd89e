import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A cache that the user of the command cannot write to.
enum RootOwnedCacheMount: Rule {
    static let metadata = RuleMetadata(
        name: "root-owned-cache-mount", code: "DHI044", severity: .warning, summary: "A cache mount belongs to root, but the RUN runs as another user",
        documentation: RuleDocumentation(
            what: "Reports cache mounts without `uid`, `mode` and `from` in a RUN that is known to run as another user than root.",
            why: "BuildKit makes the folder for root, with mode 0755, whoever the user is: package managers fail with EACCES, or go on without a cache.",
            remedy: "Give the cache to the user by `uid=…,gid=…`."),
        reference: "https://docs.docker.com/reference/dockerfile/#run---mounttypecache",
        flagged: [
            RuleExample("Of the image's user", "FROM node:22\nUSER node\nRUN --mount=type=cache,1️⃣target=/home/node/.npm2️⃣ npm ci"),
            RuleExample("By number", "FROM node:22\nUSER 1000:1000\nRUN --mount=type=cache,1️⃣dst=/c2️⃣,sharing=locked npm ci"),
            RuleExample("Of the hardened image", "FROM dhi.io/python:3.13-dev\nUSER 65532\nRUN --mount=type=cache,1️⃣target=/home/nonroot/.cache2️⃣ pip install a"),
        ],
        clean: [
            RuleExample("Given to the user", "FROM node:22\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci"),
            RuleExample("Everybody may write", "FROM node:22\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm,mode=0777 npm ci"),
            RuleExample("root", "FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci"),
            RuleExample("A user of whom nothing is known", "FROM registry.example.com/base:1\nRUN --mount=type=cache,target=/c npm ci"),
            RuleExample("As root after all", "FROM node:22\nUSER node\nRUN --mount=type=cache,target=/var/cache/apt sudo apt-get update"),
            RuleExample("Another kind of mount", "FROM node:22\nUSER node\nRUN --mount=type=tmpfs,target=/c npm ci"),
        ])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where file.mayLeaveRoot(in: stage) {
            for index in stage.instructions {
                guard case .run(let run) = file.tree.instructions[index].content, run.mounts.contains(where: { $0.type == "cache" }) else { continue }
                let user = stage.states[index - stage.instructions.lowerBound].user
                guard let identity = user.value, identity.isRoot == false else { continue }
                if file.commands(at: index).contains(where: { $0.name == "sudo" || $0.name == "doas" }) { continue }
                for mount in run.mounts where mount.type == "cache" && mount.error == nil && ["uid", "mode", "from", "readonly", "ro"].allSatisfy({ mount.field($0) == nil }) {
                    guard let target = mount.field("target", "dst", "destination"), let value = target.value else { continue }
                    let range = SourceRange(Int(target.valueRange.start) - target.key.utf8.count - 1, Int(target.valueRange.end))
                    let isWritten = file.tree.bytes[range.indices].elementsEqual("\(target.key)=\(value)".utf8)
                    report.add(
                        .owned(value, identity.text), at: isWritten ? range : target.valueRange, related: [file.userPlace(user, in: stage)],
                        fixes: isWritten ? fix(identity, mount, range) : [])
                }
            }
        }
    }

    private static func fix(_ user: UserIdentity, _ mount: Mount, _ range: SourceRange) -> [Fix] {
        guard let number = user.uid else { return [] }
        // The owner may write in any case; a group of the same number is the custom.
        let group = user.text.split(separator: ":").dropFirst().first.flatMap { Int($0) } ?? number
        let text = mount.field("gid") == nil ? ",uid=\(number),gid=\(group)" : ",uid=\(number)"
        return [Fix(title: "Give the cache to \(user.text)", edits: [TextEdit(SourceRange(Int(range.end), Int(range.end)), text)], applicability: .safe, changes: [.commands])]
    }
}

extension RuleMessage {
    fileprivate static func owned(_ target: String, _ user: String) -> RuleMessage {
        RuleMessage("\(user) cannot write to the cache at \(target).", why: "BuildKit makes it for root, with mode 0755.", remedy: "Add uid=… and gid=… to the mount.")
    }
}
