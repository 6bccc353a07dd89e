internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting

extension DifferenceCause {
    /// Names of variables and what images say of themselves.
    static let metadata: [DifferenceCause] = [
        DifferenceCause("user-names-are-no-secrets", .decision, ["DL3064"], only: .theirs, "A user's name is no secret; docker build --check leaves it alone, too.") { place in
            place.variableNames.contains { $0.lowercased().contains("username") || $0.lowercased().hasSuffix("user") }
        },
        DifferenceCause("value-is-no-secret", .flaw, ["DL3064", "buildkit/SecretsUsedInArgOrEnv"], only: .theirs, "The value is a switch, a mere word, a path or the fingerprint of a key.") { place in
            guard case .env(let pairs) = place.instruction.content else { return false }
            return pairs.contains { ["true", "false", "yes", "no", "on", "off", "0", "1"].contains($0.value.text.lowercased()) || $0.value.text.hasPrefix("/") || $0.value.text.utf8.count == 40 || $0.value.text.allSatisfy { $0.isLetter || $0 == "." } }
        },
        DifferenceCause("keys-and-credentials", .decision, ["DL3064"], only: .ours, "By docker build --check's own words: key, auth and credential name secrets, too.") { place in
            place.variableNames.contains { name in name.lowercased().split(separator: "_").contains { ["key", "auth", "credential", "credentials", "apikey", "passwd", "pword"].contains($0) } }
        },
        DifferenceCause(
            "form-without-a-schema", .decision, ["DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"], only: .ours,
            "The form of the labels of the Open Container Initiative is specified; the peer has to be told of each."
        ) { place in
            guard case .label(let pairs) = place.instruction.content else { return false }
            return pairs.contains { $0.key.text.contains("org.opencontainers.image.") }
        },
        DifferenceCause("image-may-have-a-check", .decision, ["DL3057"], only: .theirs, "It is not known that the image brings no health check of its own and starts anything that could be asked.") { place in
            place.stage.map { stage in if case .absent = stage.final.healthcheck, case .present = stage.final.start { false } else { true } } ?? false
        },
    ]
}

extension LintDifference {
    fileprivate var variableNames: [String] {
        switch instruction.content {
        case .env(let pairs): pairs.map(\.key.text)
        case .arg(let declarations): declarations.map(\.name.text)
        default: []
        }
    }
}
