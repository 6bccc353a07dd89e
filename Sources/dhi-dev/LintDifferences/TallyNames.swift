/// tally's names for what our rules find.
enum TallyNames {
    /// Rules that go by the names of the tool that had them first.
    static let shared: Set<String> = [
        "hadolint/DL3001", "hadolint/DL3002", "hadolint/DL3003", "hadolint/DL3004", "hadolint/DL3006", "hadolint/DL3007", "hadolint/DL3010", "hadolint/DL3011",
        "hadolint/DL3014", "hadolint/DL3020", "hadolint/DL3021", "hadolint/DL3022", "hadolint/DL3023", "hadolint/DL3027", "hadolint/DL3030", "hadolint/DL3034",
        "hadolint/DL3038", "hadolint/DL3043", "hadolint/DL3045", "hadolint/DL3046", "hadolint/DL3047", "hadolint/DL3057", "hadolint/DL3061", "hadolint/DL4001",
        "hadolint/DL4005", "hadolint/DL4006", "buildkit/FromPlatformFlagConstDisallowed", "buildkit/RedundantTargetPlatform", "buildkit/DuplicateStageName",
        "buildkit/ReservedStageName", "buildkit/StageNameCasing", "buildkit/FromAsCasing", "buildkit/UndefinedArgInFrom", "buildkit/InvalidDefaultArgInFrom",
        "buildkit/ConsistentInstructionCasing", "buildkit/NoEmptyContinuation", "buildkit/MaintainerDeprecated", "buildkit/MultipleInstructionsDisallowed",
        "buildkit/JSONArgsRecommended", "buildkit/LegacyKeyValueFormat", "buildkit/UndefinedVar",
        "buildkit/WorkdirRelativePath", "buildkit/SecretsUsedInArgOrEnv", "buildkit/ExposeInvalidFormat", "buildkit/ExposeProtoCasing",
    ]

    /// tally's own rules, with our names.
    static let own: [String: String] = [
        "tally/no-unreachable-stages": "unused-stage", "tally/circular-stage-deps": "circular-stages", "tally/invalid-json-form": "broken-exec-form",
        "tally/prefer-canonical-stopsignal": "invalid-stop-signal", "tally/no-ungraceful-stopsignal": "ungraceful-stop", "tally/syntax-directive-typo": "misplaced-directive",
        "tally/copy-from-empty-scratch-stage": "empty-stage-source", "tally/prefer-copy-chmod": "chmod-after-copy", "tally/named-identity-in-passwdless-stage": "unknown-user",
        "tally/world-writable-state-path-workaround": "world-writable-files", "tally/secrets-in-code": "hardcoded-token", "tally/prefer-package-cache-mounts": "missing-cache-mount",
        "tally/sort-packages": "unsorted-packages", "tally/labels/valid-key": "invalid-label-key", "tally/shell-run-in-scratch": "run-without-shell",
    ]
}
