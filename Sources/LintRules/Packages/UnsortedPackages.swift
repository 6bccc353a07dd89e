import CommandKnowledge
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import SourceModel

/// A list of packages, one a line, in no order.
enum UnsortedPackages: Rule {
    static let metadata = RuleMetadata(
        name: "unsorted-packages", code: "DHI832", severity: .hint, summary: "List of packages is not sorted",
        documentation: RuleDocumentation(
            what: """
                Reports installations by package managers of systems whose packages stand one a line, three at least, in another order than the alphabet's. Lists with comments or options in between \
                are taken to be ordered on purpose.
                """,
            why: "In a sorted list packages are found at a glance, nothing stands in it twice, and changes of it are easy to review and to merge.",
            remedy: "Sort the lines. The order of the names does not matter to package managers."),
        reference: "https://docs.docker.com/build/building/best-practices/#sort-multi-line-arguments",
        flagged: [
            RuleExample(
                "apt-get",
                """
                FROM debian:13
                RUN apt-get update && apt-get install -y --no-install-recommends \\
                        git \\
                        1️⃣curl2️⃣ \\
                        ca-certificates \\
                    && rm -rf /var/lib/apt/lists/*
                """),
            RuleExample(
                "apk, with versions",
                """
                FROM alpine:3.23
                RUN apk add --no-cache \\
                    'git>2' \\
                    jq \\
                    1️⃣curl=8.14.1-r22️⃣ \\
                    make
                """),
        ],
        clean: [
            RuleExample(
                "Sorted",
                """
                FROM debian:13
                RUN apt-get install -y \\
                    ca-certificates \\
                    curl \\
                    git
                """),
            RuleExample(
                "On one line",
                """
                FROM debian:13
                RUN apt-get install -y git curl ca-certificates
                """),
            RuleExample(
                "In groups",
                """
                FROM debian:13
                RUN apt-get install -y \\
                    # for the build
                    make \\
                    gcc \\
                    # for the tests
                    curl
                """),
            RuleExample(
                "A variable may be anything",
                """
                FROM debian:13
                RUN apt-get install -y \\
                    make \\
                    $MORE \\
                    curl
                """),
            RuleExample(
                "Two packages on a line",
                """
                FROM debian:13
                RUN apt-get install -y \\
                    make gcc \\
                    git \\
                    curl
                """),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for run in file.packageRuns {
            for call in run.calls where isOfSystem(call) && call.operands.count > 2 {
                let words = call.operands
                guard isList(words, call, file) else { continue }
                let names = words.map { ($0.value ?? "").lowercased() }
                guard let wrong = names.indices.dropFirst().first(where: { names[$0] < names[$0 - 1] }) else { continue }
                report.add(.unsorted, at: words[wrong].range, fixes: [fix(words, names, run, file)])
            }
        }
    }

    private static func isOfSystem(_ call: PackageCall) -> Bool {
        switch call.family {
        case .apt, .apk, .yum, .dnf, .zypper: call.installs
        default: false
        }
    }

    /// Whether the words stand one a line, with nothing but blanks and continuations between them.
    private static func isList(_ words: [CommandWord], _ call: PackageCall, _ file: LintedFile) -> Bool {
        guard words.allSatisfy({ $0.value != nil }) else { return false }
        return zip(words, words.dropFirst()).allSatisfy { left, right in
            guard left.range.end <= right.range.start else { return false }
            let between = file.tree.bytes[Int(left.range.end)..<Int(right.range.start)]
            return between.contains(UInt8(ascii: "\n")) && between.allSatisfy { " \t\r\n".utf8.contains($0) || $0 == file.tree.escape }
        }
    }

    /// Exchanges the words and leaves the lines as they are.
    private static func fix(_ words: [CommandWord], _ names: [String], _ run: PackageRun, _ file: LintedFile) -> Fix {
        let order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
        let edits = zip(words, order).compactMap { place, source -> TextEdit? in
            let text = file.tree.bytes[words[source].range.indices]
            return file.tree.bytes[place.range.indices] == text ? nil : TextEdit(place.range, Array(text))
        }
        return Fix(title: "Sort the packages", edits: edits, applicability: .safe, changes: [run.aspect])
    }
}

extension RuleMessage {
    fileprivate static let unsorted = RuleMessage("The packages are not sorted.", why: "A sorted list is easier to review and to merge.", remedy: "Sort the lines.")
}
