internal import DockerfileSemantics
internal import DockerfileSyntax
internal import Linting

extension DifferenceCause {
    /// COPY, ADD and WORKDIR.
    static let files: [DifferenceCause] = [
        DifferenceCause("relative-to-a-known-folder", .decision, ["DL3000"], only: .theirs, "A WORKDIR stands in front of it, so that it is clear what it is relative to; docker build --check accepts that, too.") { place in
            place.state?.workdirIsExplicit ?? false
        },
        DifferenceCause("address-in-a-variable", .flaw, ["DL3020"], only: .theirs, "The variable holds an address or the name of an archive.") { place in
            place.copy?.sources.contains { $0.text.contains("$") } ?? false
        },
        DifferenceCause("one-source-needs-add", .decision, ["DL3020"], only: .theirs, "One of the sources is an address or an archive, so that the instruction has to be ADD.") { place in
            place.copy?.sources.contains { source in
                let name = place.value(source) ?? source.text
                return name.contains("://") || name.hasSuffix(".git") || [".tar", ".gz", ".tgz", ".xz", ".bz2", ".zst"].contains { name.hasSuffix($0) }
            } ?? false
        },
        DifferenceCause("dot-is-a-folder", .flaw, ["DL3021"], only: .theirs, "BuildKit takes `.` for the working folder; a slash behind it changes nothing.") { place in
            ["."].contains(place.copy?.destination.text.trimming("\"") ?? "")
        },
        DifferenceCause("folder-in-a-variable", .flaw, ["DL3021"], only: .theirs, "The variable ends with a slash, or what it holds is not known.") { place in
            place.copy.map { $0.destination.text.contains("$") && place.value($0.destination)?.hasSuffix("/") ?? true } ?? false
        },
        DifferenceCause("an-image", .flaw, ["DL3022"], only: .theirs, "The name is that of an image or of a build context, which may stand there.") { place in
            place.file.model.uses.contains { $0.instruction == place.instruction.index && $0.kind == .copy && $0.target == .image }
        },
        DifferenceCause("image-has-a-folder", .decision, ["DL3045"], only: .theirs, "The image is known to bring a working folder of its own.") { place in
            place.state?.workdir.value.map { $0 != "/" } ?? false
        },
        DifferenceCause("add-as-well", .flaw, ["DL3045"], only: .ours, "ADD goes wrong in the same way as COPY.") { $0.instruction.keyword == .add },
    ]
}

extension String {
    fileprivate func trimming(_ quote: Character) -> String { String(drop { $0 == quote }.reversed().drop { $0 == quote }.reversed()) }
}
