import Testing

/// What becomes of a run whose result cannot be written.
@Suite struct OutputFailureTests {
    private static let commands = [
        "lint .", "lint --format json .", "lint --format sarif .", "lint --format gnu .", "migrate .", "migrate --format json .",
        "migrate --format markdown .", "migrate --format patch .", "rules", "rules --format json", "explain node:22", "explain root-user",
        "explain node:22 --format json", "catalog list", "catalog stats", "catalog show node", "catalog search node", "--help", "lint --help", "--version",
    ]

    @Test(arguments: commands) func aFullDiskIsSaid(_ command: String) throws {
        let outcome = try folder().run("dhi \(command) > /dev/full")
        #expect(outcome.code == 2)
        #expect(outcome.errors == "dhi: the result could not be written to standard output: No space left on device\n")
    }

    @Test(arguments: commands) func aClosedStreamIsSaid(_ command: String) throws {
        let outcome = try folder().run("dhi \(command) >&-")
        #expect(outcome.code == 2)
        #expect(outcome.errors == "dhi: the result could not be written to standard output: Bad file descriptor\n")
    }

    /// As every tool in a pipe: by SIGPIPE, without a word.
    @Test(arguments: commands) func aReaderThatIsGoneEndsTheRunQuietly(_ command: String) throws {
        let outcome = try folder().run("{ sleep 0.3; dhi \(command); echo $? > code; } | true; sleep 0.1; while [ ! -s code ]; do sleep 0.1; done; exit $(cat code)")
        #expect(outcome.code == 141)
        #expect(outcome.errors == "")
    }

    /// Were it written elsewhere, it would be into the file that is open just then.
    @Test func withAClosedStreamFilesStillGetNothingButTheirOwn() throws {
        let folder = try folder()
        let outcome = try folder.run("dhi migrate --write . <&- >&-")
        #expect(outcome.code == 2)
        #expect(folder.text(of: "Dockerfile")?.hasPrefix("FROM dhi.io/node:22") == true)
        #expect(folder.text(of: "b/Dockerfile") == folder.text(of: "Dockerfile"))
        #expect(try folder.run("find . -type f | sort").text == "./Dockerfile\n./b/Dockerfile\n")
    }

    @Test func filesAreWrittenAlsoWhenTheReportIsNotRead() throws {
        let folder = try folder()
        let outcome = try folder.run("{ sleep 0.2; dhi migrate --write .; echo $? > code; } | true; while [ ! -s code ]; do sleep 0.1; done; exit $(cat code)")
        #expect(outcome.code == 141)
        #expect(folder.text(of: "b/Dockerfile")?.hasPrefix("FROM dhi.io/node:22") == true)
    }

    @Test func aClosedStandardInputIsSaid() throws {
        let outcome = try folder().run("dhi lint - <&-")
        #expect(outcome.code == 2)
        #expect(outcome.errors.hasPrefix("dhi: Dockerfile: Bad file descriptor"))
    }

    private func folder() throws -> Scratch {
        let folder = try Scratch()
        for name in ["Dockerfile", "b/Dockerfile"] { try folder.write("FROM node:22\nWORKDIR /app\nUSER node\nCMD [\"node\", \"a.js\"]\n", to: name) }
        return folder
    }
}
