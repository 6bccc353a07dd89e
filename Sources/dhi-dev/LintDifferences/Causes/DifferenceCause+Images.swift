internal import DockerfileSemantics
internal import DockerfileSyntax
internal import ImageReferences
internal import Linting

extension DifferenceCause {
    /// Names and platforms of images.
    static let images: [DifferenceCause] = [
        DifferenceCause("default-of-an-argument", .flaw, ["DL3006", "DL3007"], only: .ours, "The name comes from an ARG with a default, which the peer does not read.") { place in
            place.from?.image.text.contains("$") ?? false
        },
        DifferenceCause(
            "stage-by-variable", .flaw, ["DL3006"], only: .theirs, "The variable chooses between stages of the file (`FROM base-${TARGETARCH}`)."
        ) { place in
            guard let name = place.from?.image.text, let dollar = name.firstIndex(of: "$"), dollar != name.startIndex else { return false }
            return place.file.model.stages.contains { $0.name?.hasPrefix(name[..<dollar].lowercased()) ?? false }
        },
        DifferenceCause("no-reference-at-all", .decision, ["DL3006"], only: .theirs, "Docker refuses the name; malformed-base-image says so, and a tag would not mend it.") { place in
            guard let name = place.from?.image.text, !name.contains("$") else { return false }
            return (try? ImageReference.parse(name)) == nil
        },
        DifferenceCause(
            "stage-named-for-its-platform", .decision, ["DL3029", "buildkit/FromPlatformFlagConstDisallowed"], only: .theirs,
            "The stage says by its name that it is for this platform (`AS base-amd64`); docker build --check accepts that, too."
        ) { place in
            guard let name = place.stage?.name, let value = place.from?.platform?.value else { return false }
            return value.split(separator: "/").contains { name.contains($0.lowercased()) }
        },
    ]
}
