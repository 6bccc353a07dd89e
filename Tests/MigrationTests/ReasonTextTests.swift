import Migration
import Proving
import Testing

/// What reasons and notes say: plain, true, and what to do.
@Suite struct ReasonTextTests {
    /// Why the first reference stays, or all that is said of its stage.
    private func messages(_ text: String) throws -> [String] {
        let plan = try migrate(text).plan
        return [plan.references[0].reason?.message].compactMap { $0 } + plan.stages.flatMap { $0.reasons.map(\.message) } + plan.references.flatMap { $0.notes.map(\.message) }
    }

    @Test(arguments: [
        ("FROM curlimages/curl:8.17.0\n", "the newest “curl” of this line for Debian in the catalogue is 8.14.1, older than 8.17.0; for Alpine it has 8.21.0; nearest is dhi.io/curl:8-dev"),
        ("FROM maven:3.9-eclipse-temurin-24-alpine\n", "nearest is dhi.io/maven:3.9-jdk25-alpine-dev"), ("FROM maven:3.9-eclipse-temurin-24\n", "nearest is dhi.io/maven:3.9-jdk25-dev"),
        ("FROM clojure:openjdk-17\n", "name it in the tag (lein or tools-deps)"),
        ("FROM node:16-alpine\nWORKDIR /x\nCMD [\"node\", \"x.js\"]\n", "the catalogue has no release line 16 of “node”; the next one is 22, dhi.io/node:22-alpine-dev (move there with --upgrade-eol)"),
        ("FROM ruby:2.7\n", "the catalogue has no release line 2.7 of “ruby”; the next one is 3.3, dhi.io/ruby:3.3-dev"),
        ("FROM golang:stretch\n", "what “golang:stretch” points to today is not known here; name a version"),
        ("FROM python:3.12@sha256:0000000000000000000000000000000000000000000000000000000000000000\n", "python:3.12 is pinned by digest on purpose (move it with --allow unpin, or --digests FILE)"),
        ("FROM python:3.12\nRUN true\n", "dhi.io/python:3.12 has no shell, which this RUN needs"),
        ("FROM node:22-slim\nWORKDIR /x\nRUN npm --version\nCMD [\"node\", \"x.js\"]\n", "this ran as root, and on dhi.io/node:22 it would run as node"),
        ("FROM maven:3.9.7-amazoncorretto-21 AS b\nWORKDIR /x\nRUN mvn package\nFROM scratch\nCOPY --from=b /x /x\n", "The source stands on Amazon Linux, the hardened image on Debian 13"),
        ("FROM mcr.microsoft.com/windows/servercore:ltsc2022\n", "mcr.microsoft.com/windows/servercore is a Windows image; hardened images are for Linux"),
        ("FROM pypy:3\n", "pypy has no hardened counterpart"),
    ])
    func says(_ text: String, expected: String) throws {
        let said = try messages(text)
        #expect(said.contains { $0.hasSuffix(expected) }, "\(said)")
    }

    @Test func aMissingCommandIsAdvisedAsFarAsTheFileCanBeRead() throws {
        let tail = "RUN make all\nWORKDIR /srv\nCMD [\"python\", \"/x.py\"]\n"
        #expect(try messages("FROM python:3.13\n" + tail).contains("dhi.io/python:3.13-dev has no make; install the package make first"))
        let unread = "dhi.io/python:3.13-dev has no make, and whether something above brings it in cannot be read; install the package make by name"
        #expect(try messages("FROM python:3.13\nENV P=\"make gcc\"\nRUN apt-get update && apt-get install -y $P\n" + tail).contains(unread))
        #expect(try messages("FROM python:3.13\nCOPY tools/* /usr/bin/\n" + tail).contains(unread))
        // What speaks only against the runtime image is no reason to stay: the build image would do there.
        #expect(try messages("FROM python:3.13\n" + tail).allSatisfy { !$0.contains("dhi.io/python:3.13 ") })
    }

    /// Advice is given where following it moves the file, and else what would still stop it.
    @Test(arguments: [
        ("FROM ubuntu:24.04\nWORKDIR /x\nCMD [\"bash\", \"-c\", \"true\"]\n", "(allow it with --allow cross-family)"),
        ("FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python2\n", "it would stay even with --allow cross-family: whether Debian 13 has the package python2 is not known"),
        ("ARG A=amd64\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-$A\nCOPY x /usr/share/dotnet\nRUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet\n", "it would stay even with --platform in FROM instead of the tag's architecture: dhi.io/dotnet:10.0 has no shell, which this RUN needs"),
        ("ARG A=amd64\nFROM mcr.microsoft.com/dotnet/sdk:10.0-$A AS b\nWORKDIR /x\nRUN dotnet publish -o /x\nFROM scratch\nCOPY --from=b /x /x\n", "mcr.microsoft.com/dotnet/sdk:10.0-amd64 is for linux/amd64, which stands in $A (say it by --platform in FROM)"),
        ("FROM golang:1.15 AS b\nCOPY x.go .\nRUN go build -o /x .\nFROM scratch\nCOPY --from=b /x /x\n", "since Go 1.16 it does so only where GO111MODULE is auto or off; add a go.mod, or say ENV GO111MODULE=auto"),
        ("FROM rust:1.88-slim-bookworm AS b\nWORKDIR /s\nRUN cargo build\nFROM gcr.io/distroless/cc-debian12\nCOPY --from=b /s/x /x\nUSER 65532\nCMD [\"/x\"]\n", "does not declare them, and whether /x needs them is not known"),
        ("FROM rust:1.88-slim-bookworm AS b\nWORKDIR /s\nRUN cargo build\nFROM gcr.io/distroless/cc-debian12\nCOPY --from=b /s/x /x\nCMD [\"/x\"]\n", "does not declare them, and whether /x needs them is not known"),
        ("ARG A=amd64\nFROM mcr.microsoft.com/dotnet/runtime:8.0-azurelinux3.0-distroless-extra-$A\nCOPY x /usr/share/dotnet/\n", "instead of the tag's architecture: /usr/share/dotnet/: .NET is installed as a package"),
        ("FROM node:18\nWORKDIR /x\nRUN npm ci\nCMD [\"node\", \"x.js\"]\n", "(it takes --upgrade-eol and --allow native-parts)"),
        ("FROM python:3.14\nWORKDIR /x\nRUN pip install -r r.txt\nCMD [\"python\", \"x.py\"]\n", "brings along and dhi.io/python:3.14-dev does not (if nothing of it is, say --allow native-parts)"),
    ])
    func adviceIsTried(_ text: String, expected: String) throws {
        let plan = try migrate(text).plan
        let said = plan.references.compactMap(\.reason?.message)
        #expect(said.contains { $0.hasSuffix(expected) }, "\(said)")
    }

