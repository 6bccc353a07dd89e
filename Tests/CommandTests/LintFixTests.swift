import Foundation
import Testing

/// `dhi lint --fix`, `--diff` and `--unsafe` on real files.
@Suite struct LintFixTests {
    private static let text = "FROM dhi.io/node:22\nCOPY . /app\nCMD node /app/server.js\n"
    private static let repaired = "FROM dhi.io/node:22\nCOPY . /app\nCMD [\"node\", \"/app/server.js\"]\n"

    @Test func inPlace() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "a/Dockerfile")
        try scratch.write("FROM dhi.io/node:22\nUSER root\n", to: "b/Dockerfile")
        let outcome = try scratch.run("chmod 640 a/Dockerfile; dhi lint --fix .; code=$?; stat -c %a a/Dockerfile; exit $code")
        #expect(scratch.text(of: "a/Dockerfile") == Self.repaired)
        #expect(scratch.text(of: "b/Dockerfile") == "FROM dhi.io/node:22\nUSER root\n")
        #expect(outcome.text.contains("b/Dockerfile:2:6"))
        #expect(outcome.text.contains("1 finding repaired in 1 file; 1 warning in 2 files"))
        #expect(outcome.text.hasSuffix("640\n"))
        #expect(outcome.code == 1)
    }

    @Test func unsafeFixesAreAskedFor() throws {
        let scratch = try Scratch()
        try scratch.write("FROM dhi.io/node:22\nUSER root\n", to: "Dockerfile")
        #expect(try scratch.run("dhi lint --fix --unsafe Dockerfile").code == 0)
        #expect(scratch.text(of: "Dockerfile") == "FROM dhi.io/node:22\n")
    }

    @Test func diffChangesNothing() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        let outcome = try scratch.run("dhi lint --diff Dockerfile > changes; code=$?; git apply changes; exit $code")
        #expect(outcome.code == 1)
        #expect(scratch.text(of: "Dockerfile") == Self.repaired, "the diff applies to the file as it was")
        #expect(try scratch.run("dhi lint --diff Dockerfile").code == 0)
    }

    @Test func standardInput() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        let outcome = try scratch.run("dhi lint --fix - < Dockerfile")
        #expect(outcome.text == Self.repaired)
        #expect(outcome.code == 0)
        #expect(scratch.text(of: "Dockerfile") == Self.text)
    }

    @Test(arguments: ["--unsafe Dockerfile", "--fix --diff Dockerfile", "--diff --format json Dockerfile", "--fix --format json -"])
    func wrongUse(_ arguments: String) throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        let outcome = try scratch.run("dhi lint \(arguments) < Dockerfile")
        #expect(outcome.code == 2)
        #expect(!outcome.errors.isEmpty)
        #expect(scratch.text(of: "Dockerfile") == Self.text)
    }

    @Test func unwritableFileIsNamedAndTheOthersAreDone() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "a/Dockerfile")
        try scratch.write(Self.text, to: "b/Dockerfile")
        let outcome = try scratch.run("chmod 444 a/Dockerfile; [ $(id -u) = 0 ] && chattr +i a/Dockerfile 2>/dev/null; dhi lint --fix .; code=$?; chattr -i a/Dockerfile 2>/dev/null; exit $code")
        #expect(scratch.text(of: "b/Dockerfile") == Self.repaired)
        if scratch.text(of: "a/Dockerfile") == Self.text {
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("a/Dockerfile"))
        }
    }
}
