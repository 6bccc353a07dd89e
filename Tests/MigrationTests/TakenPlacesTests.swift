import Migration
import Testing

/// What other stages take from one that moves.
@Suite struct TakenPlacesTests {
    private static let final = "\nFROM gcr.io/distroless/base-debian13\n"

    @Test(arguments: [
        ("FROM dart:3.13.1 AS b\nWORKDIR /app\nRUN dart compile aot-snapshot x.dart -o x.aot", "COPY --from=b /usr/lib/dart/bin/dartaotruntime /r", "path-moved"),
        ("FROM dart:3.13.1 AS b\nWORKDIR /app\nRUN dart compile exe x.dart -o x", "COPY --from=b /runtime/ /", "path-moved"),
        // Nobody knows where else the hardened image keeps these.
        ("FROM python:3.13 AS b\nWORKDIR /app\nRUN true", "COPY --from=b /usr/lib/x86_64-linux-gnu/libpq.so.5 /usr/lib/", "path-unknown"),
        ("FROM python:3.13 AS b\nWORKDIR /app\nRUN true", "COPY --from=b /opt/thing /opt/thing", "path-unknown"),
        ("FROM alpine:3.23 AS b\nRUN apk add jq", "COPY --from=b /etc/alpine-release /x", "path-unknown"), ("FROM alpine:3.23 AS b\nRUN true", "COPY --from=b /usr/bin/jq /x", "path-unknown"),
        ("FROM python:3.13-slim AS b\nRUN pip install x && curl -o /usr/local/bin/x http://x", "COPY --from=b /usr/local /usr/local", "path-unknown"),
        ("FROM python:3.13-slim AS b\nWORKDIR /x\nCOPY x /usr/local/bin/x", "COPY --from=b /usr/local/bin /x", "path-moved"), ("FROM ruby:3.4 AS b\nCOPY x /usr/local/bin/x", "COPY --from=b /usr/local/bin /x", "path-unknown"),
        ("FROM debian:13 AS b\nWORKDIR /x\nCOPY . .", "COPY --from=b / /", "path-unknown"), ("FROM debian:13 AS b\nCOPY x /usr/lib/x", "COPY --from=b /usr/lib /x", "path-unknown"),
        ("FROM python:3.13 AS b\nWORKDIR /srv\nRUN ls /opt/x", "COPY --from=b /opt/x/y /x", "path-unknown"),
        ("FROM debian:13 AS b\nRUN ls /usr/share/misc", "COPY --from=b /usr/share/misc /x", "path-unknown"),
        ("FROM debian:13 AS b\nRUN true", "RUN --mount=from=b,target=/b [\"/b/x\"]", "path-unknown"),
        ("FROM debian:13 AS b\nRUN true", "RUN --mount=from=b,source=/etc/skel,target=/b [\"/b/x\"]", "path-unknown"),
    ])
    func staysWhereItIsNotKnownToBe(_ before: String, _ taking: String, reason: String) throws {
        let (plan, result) = try migrate(before + Self.final + taking + "\n")
        #expect(!result.contains("dhi.io"), "\(result)")
        #expect(plan.stages[0].reasons.contains { $0.id == reason }, "\(plan.stages[0].reasons)")
    }

    @Test(arguments: [
        ("FROM python:3.13 AS b\nWORKDIR /app\nRUN make-it", "COPY --from=b /app/x /x"), ("FROM python:3.13 AS b\nCOPY . /srv/\nRUN true", "COPY --from=b /srv/x/y /x"),
        ("FROM python:3.13 AS b\nWORKDIR /x\nRUN make-it --prefix=/out", "COPY --from=b /out/bin/x /x"), ("FROM python:3.13 AS b\nRUN make-it > /out", "COPY --from=b /out /x"),
        ("FROM python:3.13 AS b\nENV P=/out\nRUN make-it -o $P/x", "COPY --from=b /out /x"), ("FROM python:3.13 AS b\nWORKDIR /srv\nRUN make-it -o /opt/x/y", "COPY --from=b /opt/x /x"),
        ("FROM python:3.13 AS b\nWORKDIR /srv\nRUN make-it -DPREFIX=/opt/x", "COPY --from=b /opt/x/bin/y /x"),
        ("FROM golang:1.26 AS b\nWORKDIR /s\nCOPY . .\nRUN go install .", "COPY --from=b /go/bin/x /x"), ("FROM golang:1.26 AS b", "COPY --from=b /usr/local/go /usr/local/go"),
        ("FROM golang:1.26 AS b\nWORKDIR /s\nCOPY . .\nRUN go build -o /bin/x .", "COPY --from=b /bin/x /x"), ("FROM golang:1.26 AS b\nWORKDIR /s\nENV GOBIN=/usr/local/bin\nRUN go install ./x", "COPY --from=b /usr/local/bin/x /x"),
        ("FROM alpine:3.23 AS b\nCOPY x.tar /x.tar\nRUN tar -xf x.tar", "COPY --from=b /thing /thing"),
        ("FROM debian:13 AS b\nRUN make-it", "COPY --from=b /usr/local/bin/x /x"), ("FROM debian:13 AS b\nRUN true", "COPY --from=b /etc/passwd /etc/passwd"),
        ("FROM debian:13 AS b\nRUN apt-get update && apt-get install -y tzdata", "COPY --from=b /usr/share/zoneinfo /usr/share/zoneinfo"),
        ("FROM alpine:3.23 AS b\nRUN apk add jq", "COPY --from=b /usr/bin/jq /usr/bin/jq"), ("FROM debian:13 AS b\nRUN make-it", "COPY --from=b /usr/local /usr/local"),
        ("FROM python:3.13-slim AS b\nCOPY x /usr/local/sbin/x", "COPY --from=b /usr/local/sbin/x /x"), ("FROM python:3.13-slim AS b\nCOPY x /usr/src/x/", "COPY --from=b /usr/src/x /x"),
        ("FROM debian:13-slim AS b\nRUN apt-get update && apt-get install -y libgcc-s1", "COPY --from=b /usr/lib/*-linux-gnu/libgcc_s.so.1 /x/"),
        ("FROM debian:13 AS b\nARG P=/out\nWORKDIR $P\nRUN make-it", "COPY --from=b $P/x /x"),
    ])
    func movesWhatItsInstructionsMake(_ before: String, _ taking: String) throws {
        let (plan, result) = try migrate(before.replacing("make-it", with: "./make-it") + Self.final + taking + "\n")
        #expect(result.contains("dhi.io"), "\(plan.stages[0].reasons)")
    }
}
