import Foundation
import Testing

/// Where `dhi lint` looks for the `.dockerignore` of a Dockerfile.
@Suite struct LintIgnoreFileTests {
    private static let text = "FROM registry.example.com/base:1\nCOPY secret.txt app.js /app/\nUSER 1\n"

    private func findings(_ scratch: Scratch, _ command: String = "dhi lint --select ignored-source --format gnu .") throws -> Int {
        try scratch.run(command).text.split(separator: "\n").filter { $0.contains("[ignored-source]") }.count
    }

    @Test func besideTheDockerfile() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        try scratch.write("x", to: "app.js")
        #expect(try findings(scratch) == 0)
        // The excluded file itself need not be there.
        try scratch.write("secret.txt\n", to: ".dockerignore")
        #expect(try findings(scratch) == 1)
    }

    @Test func atTheRootOfTheContext() throws {
        let scratch = try Scratch()
        try scratch.write("", to: ".git/HEAD")
        try scratch.write(Self.text, to: "docker/Dockerfile")
        for name in ["app.js", "secret.txt"] { try scratch.write("x", to: name) }
        try scratch.write("*.txt\n", to: ".dockerignore")
        // Not the context, since the files are not there.
        try scratch.write("app.js\n", to: "docker/.dockerignore")
        #expect(try findings(scratch) == 1)
    }

    @Test func underTheNameOfTheDockerfile() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        for name in ["app.js", "secret.txt"] { try scratch.write("x", to: name) }
        try scratch.write("*.txt\n", to: ".dockerignore")
        try scratch.write("*.md\n", to: "Dockerfile.dockerignore")
        #expect(try findings(scratch) == 0)
    }

    @Test func standardInputHasNone() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        try scratch.write("*\n", to: ".dockerignore")
        #expect(try findings(scratch, "dhi lint --select ignored-source --format gnu - <Dockerfile") == 0)
        #expect(try findings(scratch) == 2)
    }
}
