import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// A program that was built on a newer release than the one it is started on.
enum OlderCLibrary: Rule {
    static let metadata = RuleMetadata(
        name: "older-c-library", code: "DHI025", severity: .error, summary: "The started program was built on a newer release than it runs on",
        documentation: RuleDocumentation(
            what: """
                Reports the COPY that brings the program which containers start, when Rust, or Go for a program that listens on a port (EXPOSE) or with CGO_ENABLED=1, is known to have \
                linked it against glibc 2.34 or newer and the image has an older one. Static builds and cross builds are left alone.
                """,
            why: "Programs ask for the version they were linked against: the container stops with `version 'GLIBC_2.34' not found`.",
            remedy: "Build and run on the same release (`-bookworm` with `-bookworm`), or link statically: `CGO_ENABLED=0` for Go, a `musl` target for Rust."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "Built on Debian 12, started on Debian 11",
                """
                FROM golang:1.26-bookworm AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM debian:11-slim
                COPY --from=1️⃣build2️⃣ /server /server
                EXPOSE 8080
                CMD ["/server"]
                """),
            RuleExample(
                "Rust on Debian 13, started on Debian 11",
                """
                FROM rust:1-trixie AS build
                WORKDIR /src
                COPY . .
                RUN cargo build --release

                FROM debian:bullseye-slim
                COPY --from=1️⃣build2️⃣ /src/target/release/server /server
                EXPOSE 8080
                CMD ["/server"]
                """),
        ],
        clean: [
            RuleExample(
                "The same release",
                """
                FROM rust:1-trixie AS build
                WORKDIR /src
                COPY . .
                RUN cargo build --release

                FROM debian:13-slim
                COPY --from=build /src/target/release/server /server
                EXPOSE 8080
                CMD ["/server"]
                """),
            RuleExample(
                "A newer release runs it",
                """
                FROM golang:1.26-bookworm AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM debian:13-slim
                COPY --from=build /server /server
                EXPOSE 8080
                CMD ["/server"]
                """),
            RuleExample(
                "Both have what 2.34 brought",
                """
                FROM golang:1.26-trixie AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM debian:12-slim
                COPY --from=build /server /server
                EXPOSE 8080
                CMD ["/server"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let start = StartedProgram(file), case .olderLibrary(let made, let own) = start.program.fit else { return }
        report.add(
            .older(start, made, own), at: start.from,
            related: [start.callPlace("linked against \(made.title) here"), start.basePlace("this image has \(own.title)")])
    }
}

extension RuleMessage {
    fileprivate static func older(_ start: StartedProgram, _ made: CLibrary, _ own: CLibrary) -> RuleMessage {
        RuleMessage(
            "The program from \(start.maker.title) was linked against \(made.title) and needs it; \(start.image) has \(own.title).",
            why: "The container stops with \"version 'GLIBC_…' not found\".", remedy: start.remedy)
    }
}
