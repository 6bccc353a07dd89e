import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Linting
import Proving
import SourceModel

/// A program that loads a C library, in an image without any.
enum MissingCLibrary: Rule {
    static let metadata = RuleMetadata(
        name: "missing-c-library", code: "DHI026", severity: .error, summary: "The started program loads a C library, and the image has none",
        documentation: RuleDocumentation(
            what: """
                Reports the COPY that brings the program which containers start, when Rust, or Go for a program that listens on a port (EXPOSE) or with CGO_ENABLED=1, is known to have linked it against the C library of its build stage and the image is \
                `scratch` or a static one. Static builds, cross builds and images into which libraries are copied are left alone.
                """,
            why: "The program asks for a loader that is not there: the container stops with `no such file or directory`, though the file is there.",
            remedy: "Link statically (`CGO_ENABLED=0` for Go, a `musl` target for Rust), or take an image with a C library of the same release."),
        reference: "https://docs.docker.com/build/building/multi-stage/",
        flagged: [
            RuleExample(
                "Go with a C compiler at hand",
                """
                FROM golang:1.26 AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM scratch
                COPY --from=1️⃣build2️⃣ /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
            RuleExample(
                "Rust in a static image",
                """
                FROM rust:1-trixie AS build
                WORKDIR /src
                COPY . .
                RUN cargo build --release

                FROM dhi.io/static:20250419-debian13
                COPY --from=1️⃣build2️⃣ /src/target/release/server /server
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

                FROM scratch
                COPY --from=build /tool /tool
                ENTRYPOINT ["/tool"]
                """),
            RuleExample(
                "Without C",
                """
                FROM golang:1.26 AS build
                ENV CGO_ENABLED=0
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM scratch
                COPY --from=build /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
            RuleExample(
                "Linked statically",
                """
                FROM golang:1.26 AS build
                WORKDIR /src
                COPY . .
                RUN go build -ldflags '-extldflags "-static"' -o /server .

                FROM scratch
                COPY --from=build /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
            RuleExample(
                "Another platform is built for",
                """
                FROM --platform=$BUILDPLATFORM golang:1.26 AS build
                ARG TARGETARCH
                WORKDIR /src
                COPY . .
                RUN GOARCH=$TARGETARCH go build -o /server .

                FROM scratch
                COPY --from=build /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
            RuleExample(
                "The loader is copied",
                """
                FROM golang:1.26 AS build
                WORKDIR /src
                COPY . .
                RUN go build -o /server .

                FROM scratch
                COPY --from=build /lib64 /lib64
                COPY --from=build /server /server
                EXPOSE 8080
                ENTRYPOINT ["/server"]
                """),
        ],
        presets: [.default, .hardened])

    static func check(_ file: LintedFile, _ report: inout RuleReport) {
        guard let start = StartedProgram(file), case .lacksLibrary(let made) = start.program.fit else { return }
        report.add(
            .missing(start, made), at: start.from,
            related: [start.callPlace("linked against \(made.title) here"), start.basePlace("this image has no C library")])
    }
}

extension RuleMessage {
    fileprivate static func missing(_ start: StartedProgram, _ made: CLibrary) -> RuleMessage {
        RuleMessage(
            "The program from \(start.maker.title) needs \(made.title), and \(start.image) has no C library.",
            why: "The container stops with 'no such file or directory'.", remedy: start.remedy)
    }
}
