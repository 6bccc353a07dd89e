import Proving
import Migration
import Testing

/// What stays, and the reason given for it.
@Suite struct RefusalTests {
    @Test(arguments: [
        ("FROM ghcr.io/acme/private-app:7.8.9\n", "unknown-image"), ("FROM ubuntu:24.04\n", "cross-family"), ("FROM node:18\n", "ended-line"),
        ("FROM node@sha256:0000000000000000000000000000000000000000000000000000000000000000\n", "digest"),
        ("# dhi keep reason=legacy\nFROM node:22\n", "keep"), ("ARG X\nFROM node:$X\n", "unresolved"), ("FROM swift:6\n", "no-counterpart"),
        ("FROM python:3.12.4-windowsservercore\n", "windows"), ("FROM --platform=linux/s390x node:22\n", "platform"),
        ("FROM eclipse-temurin:21-jre\nRUN true\n", "no-shell"), ("FROM nginx:1.31-alpine\n", "never-back"), ("FROM golang:stretch\n", "unknown-tag"), ("FROM golangci/golangci-lint:v1.55.2\n", "unknown-image"), ("FROM dhi.io/library/node:22\n", "misplaced-hardened"),
        ("FROM mcr.microsoft.com/dotnet/sdk:9.0-alpine\n", "never-back"), ("FROM registry.access.redhat.com/ubi9/openjdk-21-runtime:1.24\n", "version-in-name"),
        ("FROM caddy:2-alpine\n", "cross-family"), ("FROM httpd:2.4-alpine3.24\n", "cross-family"),
        ("FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine3.24-extra\n", "unknown-edition"),
    ])
    func reasons(_ text: String, id: String) throws {
        let (plan, result) = try migrate(text)
        #expect(plan.references[0].reason?.id == id, "\(plan.references[0])")
        #expect(result == text)
        #expect(plan.outcome == .unchanged)
    }

    @Test func aFileThatBuildKitRejectsIsLeftAlone() throws {
        let (plan, result) = try migrate("FROM node:22\nFOO bar\n")
        #expect(!plan.syntaxErrors.isEmpty)
        #expect(result == "FROM node:22\nFOO bar\n")
    }

    @Test func alpineBecomesDebianOnlyWhenThatIsAllowed() throws {
        let text = "FROM httpd:2.4-alpine AS a\nFROM scratch\n"
        #expect(try migrate(text) { $0.permissions = [.crossFamily] }.result.hasPrefix("FROM dhi.io/httpd:2.4"))
        #expect(try migrate(text).result == text)
    }

