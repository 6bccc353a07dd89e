import Testing

/// A task is read by itself where it is called rightly; what it does not know is answered by the whole program.
@Suite struct WholeProgramTests {
    @Test("Help of a task is that of the whole program", arguments: ["lint", "migrate", "verify"]) func help(_ task: String) throws {
        let outcome = try Program.run(task, "--help")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("USAGE: dhi \(task) "))
        #expect(outcome.output.contains("--version"))
        #expect(try Program.run("help", task).output == outcome.output)
    }

    @Test("The version is the program's", arguments: ["lint", "migrate", "verify"]) func version(_ task: String) throws {
        #expect(try Program.run(task, "--version").output == Program.run("--version").output)
    }

    @Test("Completions may be asked for behind a task") func completions() throws {
        let whole = try Program.run("--generate-completion-script", "bash")
        #expect(whole.code == 0)
        #expect(whole.output.contains("lint") && whole.output.contains("migrate"))
        #expect(try Program.run("lint", "--generate-completion-script", "bash").output == whole.output)
    }

    @Test("Wrong use names the task and how it is called", arguments: ["lint", "migrate", "verify"]) func wrongUse(_ task: String) throws {
        let outcome = try Program.run(task, "--frob")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("Error: Unknown option '--frob'"))
        #expect(outcome.errors.contains("Usage: dhi \(task) "))
        #expect(outcome.errors.contains("See 'dhi \(task) --help' for more information."))
    }
}
