import DockerfileSyntax

/// Which checks a file leaves out: for all of it, and for single instructions.
struct CheckSkips {
    private let options: CheckOptions

    init(_ options: CheckOptions) { self.options = options }

    /// Checks that do not look at the comments above an instruction.
    private static let fileOnly: Set<String> = [
        "NoEmptyContinuation", "ConsistentInstructionCasing", "DuplicateStageName", "ReservedStageName", "InvalidBaseImagePlatform", "InvalidDefaultArgInFrom",
    ]

    func silence(_ rule: String, at instruction: Instruction?) -> Bool {
        let local = Self.fileOnly.contains(rule) ? nil : instruction.flatMap { Self.local($0.comments) }
        if rule == "InvalidDefinitionDescription" {
            return ![options, local ?? CheckOptions()].contains { $0.allowsAllExperimental || $0.experimental.contains(rule) }
        }
        return [options, local ?? CheckOptions()].contains { $0.skipsAll || $0.skipped.contains(rule) }
    }

    /// The first comment that is a directive decides.
    private static func local(_ comments: [String]) -> CheckOptions? {
        for comment in comments {
            guard let directive = FrontendDirective.detect(.check, in: Array("# \(comment)\n".utf8)) else { continue }
            return try? CheckOptions.parse(directive.value).get()
        }
        return nil
    }
}
