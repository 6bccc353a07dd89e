import Foundation
import Testing

/// `dhi lint` with ShellCheck, as users run it.
@Suite struct ShellCheckCommandTests {
    /// The real one, which the tests are about; without it they are skipped.
    private static let program = ["/usr/local/bin/shellcheck", "/usr/bin/shellcheck"].first { FileManager.default.isExecutableFile(atPath: $0) }
    private static let isThere = program != nil
    private static let absence: Comment = "shellcheck is not installed"

    /// Files with findings of their own, some of them the same in all.
    private func files(_ count: Int) throws -> Scratch {
        let scratch = try Scratch()
        for number in 0..<count {
            let text = """
                FROM debian:13
                ARG version
                RUN make "a-${version}" && \\
                    echo "ä" "b${number\(number)}"
                RUN cd /common; make
                RUN <<EOF
                if [ "a" ]; then echo \(number); fi
                EOF
                USER 1000
                CMD ["/a"]
                """
            try scratch.write(text + "\n", to: "d\(number)/Dockerfile")
        }
        return scratch
    }

    @Test("Cold, warm, without a cache and by any number of workers the report is the same", .enabled(if: isThere, absence))
    func deterministic() throws {
        let scratch = try files(30)
        let command = "dhi lint --select shellcheck --format json --fail-on never"
        let cold = try scratch.run("\(command) .")
        #expect(cold.errors.isEmpty && cold.code == 0)
        #expect(cold.text.components(separatedBy: "\"code\":\"SC2154\"").count == 31)
        #expect(cold.text.components(separatedBy: "\"code\":\"SC2164\"").count == 31)
        #expect(cold.text.components(separatedBy: "\"code\":\"SC2078\"").count == 31)
        #expect(FileManager.default.fileExists(atPath: scratch.cache.appending(path: "dhi/shellcheck.sqlite").path))
        for variant in ["\(command) .", "\(command) --jobs 1 .", "\(command) --jobs 7 .", "env -u HOME XDG_CACHE_HOME= \(command) .", "XDG_CACHE_HOME=/dev/null \(command) . 2>/dev/null"] {
            #expect(try scratch.run(variant).text == cold.text, "\(variant)")
        }
    }

    @Test("Findings have exact places, are ShellCheck's by name, and are repaired", .enabled(if: isThere, absence))
    func findings() throws {
        let scratch = try files(1)
        let found = try scratch.run("dhi lint --format gnu d0")
        #expect(found.text.contains("d0/Dockerfile:4:17: warning: number0 is referenced but not assigned. [SC2154]"))
        #expect(found.text.contains("d0/Dockerfile:5:5: warning: Use 'cd ... || exit' or 'cd ... || return' in case cd fails. [SC2164]"))
        #expect(found.text.contains("d0/Dockerfile:7:6: error: This expression is constant. Did you forget a $ somewhere? [SC2078]"))
        #expect(found.code == 1)
        #expect(try scratch.run("dhi lint --ignore SC2154,SC2164,SC2078 --format gnu d0 | grep -c SC").text == "0\n")
        #expect(try scratch.run("dhi lint --fix --unsafe --select SC2164 d0; sed -n 5p d0/Dockerfile").text.hasSuffix("RUN cd /common || exit; make\n"))
        #expect(try scratch.run("dhi lint --select SC2164 d0").text.contains("nothing found"))
    }

    @Test("Files without the stage that is asked for are not shown to ShellCheck")
    func withoutStage() throws {
        let scratch = try files(3)
        try scratch.write("#!/bin/sh\ntouch asked\nexit 3\n", to: "bin/shellcheck")
        let run = "chmod +x bin/shellcheck; PATH=$PWD/bin:$PATH dhi lint --select shellcheck --target"
        let without = try scratch.run("\(run) final d0 d1 d2; ls asked")
        #expect(without.errors.components(separatedBy: "there is no stage 'final'").count == 4)
        #expect(without.text.contains("asked") == false)
        #expect(try scratch.run("\(run) 0 d0 d1 d2; ls asked").text.contains("asked"))
    }

