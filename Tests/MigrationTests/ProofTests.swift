import Migration
import Testing

/// Files that would break on the hardened image, each for one reason.
@Suite struct ProofTests {
    private static let tail = "\nWORKDIR /srv\nCMD [\"python\", \"x.py\"]\n"

    @Test(arguments: [
        ("FROM python:3.14\nRUN pip install psycopg2", "native-build"),
        ("FROM python:3.14\nRUN apt-get update && apt-get install -y gcc && pip install mysqlclient", "native-build"),
        ("FROM python:3.13-slim\nRUN apt-get update && apt-get install -y python3-numpy", "second-python"),
        ("FROM python:3.13-alpine\nRUN apk add python3-dev", "second-python"),
        ("FROM python:3.13\nRUN chown www-data /srv", "user-missing"),
        ("FROM python:3.13\nRUN install -o nobody -d /data", "user-missing"),
        ("FROM python:3.13\nCOPY --chown=www-data x.py /x.py", "user-missing"),
        ("FROM python:3.11-bullseye\nRUN apt-get update && apt-get install -y libssl1.1", "package-unknown"),
        ("FROM python:3.11-bullseye\nENV P=libssl1.1\nRUN apt-get update && apt-get install -y $P", "package-unknown"),
        ("FROM python:3.13\nRUN make all", "command-missing"),
        ("FROM python:3.13\nRUN /usr/local/bin/python -m venv /v", "path-moved"),
        ("FROM dart:3.13.1\nWORKDIR /\nRUN /usr/lib/dart/bin/dart compile exe x", "path-moved"), ("FROM python:3.13\nRUN /opt/thing/bin/x", "command-unknown"),
        ("FROM python:3.13\nRUN echo $PYTHON_SHA256", "variable-gone"),
        ("FROM python:3.13\nRUN pip install -r requirements.txt", "native-parts"),
        ("FROM node:22\nRUN npm ci", "native-parts"),
        ("FROM ruby:3.4\nRUN bundle install", "native-parts"),
        ("FROM rust:1.98\nRUN apt-get update && apt-get install -y cmake && cargo build", "native-parts"),
        ("FROM debian:bookworm-slim\nRUN apt-get update && rm -rf /x && useradd -m app", "command-unknown"),
        ("FROM python:3.14-slim\nRUN apt-get update && apt-get install -y wget && addgroup app", "command-missing"),
        ("FROM python:3.14-slim\nCOPY a.tar.gz /a.tar.gz\nRUN tar -xzf /a.tar.gz -C /srv", "command-missing"),
        ("FROM python:3.14-slim\nCOPY a.tar.gz /a.tar.gz\nRUN tar xf \"/$NAME.tar.gz\" -C /srv", "command-missing"),
        ("FROM python:3.14\nRUN tar --extract --xz --file=/a.tar.xz -C /srv", "command-missing"),
        ("FROM python:3.14-slim\nRUN echo 'a\\nb' > /srv/file", "shell-differs"),
        ("FROM python:3.14-slim\nRUN echo \"a\\tb\" > /srv/file", "shell-differs"),
        ("FROM python:3.14-slim\nRUN echo -e x > /srv/file", "shell-differs"),
        ("FROM python:3.14-slim\nRUN true &> /dev/null", "shell-differs"),
        ("FROM python:3.14-slim\nRUN mkdir -p /srv/{a,b}", "shell-differs"),
        ("FROM python:3.14-slim\nRUN if [ \"$A\" == b ]; then exit 1; fi", "shell-differs"),
    ])
    func isNotMoved(_ text: String, reason: String) throws {
        let (plan, result) = try migrate(text + Self.tail)
        #expect(!result.contains("dhi.io"), "\(plan.references)")
        #expect(plan.stages[0].reasons.contains { $0.id == reason }, "\(plan.stages[0].reasons)")
    }

