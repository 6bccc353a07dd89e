import Migration
import Testing

/// Names and tags that say for which platform an image is.
@Suite struct PinnedPlatformTests {
    @Test(arguments: [
        ("FROM arm64v8/node:22-alpine AS a\n", "FROM --platform=linux/arm64 dhi.io/node:22-alpine AS a\n"),
        ("FROM docker.io/amd64/python:3.13-slim\n", "FROM --platform=linux/amd64 dhi.io/python:3.13\n"),
        ("from  amd64/debian:13-slim\n", "from --platform=linux/amd64  dhi.io/debian-base:trixie\n"),
        ("FROM --platform=linux/x86_64 amd64/node:22-alpine\n", "FROM --platform=linux/x86_64 dhi.io/node:22-alpine\n"),
        ("FROM mcr.microsoft.com/dotnet/runtime:10.0-amd64\n", "FROM --platform=linux/amd64 dhi.io/dotnet:10.0\n"),
        ("ARG V=22\nFROM arm64v8/node:${V}-alpine\n", "ARG V=22\nFROM --platform=linux/arm64 dhi.io/node:${V}-alpine\n"),
        ("ARG R=mcr.microsoft.com/dotnet/runtime\nFROM $R:10.0-arm64v8\n", "ARG R=mcr.microsoft.com/dotnet/runtime\nFROM --platform=linux/arm64 dhi.io/dotnet:10.0\n"),
    ])
    func movesToPlatform(_ before: String, after: String) throws {
        let program = ["node", "python", "dotnet"].first(where: before.contains) ?? "cat"
        let (plan, result) = try migrate(before + "WORKDIR /x\nUSER 65532\nCMD [\"\(program)\", \"/x\"]\n")
        #expect(result.hasPrefix(after), "\(result) \(plan.references) \(plan.stages)")
        #expect(try migrate(result).result == result)
    }

    @Test(arguments: [
        // Another platform, or one that may be another.
        ("FROM --platform=linux/arm64 amd64/node:22\n", "platform-conflict"), ("FROM --platform=$BUILDPLATFORM amd64/node:22\n", "platform-conflict"),
        // Whoever gives the variable asks for another architecture.
        ("ARG A=amd64\nFROM ${A}/node:22\n", "architecture"), ("ARG I=arm64v8/node\nFROM $I:22\n", "architecture"),
        ("ARG T=10.0-amd64\nFROM mcr.microsoft.com/dotnet/runtime:$T\n", "architecture"),
        // The hardened images are made for two architectures.
        ("FROM arm32v7/node:22\n", "platform"), ("FROM i386/python:3.13\n", "platform"), ("FROM arm32v7/swift:6\n", "no-counterpart"),
        // No names of official images.
        ("FROM amd64/nobody-knows:1\n", "unknown-image"), ("FROM acme/amd64/node:22\n", "unknown-image"), ("FROM ghcr.io/amd64/node:22\n", "unknown-image"),
    ])
    func stays(_ text: String, id: String) throws {
        let (plan, result) = try migrate(text)
        #expect(plan.references[0].reason?.id == id, "\(plan.references[0])")
        #expect(result == text)
    }

    @Test func copyHasNoPlatform() throws {
        let text = "FROM scratch\nCOPY --from=arm64v8/docker:cli /usr/local/bin/docker /docker\n"
        let (plan, result) = try migrate(text)
        #expect(plan.references[0].reason?.id == "architecture", "\(plan.references)")
        #expect(result == text)
    }

    /// Both stages of a split are for the platform, also where the program runs on another image than it is built on.
    @Test(arguments: [("arm64v8/golang:1.26", "--platform=linux/arm64"), ("--platform=linux/amd64 golang:1.26", "--platform=linux/amd64")])
    func splits(_ image: String, flag: String) throws {
        let text = "FROM \(image)\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nCMD [\"/app\"]\n"
        let (plan, result) = try migrate(text) { $0.level = .split }
        #expect(plan.outcome == .hardened, "\(plan.stages)")
        let lines = result.split(separator: "\n").filter { $0.hasPrefix("FROM") }
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("FROM \(flag) dhi.io/") }, "\(lines)")
    }

    @Test(arguments: ["arm32v7/golang:1.26", "--platform=linux/arm/v7 golang:1.26"])
    func nothingIsSplitForAnotherPlatform(_ image: String) throws {
        let text = "FROM \(image)\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nCMD [\"/app\"]\n"
        #expect(try migrate(text) { $0.level = .split }.result == text)
    }
}