    @Test(arguments: [
        ("FROM ruby:3.4\nWORKDIR /x\nUSER 65532\n", "LANG=C.UTF-8", "CMD [\"ruby\", \"/x.rb\"]\n"),
        ("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\nWORKDIR /x\n", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true", "ENTRYPOINT [\"dotnet\", \"/x/a.dll\"]\n"),
        ("FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /x\n", "ASPNETCORE_HTTP_PORTS=8080", "CMD [\"dotnet\", \"run\"]\n"),
    ])
    func aVariableThatMattersIsSaid(_ before: String, variable: String, start: String) throws {
        let result = try migrate(before + start).result
        #expect(result.hasPrefix("FROM dhi.io/"))
        #expect(result.contains("has it by default.\nENV \(variable)\nWORKDIR"))
        let said = try migrate(before + "ENV \(variable)\n" + start).result
        #expect(said.hasPrefix("FROM dhi.io/") && !said.contains("by default"))
    }

    /// What would have to be said as well is no reason beside what cannot be mended.
    @Test func whatALineWouldMendIsNotNamed() throws {
        let (plan, result) = try migrate("FROM ruby:3.4\nRUN nobody-knows-this\nCMD [\"ruby\", \"x.rb\"]\n")
        #expect(result.hasPrefix("FROM ruby"))
        #expect(!plan.stages[0].reasons.contains { $0.id == "variable-lost" || $0.id == "workdir-differs" }, "\(plan.stages)")
    }

    /// A fetched file is root's alone.
    @Test(arguments: [("", false), ("--chmod=644 ", true)])
    func whatIsFetchedHasToBeReadable(_ flag: String, isHardened: Bool) throws {
        let text = "FROM debian:trixie-slim\nADD \(flag)https://example.org/x.json /etc/app/x.json\nCMD [\"cat\", \"/etc/app/x.json\"]\n"
        let plan = try migrate(text) { $0.level = .split }.plan
        #expect((plan.outcome == .hardened) == isHardened, "\(plan.stages)")
    }

    @Test func aNewerReleaseLineIsAnAssumption() throws {
        let text = "FROM golang:1.20 AS b\nWORKDIR /x\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n"
        func isAssumed(_ text: String) throws -> Bool {
            try migrate(text) { $0.upgradesEndOfLife = true }.plan.obligations.contains { $0.status == .assumed && $0.because.hasPrefix("what is built and started with golang:") }
        }
        #expect(try isAssumed(text))
        #expect(try !isAssumed(text.replacing("1.20", with: "1.26")))
    }

    @Test func otherVariablesAreMentioned() throws {
        let text = "FROM python:3.12-slim\nWORKDIR /x\nCMD [\"python\", \"/x.py\"]\n"
        let notes = try migrate(text).plan.references[0].notes
        #expect(notes.contains { $0.id == "variables-lost" && $0.message == "The source sets LANG=C.UTF-8; the hardened image does not" }, "\(notes)")
        let set = try migrate(text.replacing("WORKDIR", with: "ENV LANG=C.UTF-8\nWORKDIR")).plan.references[0].notes
        #expect(!set.contains { $0.id == "variables-lost" })
    }

    /// Packages of the hardened image set variables, too.
    @Test func variablesOfPackagesAreNotLost() throws {
        let text = "FROM eclipse-temurin:25-jre-alpine\nWORKDIR /x\nUSER 1000\nCMD [\"java\", \"-jar\", \"/x.jar\"]\n"
        let notes = try migrate(text).plan.references[0].notes
        #expect(notes.contains { $0.message.contains("JAVA_HOME is /usr/lib/jvm/temurin-25 instead of /opt/java/openjdk") }, "\(notes)")
        #expect(!notes.contains { $0.id == "variables-lost" && $0.message.contains("JAVA_HOME") }, "\(notes)")
        let used = try migrate(text.replacing("WORKDIR", with: "ENV V=$JAVA_VERSION\nWORKDIR")).plan
        #expect(used.stages[0].reasons.contains { $0.message.hasSuffix("sets it to is not known") }, "\(used.stages[0].reasons)")
    }

    @Test func exclusions() throws {
        let text = "FROM node:22 AS legacy\nWORKDIR /\nRUN true\n"
        #expect(try migrate(text) { $0.excludedStages = ["legacy"] }.plan.references[0].reason?.id == "excluded")
        #expect(try migrate(text) { $0.excludedImages = ["node"] }.plan.references[0].reason?.id == "excluded")
    }

    @Test func rootIsNotTakenAway() throws {
        // On the runtime variant it would run as node; whether it needs root is not known.
        let (plan, result) = try migrate("FROM node:22\nWORKDIR /srv\nCOPY x.js .\nCMD [\"node\", \"x.js\"]\n")
        #expect(result.hasPrefix("FROM dhi.io/node:22-dev\n"))
        #expect(plan.outcome == .rebased)
        #expect(plan.stages[0].reasons.contains { $0.id == "root-need-unknown" })
    }

    @Test func aFileThatNeedsNothingIsHardened() throws {
        let (plan, result) = try migrate("FROM node:22\nWORKDIR /srv\nCOPY x.js .\nUSER node\nCMD [\"node\", \"x.js\"]\n")
        #expect(result.hasPrefix("FROM dhi.io/node:22\n"), "\(plan.stages)")
        #expect(plan.outcome == .hardened)
        #expect(plan.finalRoot == false)
    }

    @Test func aUserThatIsMissingStopsTheMove() throws {
        let (plan, result) = try migrate("FROM python:3.13\nWORKDIR /srv\nUSER www-data\nCMD [\"python\", \"x.py\"]\n")
        #expect(!result.contains("dhi.io"))
        #expect(plan.stages[0].reasons.contains { $0.id == "user-missing" })
    }

    @Test func aPinnedPackageOfAnotherReleaseStopsTheMove() throws {
        let (plan, _) = try migrate("FROM node:22-bullseye\nWORKDIR /\nRUN apt-get update && apt-get install -y curl=7.74.0-1.3\nCMD [\"node\", \"/x.js\"]\n")
        #expect(plan.edits.isEmpty)
        #expect(plan.stages[0].reasons.contains { $0.id == "package-pinned" })
    }

    @Test func aSecondRunChangesNothing() throws {
        let text = "ARG V=22\nFROM node:$V AS b\nWORKDIR /a\nRUN npm run build\nFROM node:$V\nWORKDIR /a\nCOPY --from=b /a /a\nUSER node\nCMD [\"node\", \"x.js\"]\n"
        let (plan, once) = try migrate(text)
        #expect(!plan.edits.isEmpty, "\(plan.references)")
        #expect(try migrate(once).result == once)
    }
}
