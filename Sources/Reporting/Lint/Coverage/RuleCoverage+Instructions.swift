extension RuleCoverage {
    /// Base images and stages.
    static let stages: [Problem] = [
        Problem("F01", "Base image reference carries no tag", ["untagged-base-image"]),
        Problem("F02", "Base image uses the floating `latest` tag", ["latest-base-image"]),
        Problem("F03", "Base image is not pinned by digest", ["undigested-base-image"]),
        Problem("F04", "Reference has both a tag and a digest (ambiguous intent)", [], "The digest decides, and the tag tells people what it was; that is no mistake."),
        Problem("F05", "Base image comes from a registry outside an allow-list", ["untrusted-registry"]),
        Problem("F06", "`--platform` hard-coded to a constant", ["constant-platform"]),
        Problem("F07", "`--platform=$TARGETPLATFORM` repeats the default", ["redundant-platform"]),
        Problem("F08", "Requested platform is not what the registry/base offers", ["unavailable-platform"]),
        Problem("F09", "Two stages share a name", ["duplicate-stage-name"]),
        Problem("F10", "Stage name is a reserved word", ["reserved-stage-name"]),
        Problem("F11", "Stage name is not lower case", ["uppercase-stage-name"]),
        Problem("F12", "Stage name has illegal characters", ["syntax"]),
        Problem("F13", "FROM and AS keyword casing differ", ["mismatched-as-casing"]),
        Problem("F14", "FROM uses an ARG that was never declared", ["undeclared-from-argument"]),
        Problem("F15", "ARG default produces an empty/invalid base name", ["invalid-default-base-image", "malformed-base-image"]),
        Problem("F16", "FROM has no image or a malformed reference", ["malformed-base-image", "syntax"]),
        Problem("F17", "File does not start with FROM/ARG", ["syntax"]),
        Problem("F18", "No build stage at all", ["syntax"]),
        Problem("F19", "Stage never contributes to the output", ["unused-stage"]),
        Problem("F20", "Stages depend on each other in a cycle", ["circular-stages"]),
        Problem("F21", "Extra FROM without a name / stage referenced by index", ["numbered-stage"]),
        Problem("F22", "Base runtime branch is end-of-life (Ruby only)", ["unknown-hardened-tag"], "Of hardened images only; when lines of public images end is not in the catalogue."),
        Problem("F23", "Compiles in the shipped stage; should be multi-stage", ["shipped-build-tools"]),
        Problem("F24", "Ships a devel (SDK) base where a runtime base would do (CUDA only)", ["shipped-build-image"]),
    ]

    /// Syntax.
    static let syntax: [Problem] = [
        Problem("S01", "Unknown or misspelt instruction", ["syntax"]),
        Problem("S02", "Instruction keyword casing inconsistent / not upper case", ["mixed-keyword-casing"]),
        Problem("S03", "Instruction has missing, extra or badly formed arguments", ["syntax"]),
        Problem("S04", "Blank line inside a continued instruction", ["blank-continuation-line"]),
        Problem("S05", "Deprecated MAINTAINER", ["deprecated-maintainer"]),
        Problem("S06", "More than one CMD in a stage", ["replaced-command"]),
        Problem("S07", "More than one ENTRYPOINT in a stage", ["replaced-entrypoint"]),
        Problem("S08", "More than one HEALTHCHECK in a stage", ["replaced-healthcheck"]),
        Problem("S09", "CMD/ENTRYPOINT written in shell form", ["shell-form-command"]),
        Problem("S10", "HEALTHCHECK CMD written in shell form", ["shell-form-healthcheck"]),
        Problem("S11", "Looks like exec form but the JSON is invalid (e.g. single quotes)", ["broken-exec-form"]),
        Problem("S12", "SHELL is not a JSON array", ["syntax"]),
        Problem("S13", "Old space-separated ENV/LABEL syntax", ["legacy-key-value"]),
        Problem("S14", "Space before `=` silently changes the meaning of a pair", ["spaced-equals-sign"]),
        Problem("S15", "Invalid ONBUILD trigger", ["invalid-trigger"]),
        Problem("S16", "STOPSIGNAL invalid, non-canonical or ungraceful", ["invalid-stop-signal", "ungraceful-stop"]),
        Problem("S17", "Wrong stop signal for nginx / systemd containers", ["ungraceful-stop"]),
        Problem("S18", "Parser directive misplaced, duplicated, mis-cased, or misspelt", ["misplaced-directive"]),
        Problem("S19", "Unknown/duplicate flag, or invalid flag value (--mount, --network, --link, durations)", ["invalid-flag-value", "syntax"]),
        Problem("S20", "Variable used but not defined in this scope", ["undefined-variable"]),
        Problem("S21", "ENV refers to a variable set in the same ENV", ["same-instruction-variable"]),
        Problem("S22", "Description comment does not follow `# <name> text`", ["misformed-description"]),
        Problem("S23", "File does not parse", ["syntax"]),
        Problem("S24", "Neither CMD nor ENTRYPOINT / only one of the pair", ["missing-start-command"]),
    ]

    /// COPY and ADD.
    static let files: [Problem] = [
        Problem("C01", "ADD used for plain local files", ["add-for-local-files"]),
        Problem("C02", "ADD of a remote URL instead of a verified download", ["unverified-download"]),
        Problem("C03", "Archive copied then unpacked by RUN; ADD would do it", ["copied-archive"]),
        Problem("C04", "curl|tar download could be ADD --unpack / --checksum", [], "What curl and tar do with options, redirects and checks is seldom the same as ADD does; both are in use."),
        Problem("C05", "git clone in RUN could be ADD <git>", [], "ADD of a repository takes neither the depth nor the credentials of git clone; which is better hangs on the project."),
        Problem("C06", "Several sources but destination has no trailing slash", ["missing-folder-slash"]),
        Problem("C07", "COPY --from names an unknown stage", ["unknown-stage"]),
        Problem("C08", "COPY --from names its own stage", ["own-stage-source"]),
        Problem("C09", "Relative destination with no WORKDIR", ["relative-destination"]),
        Problem("C10", "Source is excluded by .dockerignore", ["ignored-source"]),
        Problem("C11", "Whole build context copied (COPY . .)", ["secret-file", "early-copy"], "Copying the whole project is right where .dockerignore is; what goes wrong with it is reported."),
        Problem("C12", "Whole filesystem copied from another stage", ["whole-filesystem-copy"]),
        Problem("C13", "Copies from an empty scratch stage", ["empty-stage-source"]),
        Problem("C14", "No .dockerignore next to the context", [], "Which folder is the build context is not in the file."),
        Problem("C15", "COPY followed by RUN chmod; use --chmod", ["chmod-after-copy"]),
        Problem("C16", "File created by RUN echo/cat; use COPY heredoc", [], "Both come to the same layer; which one reads better is taste."),
        Problem("C17", "COPY after USER without --chown leaves root-owned files", ["unwritable-volume", "root-owned-folder"], "Code should belong to root; reported is what the program has to write and cannot."),
        Problem("C18", "--chown present though only execute is needed", ["owned-program"]),
        Problem("C19", "Executable/sensitive file made owned or writable by the runtime user", ["owned-program", "world-writable-files"]),
        Problem("C20", "Secret-looking files copied into the image", ["secret-file"]),
        Problem("C21", "VEX document copied instead of attached as attestation", [], "Where a VEX document goes is a matter of how images are published."),
    ]

    /// Working folder.
    static let folders: [Problem] = [
        Problem("W01", "Relative WORKDIR", ["relative-workdir"]),
        Problem("W02", "WORKDIR points at a system directory", ["system-workdir"]),
        Problem("W03", "`cd` inside RUN instead of WORKDIR", ["cd-in-run", "cd-without-effect"]),
    ]
}