    @Test("Standard input is shown to ShellCheck, too", .enabled(if: isThere, absence))
    func standardInput() throws {
        let outcome = try Scratch().run("printf 'FROM debian:13\\nRUN cd /a; make\\n' | dhi lint --select shellcheck --format hadolint -")
        #expect(outcome.text == "Dockerfile:2 SC2164 warning: Use 'cd ... || exit' or 'cd ... || return' in case cd fails.\n")
    }

    @Test("SARIF names each code with its page", .enabled(if: isThere, absence))
    func sarif() throws {
        let outcome = try files(1).run("dhi lint --select SC2164 --format sarif .")
        let log = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect((run["results"] as? [[String: Any]])?.map { $0["ruleId"] as? String } == ["SC2164"])
        let rules = try #require(((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
        #expect(rules.last?["id"] as? String == "SC2164")
        #expect(rules.last?["helpUri"] as? String == "https://www.shellcheck.net/wiki/SC2164")
    }

    @Test("Without ShellCheck the rule is silent; where it has to be there that is an error")
    func absent() throws {
        let scratch = try files(2)
        let bare = "dhi=$(command -v dhi); PATH=$PWD/nothing"
        let silent = try scratch.run("\(bare) $dhi lint --select shellcheck .")
        #expect(silent.text.contains("nothing found in 2 files") && silent.errors.isEmpty && silent.code == 0)
        let wanted = try scratch.run("\(bare) $dhi lint --shellcheck always .")
        #expect(wanted.code == 2 && wanted.text.isEmpty && wanted.errors.contains("no shellcheck on the PATH"))
        try scratch.write("lint:\n  shellcheck: always\n", to: "d1/.dhi.yaml")
        let configured = try scratch.run("\(bare) $dhi lint --format gnu .")
        #expect(configured.code == 2 && configured.errors.contains("d1/.dhi.yaml: lint.shellcheck is always"), "\(configured.errors)")
        try scratch.write("lint:\n  shellcheck: sometimes\n", to: "d1/.dhi.yaml")
        #expect(try scratch.run("dhi lint .").errors.contains("d1/.dhi.yaml:2:"))
    }

    @Test("Configurations switch it off and name its codes", .enabled(if: isThere, absence))
    func configured() throws {
        let scratch = try files(2)
        try scratch.write("lint:\n  shellcheck: never\n", to: "d0/.dhi.yaml")
        try scratch.write("lint:\n  select: [SC2154, SC2164]\n  severity:\n    SC2164: error\n", to: "d1/.dhi.yaml")
        let found = try scratch.run("dhi lint --format gnu . | grep -o '^d.*SC[0-9]*'; true").text.split(separator: "\n")
        #expect(found.count == 2 && found.allSatisfy { $0.hasPrefix("d1/") })
        #expect(found.last?.contains("error: Use 'cd") == true)
        #expect(try scratch.run("dhi lint --shellcheck never --format gnu . | grep -c SC").text == "0\n")
    }

    @Test("A baseline holds its findings, and misses none of them where it is not asked", .enabled(if: isThere, absence))
    func baseline() throws {
        let scratch = try files(2)
        _ = try scratch.run("dhi lint --select shellcheck --write-baseline known.json .")
        let command = "dhi lint --select shellcheck --baseline known.json"
        #expect(try scratch.run("\(command) .").text == "nothing new found in 2 files; 6 findings known from the baseline\n")
        #expect(try scratch.run("\(command) --shellcheck never .").text == "nothing found in 2 files\n")
        let less = try scratch.run("sed -i 's/cd .common; //' d0/Dockerfile; \(command) .").text
        #expect(less.hasPrefix("nothing new found in 2 files; 5 findings known from the baseline; 1 finding of the baseline is gone"), "\(less)")
    }

    @Test("What is in force is printed", .enabled(if: isThere, absence))
    func printed() throws {
        let scratch = try files(1)
        try scratch.write("lint:\n  shellcheck: never\n", to: "d0/.dhi.yaml")
        #expect(try scratch.run("dhi lint --print-config d0").text.contains("\n  shellcheck: never\n"))
        #expect(try scratch.run("dhi lint --print-config --shellcheck always d0").text.contains("\n  shellcheck: always\n"))
        #expect(try scratch.run("dhi lint --print-config --select SC2086 d0").text.contains("Rules in force: 1\n#   shellcheck (SC2086): "))
    }

