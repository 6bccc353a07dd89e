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
        ("FROM clojure:openjdk-17\n", "name it in the tag (lein or tools-deps)"),
        ("FROM node:16-alpine\nWORKDIR /x\nCMD [\"node\", \"x.js\"]\n", "the catalogue has no release line 16 of “node”; the next one is 22, dhi.io/node:22-alpine-dev (move there with --upgrade-eol)"),
        ("FROM ruby:2.7\n", "the catalogue has no release line 2.7 of “ruby”; the next one is 3.3, dhi.io/ruby:3.3-dev"),
        ("FROM golang:stretch\n", "what “golang:stretch” points to today is not known here; name a version"),
        ("FROM python:3.12@sha256:0000000000000000000000000000000000000000000000000000000000000000\n", "python:3.12 is pinned by digest on purpose (move it with --allow unpin, or --digests FILE)"),
        ("FROM python:3.12\nRUN true\n", "dhi.io/python:3.12 has no shell, which this RUN needs"),
        ("FROM node:22\nRUN npm ci\n", "this ran as root, and on dhi.io/node:22 it would run as node"),
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
        // A runtime image has nothing to install with.
        #expect(try messages("FROM python:3.13\n" + tail).contains("dhi.io/python:3.13 has no make"))
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
        let said = try messages(long)
        #expect(said.allSatisfy { !$0.contains("\n") && $0.utf8.count < 300 }, "\(said)")
        #expect(said.contains { $0.hasPrefix("the command would become arguments of `/opt/php-8.4/bin/php` instead of `docker-php-entrypoint`") && $0.hasSuffix("say ENTRYPOINT [] to start the command by itself") }, "\(said)")
        #expect(try migrate(long.replacing("CMD", with: "ENTRYPOINT []\nCMD")).result.hasPrefix("FROM dhi.io/php:8.4"))
        // The entry point of distroless Node.js is the program: without it nothing would start.
        let node = try messages("FROM gcr.io/distroless/nodejs22-debian13:nonroot\nCMD [\"x.js\"]\n")
        #expect(node.first == "the command would start without `/nodejs/bin/node` in front of it", "\(node)")
    }
}