    @Test func filesOfManyStagesAreNotTriedAgain() throws {
        let stages = (0..<60).map { "FROM node:18 AS s\($0)\nWORKDIR /x\nRUN touch /a\n" + ($0 > 0 ? "COPY --from=s\($0 - 1) /a /b\n" : "") }
        let reason = try migrate(stages.joined()).plan.references[0].reason
        #expect(reason?.message.hasSuffix("whether --upgrade-eol would move it was not tried in a file of this size") == true, "\(String(describing: reason))")
    }

    @Test(arguments: [
        ("openjdk:17-jdk-slim", "the source is a JDK; the runtime image holds a JRE, without javac, jcmd, jlink and the like"),
        ("mcr.microsoft.com/dotnet/sdk:10.0", "the image is made for building: it has a shell, a package manager and root"),
        ("maven:3-eclipse-temurin-25-alpine", "there is no runtime image of “maven”; it is made for building"),
    ])
    func aBuildImageIsNeverTakenWithoutAReason(_ image: String, expected: String) throws {
        let plan = try migrate("FROM \(image)\nWORKDIR /x\nENV ASPNETCORE_HTTP_PORTS=1\nENTRYPOINT [\"sh\"]\n").plan
        #expect(plan.stages[0].variant != nil && plan.stages[0].reasons.map(\.message) == [expected], "\(plan.stages) \(plan.references)")
        #expect(plan.references[0].notes.allSatisfy { !$0.message.contains("small") })
    }

    @Test func anEntryPointThatGoesIsNamed() throws {
        let tail = "WORKDIR /a\nCOPY a.jar /a/a.jar\nUSER 65532\nCMD [\"java\", \"-jar\", \"/a/a.jar\"]\n"
        let (moved, result) = try migrate("FROM eclipse-temurin:25-jre-alpine\nENV JAVA_HOME=/opt\n" + tail)
        #expect(result.hasPrefix("FROM dhi.io/eclipse-temurin:25-alpine\n"), "\(moved.stages)")
        #expect(moved.notes.contains { $0.message.hasSuffix("does not run in front of the command any more: certificates are not imported when USE_SYSTEM_CA_CERTS is set") }, "\(moved.notes)")
        #expect(moved.obligations.contains { $0.id == .start && $0.status == .proven && $0.because.contains("/__cacert_entrypoint.sh") })
        let asking = "FROM eclipse-temurin:25-jre-alpine\nENV USE_SYSTEM_CA_CERTS=1\n" + tail
        #expect(try migrate(asking).result == asking)
        #expect(try messages(asking).contains { $0.hasPrefix("the file sets USE_SYSTEM_CA_CERTS, which only `/__cacert_entrypoint.sh`") })
        // Where the file starts the program itself, the script never ran.
        #expect(try migrate(asking.replacing("CMD", with: "ENTRYPOINT")).result.hasPrefix("FROM dhi.io/"))
        let node = try migrate("FROM node:22\nWORKDIR /srv\nUSER node\nCMD [\"node\", \"/x.js\"]\n").plan
        #expect(node.notes.contains { $0.message.hasSuffix("; it would only run it") }, "\(node.notes)")
    }

    @Test func startCommandsStandInOneLineWithWhatKeepsThem() throws {
        let long = "FROM php:8.4\nWORKDIR /srv\nCMD php app.php \\\n  up --everything && \\\n  ./serve\n"
        // With an ENTRYPOINT of nothing it starts by itself, as before; a build that fails is what is said then.
        #expect(try migrate(long).result.hasPrefix("FROM dhi.io/php:8.4-dev\n# The command starts by itself, as on php:8.4.\nENTRYPOINT []\nWORKDIR"))
        #expect(try migrate(long.replacing("CMD", with: "ENTRYPOINT []\nCMD")).result.hasPrefix("FROM dhi.io/php:8.4"))
        let many = "FROM busybox\nCMD echo \(String(repeating: "up ", count: 200))&& \\\n  ./serve\nFROM registry:3\nENTRYPOINT [\"/bin/sh\", \"-c\"]\n"
        let said = try messages(many)
        #expect(said.allSatisfy { !$0.contains("\n") && $0.utf8.count < 300 }, "\(said)")
        // The entry point of distroless Node.js is the program: without it nothing would start.
        let node = try messages("FROM gcr.io/distroless/nodejs22-debian13:nonroot\nCMD [\"x.js\"]\n")
        #expect(node.first == "the command would start without `/nodejs/bin/node` in front of it", "\(node)")
    }
}
