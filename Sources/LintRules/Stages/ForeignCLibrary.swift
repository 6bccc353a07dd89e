import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// A program that was built for another C library than that of the image it is started on.
enum ForeignCLibrary: Rule {
    static let metadata = RuleMetadata(
        name: "foreign-c-library", code: "DHI024", severity: .error, summary: "The started program was built for another C library",
        documentation: RuleDocumentation(
            what: """
                Reports the COPY that brings the program which containers start, when Rust, or Go for a program that listens on a port (EXPOSE) or with CGO_ENABLED=1, is known to have linked it against glibc (Debian, Ubuntu, Red Hat) and the image \
                has musl (Alpine), or the other way round. Static builds, cross builds and images into which further libraries are put are left alone.
                """,
            why: """
                The program asks for a loader that the image does not have, and the container stops with `no such file or directory`, though the file is there.
                """,
            remedy: """
                Build and run on the same kind of system; or link statically: `CGO_ENABLED=0` for Go, a `musl` target for Rust.
                """),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "Rust on Debian, started on Alpine",
                """
                FROM rust:1-trixie AS build
                WORKDIR /src
                COPY . .
                RUN cargo build --release

                FROM alpine:3.23
                COPY --from=1️⃣build2️⃣ /src/target/release/server /usr/local/bin/server
                CMD ["server"]
                """),
            RuleExample(
                "Go with a C compiler at hand",
                """
                FROM golang:1.26-trixie AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM alpine:3.23
                COPY --from=1️⃣build2️⃣ /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
        ],
        clean: [
            RuleExample(
                "Go that may do without C",
                """
                FROM golang:1.26-trixie AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /tool .

                FROM alpine:3.23
                COPY --from=build /tool /tool
                ENTRYPOINT ["/tool"]
                """),
            RuleExample(
                "Without C",
                """
                FROM golang:1.26-trixie AS build
                WORKDIR /src
                COPY . .
                RUN CGO_ENABLED=0 go build -o /server .

                FROM alpine:3.23
                COPY --from=build /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
            RuleExample(
                "A static target",
                """
                FROM rust:1-trixie AS build
                WORKDIR /src
                COPY . .
                RUN cargo build --release --target x86_64-unknown-linux-musl

                FROM alpine:3.23
                COPY --from=build /src/target/x86_64-unknown-linux-musl/release/server /server
                CMD ["/server"]
                """),
            RuleExample(
                "The other library is installed",
                """
                FROM golang:1.26-trixie AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM alpine:3.23
                RUN apk add --no-cache libc6-compat
                COPY --from=build /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
            RuleExample(
                "Go on Alpine has no C compiler",
                """
                FROM golang:1.26-alpine AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM debian:13
                COPY --from=build /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let start = StartedProgram(file), case .otherLibrary(let made, let own) = start.program.fit else { return }
        report.add(
            .foreign(start, made, own), at: start.from,
            related: [start.callPlace("linked against \(made.title) here"), start.basePlace("this image has \(own.title)")])
    }
}

extension RuleMessage {
    fileprivate static func foreign(_ start: StartedProgram, _ made: CLibrary, _ own: CLibrary) -> RuleMessage {
        RuleMessage(
            "The program from \(start.maker.title) needs \(made.title), and \(start.image) has \(own.title).",
            why: "The container stops with 'no such file or directory'.", remedy: start.remedy)
    }
}
