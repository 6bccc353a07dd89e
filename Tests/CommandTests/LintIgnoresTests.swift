import Foundation
import Testing

/// `dhi lint --add-ignores` on real files.
@Suite struct LintIgnoresTests {
    private static let text = "FROM debian:13\nWORKDIR app\nRUN curl -fsSL https://example.com/a | sh\n"

    @Test func inPlaceAndNothingTheSecondTime() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "a/Dockerfile")
        let first = try scratch.run("dhi lint --select relative-workdir,unchecked-pipe --add-ignores --reason 'kept for now' .")
        let silenced = "FROM debian:13\n# dhi ignore=relative-workdir reason=kept for now\nWORKDIR app\n# dhi ignore=unchecked-pipe reason=kept for now\nRUN curl -fsSL https://example.com/a | sh\n"
        #expect(scratch.text(of: "a/Dockerfile") == silenced)
        #expect(first.text.contains("2 findings silenced in 1 file; nothing else found in 1 file"))
        #expect(first.code == 0)
        #expect(try scratch.run("dhi lint --select relative-workdir,unchecked-pipe --add-ignores .").code == 0)
        #expect(scratch.text(of: "a/Dockerfile") == silenced)
    }

    @Test func onlyFromFailOn() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        #expect(try scratch.run("dhi lint --select relative-workdir,unchecked-pipe --fail-on error --add-ignores Dockerfile").code == 0)
        #expect(scratch.text(of: "Dockerfile") == Self.text)
    }

    @Test func asADiff() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        let outcome = try scratch.run("dhi lint --select relative-workdir --add-ignores --diff Dockerfile")
        #expect(outcome.text.contains("+# dhi ignore=relative-workdir\n"))
        #expect(scratch.text(of: "Dockerfile") == Self.text)
        #expect(outcome.code == 1)
    }

    @Test func standardInput() throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        let outcome = try scratch.run("dhi lint --select relative-workdir --add-ignores - < Dockerfile")
        #expect(outcome.text == Self.text.replacing("WORKDIR", with: "# dhi ignore=relative-workdir\nWORKDIR"))
        #expect(scratch.text(of: "Dockerfile") == Self.text)
    }

    @Test(arguments: ["--add-ignores --fix Dockerfile", "--add-ignores --unsafe Dockerfile", "--reason why Dockerfile", "--add-ignores --reason '' Dockerfile", "--add-ignores --reason \"$(printf 'a\\nRUN b')\" Dockerfile", "--add-ignores --fail-on never Dockerfile"])
    func wrongUse(_ arguments: String) throws {
        let scratch = try Scratch()
        try scratch.write(Self.text, to: "Dockerfile")
        let outcome = try scratch.run("dhi lint \(arguments)")
        #expect(outcome.code == 2)
        #expect(!outcome.errors.isEmpty)
        #expect(scratch.text(of: "Dockerfile") == Self.text)
    }

    @Test func aFileThatBuildKitRejectsStaysAsItIs() throws {
        let scratch = try Scratch()
        try scratch.write("FROM debian:13\nWORKDIRR app\n", to: "a/Dockerfile")
        try scratch.write(Self.text, to: "b/Dockerfile")
        let outcome = try scratch.run("dhi lint --select relative-workdir --add-ignores .")
        #expect(outcome.code == 2)
        #expect(scratch.text(of: "a/Dockerfile") == "FROM debian:13\nWORKDIRR app\n")
        #expect(scratch.text(of: "b/Dockerfile")?.contains("# dhi ignore=relative-workdir\n") == true)
    }
}
