import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// A locale that programs read text by and that the image does not have.
enum MissingLocale: Rule {
    static let metadata = RuleMetadata(
        name: "missing-locale", code: "DHI023", severity: .warning, summary: "LANG asks for a locale that the image does not have",
        documentation: RuleDocumentation(
            what: """
                Reports an ENV that sets LANG, LC_ALL or LC_CTYPE in the stage that is built: to C.UTF-8 on a hardened image of Ruby, or of Java before 18, that has no locales; and to the \
                locale of a country (`en_US.UTF-8`) on a plain Debian or Ubuntu image in which nothing makes it.
                """,
            why: "The C library falls back to ASCII: Ruby and older Java then read text wrongly, and programs warn that they cannot set the locale.",
            remedy: """
                On plain Debian and Ubuntu set LANG to C.UTF-8, which is always there, or install locales and make the one you need. On a hardened image copy \
                `/usr/lib/locale/C.utf8` from the build stage.
                """),
        reference: "https://docs.docker.com/dhi/",
        flagged: [
            RuleExample(
                "A locale that nothing makes",
                """
                FROM debian:13-slim
                ENV LANG=1️⃣en_US.UTF-82️⃣
                CMD ["/server"]
                """),
            RuleExample(
                "Ruby without locales",
                """
                FROM dhi.io/ruby:3.4
                ENV LANG=1️⃣C.UTF-82️⃣
                CMD ["ruby", "/app/main.rb"]
                """),
        ],
        clean: [
            RuleExample(
                "Always there on Debian",
                """
                FROM debian:13-slim
                ENV LANG=C.UTF-8
                """),
            RuleExample(
                "Made in the file",
                """
                FROM debian:13-slim
                RUN apt-get update && apt-get install -y locales && localedef -i en_US -f UTF-8 en_US.UTF-8
                ENV LANG=en_US.UTF-8
                """),
            RuleExample(
                "Alpine reads everything as UTF-8",
                """
                FROM alpine:3.23
                ENV LANG=en_US.UTF-8
                """),
            RuleExample(
                "Brought from the build stage",
                """
                FROM dhi.io/ruby:3.4
                COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
                ENV LANG=C.UTF-8
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.env), let stage = file.targetStage, stage.image.distribution.value?.usesLocales == true,
            let (name, value) = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap({ name in stage.final.variables[name].value.map { (name, $0) } }).first(where: { !$0.1.isEmpty }),
            let word = SetVariable.last(name, in: stage, of: file), let effect = lack(of: value, stage, file)
        else { return }
        guard !FilePresence(file, stage).mayHold("/usr/lib/locale", packages: { $0.contains("locale") || $0.contains("language-pack") || $0 == "libc-bin" }) else { return }
        report.add(.missing(name, value, file.imageTitle(of: stage), effect), at: word.range, related: [file.basePlace(of: stage, "this image has no such locale")])
    }

    /// What follows from the lack; `nil`: the image may have it.
    private static func lack(of value: String, _ stage: Stage, _ file: LintedFile) -> String? {
        if let definition = stage.image.definition { return RuntimeLocale(stage.final, on: definition)?.effect }
        guard let source = stage.image.sourceImage, source.name == source.distribution.family.rawValue, source.packages.allSatisfy({ !$0.contains("locales") }),
            value.contains("_"), !value.lowercased().hasPrefix("c.")
        else { return nil }
        return "programs fall back to ASCII and warn"
    }
}

extension Distribution {
    /// Whether locales are files, and a plain image has no others than C.UTF-8.
    fileprivate var usesLocales: Bool { family == .debian || family == .ubuntu }
}

extension RuleMessage {
    fileprivate static func missing(_ name: String, _ value: String, _ image: String, _ effect: String) -> RuleMessage {
        RuleMessage("\(name) is \(value), a locale that \(image) does not have.", why: effect.prefix(1).uppercased() + effect.dropFirst() + ".", remedy: "Bring the locale into the image, or set C.UTF-8 where that is there.")
    }
}
