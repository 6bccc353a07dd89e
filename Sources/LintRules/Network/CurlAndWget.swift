import Diagnostics
import DockerfileSemantics
import Linting
import SourceModel

/// Two programs for one purpose.
enum CurlAndWget: Rule {
    static let metadata = RuleMetadata(
        name: "curl-and-wget", code: "DHI713", aliases: [.hadolint("DL4001")], severity: .information, summary: "A stage uses both curl and wget",
        documentation: RuleDocumentation(
            what: "Reports the second of curl and wget that the RUNs of a stage and of those it stands on call, where it is called first. A script that takes whichever is there is left alone.",
            why: "Both do the same. Each brings its libraries and their vulnerabilities, and settings such as proxies and certificates have to be made twice.",
            remedy: "Use one of them, and install that one alone."),
        reference: "https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages",
        flagged: [
            RuleExample("One after the other", "FROM debian:13\nRUN curl -fsSLO https://example.com/x\nRUN 1️⃣wget2️⃣ -q https://example.com/y\nRUN wget -q https://example.com/z"),
            RuleExample("In one RUN", "FROM debian:13\nRUN wget -q https://example.com/x && 1️⃣curl2️⃣ -fO https://example.com/y"),
            RuleExample("In a branch", "FROM debian:13\nRUN case $V in latest) curl -fO https://example.com/v ;; esac; 1️⃣wget2️⃣ -q https://example.com/x"),
            RuleExample("In each stage", "FROM debian:13\nRUN curl -fO https://example.com/x\nRUN 1️⃣wget2️⃣ https://example.com/x\nFROM debian:13\nRUN wget https://example.com/x && 3️⃣curl4️⃣ https://example.com/x"),
            RuleExample("In the stage below it", "FROM debian:13 AS base\nRUN curl -fO https://example.com/x\nFROM base AS a\nRUN 1️⃣wget2️⃣ -q https://example.com/y\nFROM a\nRUN curl -fO https://example.com/z"),
        ],
        clean: [
            RuleExample("One", "FROM debian:13\nRUN apt-get install -y curl wget && curl -fO https://example.com/x"),
            RuleExample("In different stages", "FROM debian:13 AS a\nRUN curl -fO https://example.com/x\nFROM debian:13\nRUN wget -q https://example.com/y"),
            RuleExample("Whichever is there", "FROM debian:13\nRUN curl -fO https://example.com/x || wget https://example.com/x"),
        ],
        presets: [.hadolint])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        /// By stage, what it or one that it stands on uses first.
        var firsts: [Int: (name: String, range: SourceRange, mayFail: Bool)] = [:]
        var reported: Set<Int> = []
        file.forEachRun(calling: ["curl", "wget"]) { run in
            let stage = run.stage.index
            let chain = file.model.chain(of: stage)
            if chain.contains(where: reported.contains) { return }
            if firsts[stage] == nil { firsts[stage] = chain.lazy.compactMap { firsts[$0] }.first }
            for number in run.commands.indices {
                guard let name = run.commands[number].name, name == "curl" || name == "wget", !reported.contains(stage) else { continue }
                let range = run.commands[number].nameRange
                let mayFail = run.commands.mayFail(at: number)
                guard let other = firsts[stage] else {
                    firsts[stage] = (name, range, mayFail)
                    continue
                }
                // A script that takes what is there.
                guard other.name != name, !(mayFail && other.mayFail) else { continue }
                report.add(.both(name, other.name), at: range, related: [RelatedPlace(range: other.range, message: "\(other.name) is used here")])
                reported.insert(stage)
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func both(_ name: String, _ other: String) -> RuleMessage {
        RuleMessage("\(name) is used beside \(other).", why: "Both do the same, and each brings libraries and vulnerabilities.", remedy: "Use \(other) alone, or \(name) alone.")
    }
}