    @Test(arguments: [
        "FROM python:3.13\nRUN apt-get update && apt-get install -y make && make all",
        "FROM python:3.13\nRUN apt-get update && apt-get install -y nginx && chown nginx /srv",
        "FROM python:3.13-slim\nCOPY thing /opt/thing\nRUN /opt/thing/bin/x", "FROM python:3.13-slim\nRUN python -m venv /opt/venv && /opt/venv/bin/pip install flask",
        "FROM python:3.13-slim\nRUN chown nonroot:nonroot /srv",
        "FROM python:3.13-slim\nRUN pip install flask",
        "FROM python:3.13\nRUN pip install --upgrade pip wheel",
        "FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gzip tar && tar -xzf /a.tar.gz -C /srv",
        "FROM python:3.13-slim\nSHELL [\"/bin/bash\", \"-c\"]\nRUN mkdir -p /srv/{a,b} && echo -e 'a\\nb'",
        "FROM python:3.13-slim\nRUN printf 'a\\nb' > /srv/file; echo 'C:\\Users' > /srv/other",
    ])
    func isMoved(_ text: String) throws {
        let (plan, result) = try migrate(text + Self.tail)
        #expect(result.contains("dhi.io/python:3.13"), "\(plan.stages[0].reasons)")
    }

    @Test(arguments: [
        ("adduser -u 82 -D -S -G www-data www-data", false), ("addgroup -g 82 -S www-data && adduser -u 82 -D -S -G www-data www-data", true), ("adduser -D app && adduser -D -G app other", true),
        ("adduser -D app && addgroup app wheel", false), ("adduser -DG nonroot app", true), ("apk add shadow && groupadd app && useradd -m -g app app && usermod -aG audio app", false),
        ("apk add shadow && groupadd -r app && useradd -r -g app --groups=root app", true), ("apk add nginx && adduser -D -G nginx app", true),
    ])
    func groupsHaveToBeThere(_ command: String, moves: Bool) throws {
        let (plan, result) = try migrate("FROM alpine:3.24\nRUN \(command)\nUSER 1000\nCMD [\"/bin/true\"]\n")
        #expect(result.contains("dhi.io") == moves, "\(plan.stages[0].reasons)")
        #expect(moves || plan.stages[0].reasons.contains { $0.id == "group-missing" }, "\(plan.stages[0].reasons)")
    }

    /// Groups that a stage below makes, also one far below, are there.
    @Test(arguments: [
        ("addgroup -S web", "adduser -D -S -G web web", true), ("adduser -D app", "adduser -D -G app other", true), ("apk add nginx", "adduser -D -G nginx app", true),
        ("addgroup -S web", "adduser -D -S -G other web", false), ("apk add nginx", "adduser -D -G nginx-debug app", false),
    ])
    func groupsOfStagesBelowAreThere(_ below: String, _ command: String, moves: Bool) throws {
        let (plan, _) = try migrate("FROM alpine:3.24 AS a\nRUN \(below)\nFROM a AS b\nRUN true\nFROM b\nRUN \(command)\nUSER 1000\nCMD [\"/bin/true\"]\n")
        #expect(plan.stages.flatMap(\.reasons).contains { $0.id == "group-missing" } != moves, "\(plan.stages.flatMap(\.reasons))")
    }

    /// Helpers of official images are not missing where the file brings its own.
    @Test(arguments: [
        "FROM debian:trixie-slim\nCOPY docker-php-ext-* docker-php-entrypoint /usr/local/bin/\nRUN docker-php-ext-enable sodium\n", "FROM debian:trixie-slim\nCOPY tools/ /usr/local/bin/\nRUN docker-php-ext-enable sodium\n",
        "FROM php:8.4-cli\nCOPY docker-php-ext-* /usr/local/bin/\nRUN docker-php-ext-enable sodium\n",
    ])
    func helpersMayBeCopied(_ text: String) throws {
        let plan = try migrate(text).plan
        #expect(!plan.stages[0].reasons.contains { $0.id == "command-missing" }, "\(plan.stages[0].reasons)")
        #expect(try migrate("FROM debian:trixie-slim\nRUN docker-php-ext-enable sodium\n").plan.stages[0].reasons.contains { $0.id == "command-missing" })
        #expect(try migrate("FROM php:8.4-cli\nCOPY * /usr/local/bin/\nRUN docker-php-ext-enable sodium\n").plan.stages[0].reasons.contains { $0.id == "command-missing" })
    }

    @Test func nativePartsCanBeAllowed() throws {
        let (_, result) = try migrate("FROM python:3.13\nRUN pip install -r requirements.txt" + Self.tail) { $0.permissions = [.nativeParts] }
        #expect(result.contains("dhi.io/python:3.13-dev"))
    }

