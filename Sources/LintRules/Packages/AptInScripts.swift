import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// apt, which is made for people, in a script.
enum AptInScripts: Rule {
    static let metadata = RuleMetadata(
        name: "apt-in-scripts", code: "DHI801", aliases: [.hadolint("DL3027")], severity: .warning, summary: "apt instead of apt-get in a RUN",
        documentation: RuleDocumentation(
            what: "Reports the first call of apt in each RUN.",
            why: """
                apt is the front end for terminals: its manual says that options and output may change between releases, and it warns about this each time its output goes elsewhere. \
                apt-get and apt-cache keep both stable.
                """,
            remedy: "Call apt-get, or apt-cache for questions. `apt full-upgrade` is `apt-get dist-upgrade`, and `apt upgrade` is `apt-get upgrade --with-new-pkgs`."),
        reference: "https://manpages.debian.org/stable/apt/apt.8.en.html",
        flagged: [
            RuleExample(
                "Both calls are mended at once",
                """
                FROM debian:13
                RUN 1️⃣apt2️⃣ update && apt install -y curl
                """),
            RuleExample(
                "Through sudo, in a here-document",
                """
                FROM debian:13
                RUN <<EOF
                sudo 1️⃣apt2️⃣ -y upgrade
                EOF
                """),
            RuleExample(
                "A question",
                """
                FROM debian:13
                RUN apt-get update && 1️⃣apt2️⃣ policy curl
                """),
            RuleExample(
                "Something that only apt knows",
                """
                FROM debian:13
                RUN ["1️⃣/usr/bin/apt2️⃣", "list"]
                """),
            RuleExample(
                "Stored for other files",
                """
                FROM debian:13
                ONBUILD RUN 1️⃣apt2️⃣ update
                """),
        ],
        clean: [
            RuleExample(
                "apt-get and apt-cache",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y curl && apt-cache policy curl
                """),
            RuleExample(
                "A package of that name",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y apt
                """),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns {
            let calls = run.calls.filter { $0.program == "apt" }
            guard let first = calls.first else { continue }
            report.add(.apt(first), at: place(of: first, file), fixes: fix(calls, run, file))
        }
    }

    /// The word without the quotes of an exec form.
    private static func place(of call: PackageCall, _ file: LintedFile) -> SourceRange {
        let range = call.command.nameRange
        return file.tree.bytes[range.indices].first == UInt8(ascii: "\"") ? SourceRange(Int(range.start) + 1, Int(range.end) - 1) : range
    }

    private static func fix(_ calls: [PackageCall], _ run: PackageRun, _ file: LintedFile) -> [Fix] {
        var edits: [TextEdit] = []
        for call in calls {
            let range = place(of: call, file)
            guard let program = counterpart(call.verb), let written = call.command.program, file.tree.bytes[range.indices].elementsEqual(written.utf8) else { return [] }
            edits.append(TextEdit(SourceRange(Int(range.end) - "apt".utf8.count, Int(range.end)), program))
            guard let verb = call.verbRange else { continue }
            switch call.verb {
            case "full-upgrade":
                guard file.tree.bytes[verb.indices].elementsEqual(call.verb.utf8) else { return [] }
                edits.append(TextEdit(verb, "dist-upgrade"))
            case "upgrade":
                guard let edit = call.addingOption("--with-new-pkgs", in: run, of: file) else { return [] }
                edits.append(edit)
            default: break
            }
        }
        return [Fix(title: "Call apt-get", edits: edits.sorted { $0.range < $1.range }, applicability: .safe, changes: [run.aspect])]
    }

    /// The program that does the same; `nil`: none does.
    private static func counterpart(_ verb: String) -> String? {
        switch verb {
        case "install", "reinstall", "remove", "purge", "update", "upgrade", "full-upgrade", "autoremove", "clean", "autoclean", "distclean", "download", "source", "build-dep",
            "satisfy", "changelog", "check", "indextargets":
            "apt-get"
        case "search", "show", "policy", "depends", "rdepends", "madison": "apt-cache"
        default: nil
        }
    }
}

extension RuleMessage {
    fileprivate static func apt(_ call: PackageCall) -> RuleMessage {
        RuleMessage(
            "apt is made for terminals, not for scripts.", why: "Its options and its output may change between releases.",
            remedy: call.verb == "list" ? "Call dpkg-query or apt-cache." : "Call apt-get, or apt-cache for questions.")
    }
}
