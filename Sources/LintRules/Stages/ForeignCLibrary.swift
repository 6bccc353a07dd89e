import BuildEffects
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
        name: "foreign-c-library", code: "DHI024", severity: .error, summary: "A program is copied from a system with another C library",
        documentation: RuleDocumentation(
            what: """
                Reports a COPY of the program of Node.js, Python or Ruby, of a Java or of what jlink made, from an image or a stage with glibc (Debian, Ubuntu, Red Hat) into one with \
                musl (Alpine), or the other way round; and the COPY that brings the program which containers start, when Rust, or Go for a program that listens on a port (EXPOSE) or with CGO_ENABLED=1, is known to have linked it against one and \
                the image has the other. Static builds, cross builds and images into which further libraries are put are left alone.
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
            RuleExample(
                "A Java from another system",
                """
                FROM eclipse-temurin:21-jdk-noble AS build
                RUN jlink --add-modules java.base --output /java

                FROM alpine:3.23
                COPY --from=build 1️⃣/java2️⃣ /java
                CMD ["/java/bin/java", "-version"]
                """),
            RuleExample(
                "The program of an image",
                """
                FROM alpine:3.23
                COPY --from=node:22-trixie 1️⃣/usr/local/bin/node2️⃣ /usr/local/bin/node
                CMD ["node", "/app/server.js"]
                """),
        ],
        clean: [
            RuleExample(
                "The same C library",
                """
                FROM alpine:3.23
                COPY --from=node:22-alpine /usr/local/bin/node /usr/local/bin/node
                CMD ["node", "/app/server.js"]
                """),
            RuleExample(
                "Files that are no programs",
                """
                FROM alpine:3.23
                COPY --from=node:22-trixie /usr/local/lib/node_modules /usr/local/lib/node_modules
                """),
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
        checkRuntimes(file, &report)
        guard let start = StartedProgram(file), case .otherLibrary(let made, let own) = start.program.fit else { return }
        report.add(
            .foreign(start, made, own), at: start.from,
            related: [start.callPlace("linked against \(made.title) here"), start.basePlace("this image has \(own.title)")])
    }

    private static func checkRuntimes(_ file: LintedFile, _ report: inout RuleReport) {
        guard file.has(.copy) else { return }
        let uses = file.model.uses
        // By number, since a copy of a use counts references to each of its parts.
        for number in uses.indices where uses[number].kind == .copy && !uses[number].isTrigger {
            let use = uses[number]
            let taker = file.model.stages[use.stage]
            // What is taken matters only where it is known by which C library it would have to go.
            guard CLibrary(taker.image.distribution) != nil, case .copy(let copy) = file.tree.instructions[use.instruction].content, let image = image(of: use, file) else { continue }
            guard let found = CopiedRuntime(copy, from: image, made: effects(of: use, file), to: taker, in: file.model, known: file.known) else { continue }
            report.add(
                .foreign(found, image.title, file.imageTitle(of: taker)), at: found.source,
                related: [file.basePlace(of: taker, "this image has \(found.own.title)")])
        }
    }

    private static func image(of use: ImageUse, _ file: LintedFile) -> ImageFacts? {
        switch use.target {
        case .stage(let index): file.model.stages[index].image
        case .image: use.reference.text.value.map { file.images.facts(of: $0) }
        case .unresolved: nil
        }
    }

    private static func effects(of use: ImageUse, _ file: LintedFile) -> [StageEffects] {
        guard case .stage(let index) = use.target else { return [] }
        return file.effects(of: file.model.stages[index])
    }
}

extension RuleMessage {
    fileprivate static func foreign(_ found: CopiedRuntime, _ from: String, _ image: String) -> RuleMessage {
        RuleMessage(
            "The \(found.program) from \(from) needs \(found.made.title), and \(image) has \(found.own.title).", why: "It does not start: 'no such file or directory'.",
            remedy: "Copy it from a tag of the image for the same system.")
    }

    fileprivate static func foreign(_ start: StartedProgram, _ made: CLibrary, _ own: CLibrary) -> RuleMessage {
        RuleMessage(
            "The program from \(start.maker.title) needs \(made.title), and \(start.image) has \(own.title).",
            why: "The container stops with 'no such file or directory'.", remedy: start.remedy)
    }
}