    /// Official Alpine images of Go have no C compiler, so that cgo is off; the hardened ones have, and musl is nowhere else.
    @Test(arguments: [
        ("FROM golang:1.26-alpine AS b", "go build -o /x .", "scratch", false), ("FROM golang:1.26-alpine AS b", "CGO_ENABLED=0 go build -o /x .", "scratch", true),
        ("FROM golang:1.26-alpine AS b\nENV CGO_ENABLED=0", "go build -o /x .", "scratch", true), ("FROM golang:1.26-alpine AS b", "go build -o /x .", "alpine:3.23", true),
        ("FROM golang:1.26-alpine AS b", "go build -o /x .", "gcr.io/distroless/static-debian12", false),
    ])
    func cgoDoesNotTurnOnUnseen(_ from: String, _ build: String, _ final: String, moves: Bool) throws {
        let (plan, result) = try migrate("\(from)\nWORKDIR /s\nCOPY . .\nRUN \(build)\nFROM \(final)\nCOPY --from=b /x /x\nENTRYPOINT [\"/x\"]\n")
        #expect(result.contains("dhi.io/golang") == moves, "\(plan.stages.map(\.reasons))")
    }

    /// A permission is no proof: what is known to be lost stays lost.
    @Test(arguments: [
        ("rust:1.98-slim-bookworm", "cargo build", "gcr.io/distroless/cc-debian12", false), ("golang:1.26-bookworm", "go build -o /x .", "gcr.io/distroless/base-debian12", false),
        ("golang:1.26-bookworm", "CGO_ENABLED=0 go build -o /x .", "gcr.io/distroless/base-debian12", true), ("rust:1.98-slim-bookworm", "cargo build", "gcr.io/distroless/base-nossl-debian12", true),
    ])
    func librariesOfAnImageWithNothingElseAreKept(_ maker: String, _ build: String, _ final: String, moves: Bool) throws {
        let text = "FROM \(maker) AS b\nWORKDIR /s\nCOPY . .\nRUN \(build)\nFROM \(final)\nCOPY --from=b /s/x /x\nUSER 65532\nENTRYPOINT [\"/x\"]\n"
        let (plan, result) = try migrate(text) { $0.permissions = [.judgedMapping] }
        #expect(result.contains("dhi.io/static") == moves, "\(plan.stages.map(\.reasons))")
        #expect(moves || plan.stages[1].reasons.contains { $0.id == "libraries-lost" }, "\(plan.stages.map(\.reasons))")
    }

    @Test(arguments: [
        ("golang:1.12.5", "ADD . /go/src/x\nRUN go get github.com/prometheus/client_golang/prometheus\nRUN CGO_ENABLED=0 go install x", "go-get"),
        ("golang:1.12.5", "ADD . /go/src/x\nRUN CGO_ENABLED=0 go install x", "go-modules"), ("golang:1.15-alpine", "COPY web.go .\nRUN CGO_ENABLED=0 go build -o /web .", "go-modules"),
        ("golang:1.10", "WORKDIR /s\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /web .", "go-modules"), ("golang:1.13", "WORKDIR $GOPATH/src/x\nCOPY . .\nRUN go build .", "go-modules"),
        ("golang:1.17", "WORKDIR /s\nCOPY go.mod .\nRUN go get github.com/acme/tool && tool", "go-get"),
        ("golang:1.15", "ENV GO111MODULE=off\nWORKDIR /go/src/x\nCOPY . .\nRUN go get ./...", "go-get"),
    ])
    func goWithoutModulesIsNotUpgraded(_ from: String, _ lines: String, reason: String) throws {
        let (plan, result) = try migrate("FROM \(from) AS b\n\(lines)\nFROM alpine:3\nCOPY --from=b /go/bin/x .\n") { $0.upgradesEndOfLife = true }
        #expect(!result.contains("dhi.io/golang"), "\(result)")
        #expect(plan.stages[0].reasons.contains { $0.id == reason }, "\(plan.stages[0].reasons)")
    }

    @Test(arguments: [
        ("golang:1.13", "COPY go.mod go.sum ./\nCOPY . .\nRUN go build -o /x ."), ("golang:1.13", "COPY . .\nRUN go build -o /x ."), ("golang:1.15", "COPY . .\nRUN go mod download && go get -d -v ./... && go build -o /x ."),
        ("golang:1.12", "ENV GO111MODULE=on\nCOPY . .\nRUN go build -o /x ."), ("golang:1.15", "ENV GO111MODULE=auto\nCOPY x.go .\nRUN go build -o /x ."), ("golang:1.15", "COPY x.go .\nRUN go build -o /x x.go"), ("golang:1.17", "COPY x.go .\nRUN go build -o /x ."),
    ])
    func goWithModulesIsUpgraded(_ from: String, _ lines: String) throws {
        let (plan, result) = try migrate("FROM \(from) AS b\nWORKDIR /s\nENV CGO_ENABLED=0\n\(lines)\nFROM scratch\nCOPY --from=b /x /x\n") { $0.upgradesEndOfLife = true }
        #expect(result.contains("dhi.io/golang"), "\(plan.stages.map(\.reasons))")
    }

