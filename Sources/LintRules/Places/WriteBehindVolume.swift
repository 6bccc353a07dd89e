import BuildEffects
import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Linting
import Proving
import SourceModel

/// What is written into a volume behind its VOLUME.
enum WriteBehindVolume: Rule {
    static let metadata = RuleMetadata(
        name: "write-behind-volume", code: "DHI017", severity: .hint, summary: "RUN writes into a folder behind its VOLUME",
        documentation: RuleDocumentation(
            what: """
                Reports a VOLUME whose folder a later RUN of the same stage writes to. Off by default: BuildKit keeps what is written.
                """,
            why: "The legacy builder, and some others, throw away what a RUN writes into a folder that is a volume already; the image then starts with an empty one.",
            remedy: "Move VOLUME after the last instruction that writes there."),
        reference: "https://docs.docker.com/reference/dockerfile/#volume",
        flagged: [
            RuleExample(
                "Filled too late",
                """
                FROM debian:13
                VOLUME 1️⃣/data2️⃣
                RUN touch /data/ready
                """)
        ],
        clean: [
            RuleExample(
                "Filled before",
                """
                FROM debian:13
                RUN mkdir /data && touch /data/ready
                VOLUME /data
                """),
            RuleExample(
                "COPY is kept by all builders",
                """
                FROM debian:13
                VOLUME /data
                COPY seed.json /data/seed.json
                """),
        ],
        presets: [])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.volume) else { return }
        for stage in file.model.stages {
            for step in file.steps(of: stage) {
                guard case .volume(let words) = step.instruction.content else { continue }
                for word in words {
                    guard let path = file.expand(word, at: step).value, path.hasPrefix("/"), case let folder = Place(absolute: path), !folder.isRoot else { continue }
                    let write = file.known.effects(of: stage.index).files.first { effect in
                        guard effect.instruction > step.index, case .command = effect.origin else { return false }
                        return folder.contains(effect.place)
                    }
                    if let write { report.add(.late(path), at: word.range, related: [RelatedPlace(range: write.range, message: "written here")]) }
                }
            }
        }
    }
}

extension RuleMessage {
    fileprivate static func late(_ path: String) -> RuleMessage {
        RuleMessage("A later RUN writes into \(path), which is a volume from here on.", why: "Other builders than BuildKit throw that away.", remedy: "Move VOLUME after it.")
    }
}