    @Test("A ShellCheck that is broken is said, and all else is reported", arguments: ["exit 9", "echo rubbish", "kill -9 $$"])
    func broken(_ body: String) throws {
        let scratch = try files(8)
        try scratch.write("#!/bin/sh\n[ \"$1\" = --version ] && { echo 'version: 0.11.0'; exit; }\n\(body)\n", to: "bin/shellcheck")
        try scratch.write("FROM debian:13\nUSER root\n", to: "d0/Dockerfile")
        let outcome = try scratch.run("chmod +x bin/shellcheck; PATH=$PWD/bin:$PATH dhi lint --select shellcheck,root-user --format gnu .")
        #expect(outcome.text.contains("[root-user]") && outcome.code == 1)
        #expect(outcome.errors.split(separator: "\n").filter { $0.contains("bin/shellcheck gave no answer about any script") }.count == 1, "\(outcome.errors)")
        // Nothing wrong is remembered.
        if Self.isThere { #expect(try scratch.run("dhi lint --select shellcheck --format gnu d1 | grep -c SC").text == "3\n") }
    }

    @Test("A program in the repository is never started")
    func untrusted() throws {
        let scratch = try files(1)
        try scratch.write("#!/bin/sh\ntouch started\n", to: "shellcheck")
        _ = try scratch.run("chmod +x shellcheck; PATH=.::$PATH dhi lint .; cd d0; PATH=..:$PATH dhi lint .")
        #expect(scratch.text(of: "started") == nil && scratch.text(of: "d0/started") == nil)
    }

    @Test("A run that is killed in the middle leaves a cache that works", .enabled(if: isThere, absence), .timeLimit(.minutes(5)))
    func killed() throws {
        let scratch = try files(120)
        let command = "dhi lint --select shellcheck --format gnu --fail-on never ."
        let expected = try scratch.run("XDG_CACHE_HOME=$PWD/other \(command)").text
        // At moments of all phases: before the cache is there, while it is written, behind it.
        for moment in ["0.02", "0.1", "0.2", "0.3", "0.5", "0.8"] {
            _ = try scratch.run("\(command) > /dev/null 2>&1 & sleep \(moment); kill -9 $! 2>/dev/null; wait; true")
        }
        let after = try scratch.run(command)
        #expect(after.text == expected)
        #expect(!after.errors.contains("cache") && after.code == 0, "\(after.errors)")
        #expect(try scratch.run("sqlite3 \"$XDG_CACHE_HOME/dhi/shellcheck.sqlite\" 'PRAGMA integrity_check' 2>/dev/null || echo ok").text == "ok\n")
    }

    @Test("Two runs at once share a cache", .enabled(if: isThere, absence), .timeLimit(.minutes(5)))
    func together() throws {
        let scratch = try files(80)
        let command = "dhi lint --select shellcheck --format gnu --fail-on never ."
        let outcome = try scratch.run("for n in 1 2 3; do \(command) > $n.txt 2> $n.errors & done; wait; cat [123].errors | grep -v '^dhi: [0-9]'; cmp 1.txt 2.txt && cmp 2.txt 3.txt && grep -c SC 1.txt")
        #expect(outcome.text == "240\n")
        #expect(try scratch.run(command).text == scratch.text(of: "1.txt"))
    }

    @Test("A cache that cannot be used is said in one line, and changes nothing", .enabled(if: isThere, absence), arguments: ["echo rubbish that is long enough to be looked at as a database, of which the head alone takes a hundred bytes or more > $f", "mkdir $f"])
    func unusable(_ setup: String) throws {
        let scratch = try files(3)
        let command = "dhi lint --select shellcheck --format gnu --fail-on never ."
        let expected = try scratch.run("XDG_CACHE_HOME=$PWD/other \(command)").text
        let outcome = try scratch.run("mkdir -p $XDG_CACHE_HOME/dhi; f=$XDG_CACHE_HOME/dhi/shellcheck.sqlite; \(setup); \(command)")
        #expect(outcome.text == expected && outcome.code == 0)
        #expect(outcome.errors.split(separator: "\n").filter { $0.contains("ShellCheck's answers are not kept") }.count == 1, "\(outcome.errors)")
    }
}
