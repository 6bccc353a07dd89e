import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A WORKDIR that belongs to the system.
enum SystemWorkdir: Rule {
    static let metadata = RuleMetadata(
        name: "system-workdir", code: "DHI402", severity: .warning, summary: "WORKDIR is a folder of the system",
        documentation: RuleDocumentation(
            what: """
                Reports WORKDIR at a folder of the kernel or its devices (`/proc`, `/sys`, `/dev`, `/boot`, and what is below), and at the end of a shipped stage one where the system keeps programs, \
                libraries or settings: `/bin`, `/sbin`, `/lib`, `/lib64`, `/etc`, `/usr`, `/usr/bin`, `/usr/sbin`, `/usr/lib`. Folders below these are left alone.
                """,
            why: "What the program writes lies among files of the system, or in a folder that is not part of the image at all: the kernel's are mounted when a container starts.",
            remedy: "Take a folder of the program's own, such as `/app`."),
        reference: "https://docs.docker.com/reference/dockerfile/#workdir",
        flagged: [
            RuleExample("Programs of the system", "FROM debian:12\nWORKDIR 1️⃣/usr/bin2️⃣\nCOPY app ."),
            RuleExample("Settings, written at length", "FROM debian:12\nWORKDIR /app\nWORKDIR 1️⃣\"/etc/\"2️⃣"),
            RuleExample("Below one of the kernel", "FROM debian:12 AS build\nWORKDIR 1️⃣/dev/shm2️⃣\nFROM debian:12\nCOPY --from=build /a /a"),
            RuleExample("By way of a variable, step by step", "FROM debian:12\nENV BASE=/usr\nWORKDIR $BASE\nWORKDIR 1️⃣lib2️⃣"),
        ],
        clean: [
            RuleExample("A folder of the program's own", "FROM debian:12\nWORKDIR /app"),
            RuleExample("Folders below", "FROM nginx:1.29\nWORKDIR /etc/nginx\nWORKDIR /usr/src/app"),
            RuleExample("On the way only", "FROM debian:12\nWORKDIR /etc\nRUN touch a\nWORKDIR /"),
            RuleExample("In a build stage", "FROM debian:12 AS build\nWORKDIR /usr/lib\nFROM debian:12\nCOPY --from=build /usr/lib/a /usr/lib/a"),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages {
            var last: (word: Word, path: String)?
            for index in stage.instructions {
                guard case .workdir(let word) = file.tree.instructions[index].content else { continue }
                last = nil
                let next = index + 1 - stage.instructions.lowerBound
                guard let folder = (next < stage.instructions.count ? stage.states[next] : stage.final).workdir.value else { continue }
                let path = folder.split(byte: UInt8(ascii: "/")).joined(separator: "/")
                if kernel.contains(String(path.prefix { $0 != "/" })) {
                    report.add(.kernel("/" + path), at: word.range)
                } else if system.contains(path) {
                    last = (word, "/" + path)
                }
            }
            guard let last else { continue }
            if file.shippedStages.contains(stage) { report.add(.system(last.path), at: last.word.range) }
        }
    }

    private static let kernel: Set<String> = ["proc", "sys", "dev", "boot"]
    private static let system: Set<String> = ["bin", "sbin", "lib", "lib64", "etc", "usr", "usr/bin", "usr/sbin", "usr/lib", "usr/lib64"]
}

extension RuleMessage {
    fileprivate static func kernel(_ path: String) -> RuleMessage {
        RuleMessage("'\(path)' belongs to the kernel and its devices.", why: "It is mounted anew when a container starts.", remedy: "Take a folder of the program's own, such as /app.")
    }

    fileprivate static func system(_ path: String) -> RuleMessage {
        RuleMessage("'\(path)' is a folder of the system.", why: "What the program writes there lies among the files of the system.", remedy: "Take a folder of the program's own, such as /app.")
    }
}