    /// Each stage takes from the one before, and the last cannot move: without a limit, one round for every stage.
    @Test func longChainsOfStagesEndSoon() throws {
        let stages = (0..<60).map { "FROM node:22 AS s\($0)\nRUN touch /a\n" + ($0 > 0 ? "COPY --from=s\($0 - 1) /a /b\n" : "") }
        let (plan, result) = try migrate(stages.joined())
        #expect(!result.contains("dhi.io"))
        #expect(plan.references.contains { $0.reason?.id == "entangled" })
    }

    @Test func aProgramDoesNotRunOnAnOlderReleaseThanItWasBuiltOn() throws {
        let text = "FROM ruby:3.4-bullseye AS b\nWORKDIR /x\nRUN make\nFROM debian:bookworm-slim\nCOPY --from=b /x/x /x\nWORKDIR /\nCMD [\"/x\"]\n"
        let (plan, result) = try migrate(text)
        #expect(!(result.contains("ruby:3.4-debian13") && result.contains("bookworm")), "\(result)")
        #expect(plan.stages.contains { $0.reasons.contains { $0.id == "stages-do-not-fit" } })
    }

    @Test(arguments: [
        // The bare tag stands on Debian 12, the hardened one on 13: its packages and its C library are another's.
        ("FROM node:22\nWORKDIR /\nRUN apt-get update && apt-get install -y libicu72\nCMD [\"node\", \"/x.js\"]\n", "package-missing"),
        ("FROM node:22 AS b\nWORKDIR /x\nRUN npm ci\nFROM debian:bookworm-slim\nWORKDIR /\nCOPY --from=b /x /x\nCMD [\"/x/a\"]\n", "stages-do-not-fit"),
    ])
    func aBareTagThatChangesTheReleaseIsJudgedByIt(_ text: String, reason: String) throws {
        let (plan, result) = try migrate(text)
        #expect(!result.contains("dhi.io/node:22"), "\(plan.references)")
        #expect(plan.stages.contains { $0.reasons.contains { $0.id == reason } }, "\(plan.stages)")
    }

    @Test func theNearestNewerReleaseIsTaken() throws {
        // Debian 13 and Alpine 3.24 exist, too.
        let text = "WORKDIR /srv\nUSER 65532\nCMD [\"python\", \"x.py\"]\n"
        #expect(try migrate("FROM python:3.11-bullseye\n" + text).result.hasPrefix("FROM dhi.io/python:3.11-debian12\n"))
        #expect(try migrate("FROM python:3.11-alpine3.17\n" + text).result.hasPrefix("FROM dhi.io/python:3.11-alpine3.22\n"))
        #expect(try migrate("FROM python:3.11-trixie\n" + text).result.hasPrefix("FROM dhi.io/python:3.11-debian13\n"))
        #expect(try migrate("FROM python:3.11\n" + text).result.hasPrefix("FROM dhi.io/python:3.11\n"))
    }

    @Test func aStageThatStaysMustFitToo() throws {
        let text = "FROM node:22-slim AS b\nWORKDIR /x\nRUN npm ci\nFROM gcr.io/distroless/nodejs22-debian12\nCOPY --from=b /x /x\nCMD [\"/x/a.js\"]\n"
        #expect(!(try migrate(text).result.contains("dhi.io/node")))
    }

    @Test func byteCodeRunsAnywhere() throws {
        let text = "FROM gradle:9-jdk25 AS b\nWORKDIR /home/gradle/src\nCOPY . .\nRUN gradle build\nFROM eclipse-temurin:25-jre\nWORKDIR /a\nCOPY --from=b /home/gradle/src/build/a.jar /a.jar\nENTRYPOINT [\"java\",\"-jar\",\"/a.jar\"]\n"
        let (plan, result) = try migrate(text)
        #expect(result.contains("FROM dhi.io/gradle:9-jdk25"), "\(plan.stages)")
    }
}
