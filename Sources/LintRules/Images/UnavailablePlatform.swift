import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import ImageReferences
import Linting
import SourceModel

/// An image that does not exist for the platform it is asked for.
enum UnavailablePlatform: Rule {
    static let metadata = RuleMetadata(
        name: "unavailable-platform", code: "DHI108", aliases: [.buildkit("InvalidBaseImagePlatform")], severity: .error,
        summary: "The base image does not exist for the platform",
        documentation: RuleDocumentation(
            what: """
                Reports a FROM that asks by `--platform` for a platform for which the image is not made, as far as the catalogue knows. Only the operating system and \
                the architecture count.
                """,
            why: "The build stops at the FROM, or takes an image whose programs cannot run there.",
            remedy: "Ask for one of the platforms that the image is made for, or take another image."),
        reference: "https://docs.docker.com/build/building/multi-platform/",
        flagged: [
            RuleExample("Not made for this architecture", "FROM --platform=1️⃣linux/s390x2️⃣ dhi.io/node:22"),
            RuleExample("By way of an argument", "ARG PLATFORM=windows/amd64\nFROM --platform=1️⃣$PLATFORM2️⃣ dhi.io/node:22"),
        ],
        clean: [
            RuleExample("A platform that the image has", "FROM --platform=linux/arm64 dhi.io/node:22"),
            RuleExample("The same with a variant", "FROM --platform=linux/arm64/v8 dhi.io/node:22"),
            RuleExample("An image of which the platforms are not known", "FROM --platform=linux/s390x registry.example.com/base:1"),
            RuleExample("The platform of the builder", "FROM --platform=$BUILDPLATFORM dhi.io/node:22"),
        ],
        presets: [.default, .hardened, .buildkit])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        for stage in file.model.stages where !stage.image.platforms.isEmpty {
            guard case .image = stage.base, let (text, range) = wanted(by: stage, in: file), let platform = try? Platform.parse(text), let architecture = platform.architecture else { continue }
            let known = stage.image.platforms.compactMap { try? Platform.parse($0) }
            if known.contains(where: { $0.os == platform.os && $0.architecture == architecture }) { continue }
            report.add(.unavailable(stage.image.title, text, stage.image.platforms), at: range)
        }
    }

    private static func wanted(by stage: Stage, in file: LintedFile) -> (String, SourceRange)? {
        guard let flag = stage.from.platform, let value = flag.value else { return file.platform.map { ($0, stage.reference.word.range) } }
        var isKnown = true
        let expansion = WordExpander(escape: file.tree.escape).expand(value) { name in
            if PredefinedArguments.platform.contains(name) { isKnown = false }
            return file.model.globalArguments.last { $0.declaration.name.text == name }?.value.value
        }
        guard isKnown, expansion.unmatched.isEmpty, expansion.error == nil else { return nil }
        return (expansion.result, flag.valueRange)
    }
}

extension RuleMessage {
    fileprivate static func unavailable(_ image: String, _ platform: String, _ known: [String]) -> RuleMessage {
        RuleMessage(
            "\(image) is not made for \(platform).", why: "The build cannot use it there.",
            remedy: "It is made for \(known.joined(separator: ", ")).")
    }
}
