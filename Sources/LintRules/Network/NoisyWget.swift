import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting

/// A wget that fills the log of the build.
enum NoisyWget: Rule {
    static let metadata = RuleMetadata(
        name: "noisy-wget", code: "DHI712", aliases: [.hadolint("DL3047")], severity: .information, summary: "wget writes its progress into the log of the build",
        documentation: RuleDocumentation(
            what: "Reports wget in RUN without an option that keeps it quiet (`-q`, `-nv`), shortens its progress (`--progress=…`) or writes it elsewhere (`-o`, `-a`).",
            why: "A log has no line that can be written over: of a large file thousands of lines remain, and what matters drowns in them.",
            remedy: "Add --progress=dot:giga, which writes a dot for each megabyte, or -q. The wget of busybox (Alpine) knows -q alone."),
        reference: "https://www.gnu.org/software/wget/manual/wget.html#Download-Options",
        flagged: [
            RuleExample("The usual progress", "FROM debian:13\nRUN 1️⃣wget2️⃣ https://example.com/x.tgz"),
            RuleExample("Busybox", "FROM alpine:3.23\nRUN 1️⃣wget2️⃣ -O x https://example.com/x"),
            RuleExample("Behind other programs", "FROM debian:13\nRUN cd /tmp && sudo 1️⃣wget2️⃣ -O- https://example.com/x | tar xz && sh -c '3️⃣wget4️⃣ https://example.com/y'"),
            RuleExample("Where only one word can be the address", "FROM debian:13\nRUN 1️⃣wget2️⃣ $URL && 3️⃣wget4️⃣ -O /a $(cat /address)"),
            RuleExample("Stored", "FROM debian:13\nONBUILD RUN 1️⃣wget2️⃣ https://example.com/x"),
        ],
        clean: [
            RuleExample("Quiet", "FROM debian:13\nRUN wget -q https://example.com/a && wget -qO- https://example.com/b && wget --quiet https://example.com/c && wget -nv https://example.com/d && wget --no-verbose https://example.com/e"),
            RuleExample("Short, or elsewhere", "FROM debian:13\nRUN wget --progress=dot:giga https://example.com/a && wget -o log https://example.com/b && wget -a log https://example.com/c && wget --output-file=log https://example.com/d"),
            RuleExample("Nothing is fetched", "FROM debian:13\nRUN wget --version && wget --help && apt-get install -y wget"),
            RuleExample("PowerShell", "FROM registry.example.com/windows:1\nRUN powershell -Command Sleep 2 ; wget -Uri https://example.com/x.exe -OutFile x.exe -UseBasicParsing"),
            RuleExample("Options in a variable", "FROM debian:13\nRUN wget $OPTIONS https://example.com/x"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        file.forEachRun(calling: ["wget"]) { run in
            for number in run.commands.indices where run.commands[number].name == "wget" {
                let command = run.commands[number]
                guard case .described(let call) = command.reading(by: file.catalog) else { continue }
                // A variable may hold options; where nothing else is an address it is that.
                let open = command.arguments.count { $0.value == nil && $0.prefix.isEmpty && $0.suffix.isEmpty && $0.maySplit }
                if open > 1 || open == 1 && call.operands.count > 1 { continue }
                // PowerShell's command of that name.
                if command.arguments.contains(where: { $0.value.map { $0 == "-OutFile" || $0 == "-Uri" || $0 == "-UseBasicParsing" } ?? false }) { continue }
                if call.options.contains(where: { quiet.contains($0.name) }) || call.operands.isEmpty { continue }
                let option = isFull(run.stage) ? "--progress=dot:giga" : "-q"
                let edit = OptionEdit.adding(option, behind: command.nameRange, reading: command.program ?? "", in: file.tree)
                report.add(.noisy, at: command.nameRange, fixes: edit.map { [Fix(title: "Add \(option)", edits: [$0], applicability: .safe, changes: [run.aspect])] } ?? [])
            }
        }
    }

    /// Whether the system's wget is GNU's; that of busybox stops at options that it does not know.
    private static func isFull(_ stage: Stage) -> Bool {
        switch stage.image.distribution.value?.family {
        case .debian, .ubuntu, .amazonlinux, .ubi, .oraclelinux: true
        default: false
        }
    }

    private static let quiet: Set<String> = [
        "-q", "--quiet", "-n", "-nv", "--no-verbose", "--progress", "-o", "--output-file", "-a", "--append-output", "-V", "--version", "-h", "--help", "-b", "--background",
    ]
}

extension RuleMessage {
    fileprivate static let noisy = RuleMessage(
        "wget writes its progress into the log of the build.", why: "Of a large file thousands of lines remain.", remedy: "Add --progress=dot:giga, or -q.")
}
