import Linting
import Testing

@testable import RepositoryConversion

/// Asking ShellCheck: in batches, once about each script, and what happens when it does not answer.
@Suite struct ShellCheckSessionTests {
    private func text(_ lines: String...) -> [UInt8] { Array(("#!/bin/sh\n" + lines.joined(separator: "\n") + "\n").utf8) }

    private let quick = ShellCheckBatch.Limits(each: .seconds(2), further: .milliseconds(10))

    @Test("Requests wait, all are asked in one go, and answers belong to their scripts")
    func batches() async throws {
        let fake = FakeShellCheck()
        let session = ShellCheckSession(fake.program(FakeShellCheck.honest), cache: nil)
        let scripts = (0..<100).map { text("a \($0)", $0 % 3 == 0 ? "bad" : "good") }
        let waiting = session.request(waits: true)
        #expect(waiting.remarks(on: scripts).allSatisfy { $0 == nil })
        #expect(waiting.isWaiting)
        // The same scripts of another file are not asked about again.
        _ = session.request(waits: true).remarks(on: scripts)
        await session.askPending(workers: 2)
        #expect((2...8).contains(fake.calls))
        let ready = session.request(waits: true)
        let answers = ready.remarks(on: scripts)
        #expect(!ready.isWaiting)
        for (index, answer) in answers.enumerated() { #expect(answer?.map(\.span.line) == (index % 3 == 0 ? [3] : [])) }
        let calls = fake.calls
        await session.askPending(workers: 2)
        #expect(fake.calls == calls)
        #expect(session.notes == [])
    }

    @Test("With a cache a later run starts no process for scripts that are known; another release is asked anew")
    func cached() async throws {
        let fake = FakeShellCheck()
        let scripts = (0..<10).map { text("a \($0)", $0 == 3 ? "bad" : "good") }
        func run(_ version: String, _ scripts: [[UInt8]]) async -> [Int?] {
            let session = ShellCheckSession(fake.program(version: version, FakeShellCheck.honest), cache: ScriptCache(file: fake.folder["cache.sqlite"]))
            _ = session.request(waits: true).remarks(on: scripts)
            await session.askPending(workers: 2)
            let counts = session.request(waits: false).remarks(on: scripts).map { $0?.count }
            #expect(session.finish() == [])
            return counts
        }
        let counts: [Int?] = (0..<10).map { $0 == 3 ? 1 : 0 }
        #expect(await run("1.0", scripts) == counts)
        let calls = fake.calls
        #expect(await run("1.0", scripts) == counts)
        #expect(fake.calls == calls)
        #expect(await run("1.0", scripts + [text("bad", "bad")]) == counts + [2])
        #expect(fake.calls == calls + 1)
        #expect(await run("1.1", scripts) == counts)
        #expect(fake.calls > calls + 1)
    }

    @Test("What failed is asked anew in the next run")
    func failuresAreNotKept() {
        let fake = FakeShellCheck()
        let cache = ScriptCache(file: fake.folder["cache.sqlite"])
        #expect(ShellCheckSession(fake.program("exit 3"), cache: cache).request(waits: false).remarks(on: [text("bad")]) == [nil])
        #expect(ShellCheckSession(fake.program(FakeShellCheck.honest), cache: cache).request(waits: false).remarks(on: [text("bad")])[0]?.count == 1)
    }

    @Test("A program is known again by its file, unless that may start another one", .enabled(if: FakeShellCheck.real != nil, "shellcheck is not installed"))
    func identity() throws {
        let folder = TemporaryFolder()
        folder.run("cp \(try #require(FakeShellCheck.real).path) shellcheck; ln -s shellcheck other; mkdir d; ln -s ../shellcheck d/shellcheck; cp shellcheck launcher; mkdir e; ln -s ../launcher e/shellcheck")
        let first = try #require(ShellCheckProgram(path: folder["shellcheck"]).identity)
        #expect(ShellCheckProgram(path: folder["d/shellcheck"]).identity == first)
        #expect(ShellCheckProgram(path: folder["e/shellcheck"]).identity == nil)
        folder.run("touch -d 2001-01-01 shellcheck")
        #expect(ShellCheckProgram(path: folder["shellcheck"]).identity != first)
        let fake = FakeShellCheck()
        #expect(fake.program("exit 0").identity == nil)
        #expect(ShellCheckProgram(path: folder["none"]).identity == nil)
    }

    @Test("Who does not wait gets an answer at once")
    func atOnce() {
        let fake = FakeShellCheck()
        let session = ShellCheckSession(fake.program(FakeShellCheck.honest), cache: nil)
        #expect(session.request(waits: false).remarks(on: [text("bad"), text("good")]).map { $0?.count } == [1, 0])
        #expect(fake.calls == 1)
    }

    @Test(
        "A program that fails is given up soon, with its reason",
        arguments: [
            ("exit 3", "exit code 3"), ("kill -SEGV $$", "signal 11"), ("echo rubbish; exit 1", "not its JSON"), ("exec sleep 60", "did not end within"),
            (#"echo '{"comments":[{"file":"/etc/passwd","line":1,"column":1,"level":"info","code":1,"message":""}]}'; exit 1"#, "about other files"), ("exec yes", "printed without end"),
        ])
    func failures(_ body: String, _ reason: String) async throws {
        let fake = FakeShellCheck()
        let session = ShellCheckSession(fake.program(body), cache: nil, limits: .init(each: body == "exec yes" ? .seconds(60) : .milliseconds(300), further: .zero))
        let scripts = (0..<20).map { text("a \($0)") }
        let start = ContinuousClock.now
        _ = session.request(waits: true).remarks(on: scripts)
        await session.askPending(workers: 1)
        #expect(session.request(waits: false).remarks(on: scripts).allSatisfy { $0 == nil })
        #expect(fake.calls == 4, "one batch and three scripts by themselves")
        let note = try #require(session.notes.first)
        #expect(session.notes.count == 1 && note.contains(reason) && note.contains("gave no answer about any script"), "\(note)")
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("A program that does not say its version is not asked")
    func noVersion() {
        let fake = FakeShellCheck()
        let session = ShellCheckSession(fake.program(version: "", FakeShellCheck.honest), cache: nil)
        #expect(session.request(waits: false).remarks(on: [text("bad")]) == [nil])
        #expect(fake.calls == 0)
        #expect(session.notes.first?.contains("version") == true)
        let missing = ShellCheckSession(ShellCheckProgram(path: "/nonexistent/shellcheck"), cache: nil)
        #expect(missing.request(waits: false).remarks(on: [text("bad")]) == [nil])
    }

    @Test("One script that breaks it does not cost the others their answers", arguments: ["exit 4", "exec sleep 60"])
    func oneScript(_ end: String) async throws {
        let fake = FakeShellCheck()
        let body = "for file; do if grep -q poison \"$file\"; then \(end); fi; done\n" + FakeShellCheck.honest
        let session = ShellCheckSession(fake.program(body), cache: nil, limits: quick)
        var scripts = (0..<10).map { text("bad", "a \($0)") }
        scripts[4] = text("poison")
        _ = session.request(waits: true).remarks(on: scripts)
        await session.askPending(workers: 1)
        let answers = session.request(waits: true).remarks(on: scripts)
        #expect(answers.indices.filter { answers[$0] == nil } == [4])
        #expect(answers[5]?.count == 1)
        let note = try #require(session.notes.first)
        #expect(note.contains("about 1 script:"))
    }

    @Test("Variables that change what it does are kept from it")
    func environment() throws {
        let fake = FakeShellCheck()
        let session = ShellCheckSession(fake.program("env > '\(fake.folder["environment"])'\n" + FakeShellCheck.honest), cache: nil)
        _ = session.request(waits: false).remarks(on: [text("good")])
        let variables = try #require(fake.folder.text(of: "environment")).split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(Set(variables).isSubset(of: ["LC_ALL", "PATH", "HOME", "TMPDIR", "PWD", "SHLVL", "_", "OLDPWD"]), "\(variables)")
    }

    @Test("Batches keep all workers busy and are not too large", arguments: [(1, 4), (5, 2), (64, 2), (1000, 3)])
    func sizes(_ count: Int, _ workers: Int) {
        let scripts = (0..<count).map { ShellCheckBatch.Script(key: "\($0)", text: [UInt8](repeating: 0x61, count: $0 % 7 == 0 ? 100_000 : 10)) }
        let batches = ShellCheckBatch.batches(of: scripts, workers: workers)
        #expect(batches.flatMap { $0.map(\.key) } == scripts.map(\.key))
        #expect(batches.count >= min(count, workers))
        #expect(batches.allSatisfy { $0.count <= ShellCheckBatch.most && ($0.count == 1 || $0.reduce(0) { $0 + $1.text.count } <= 1 << 18) })
    }

    @Test("The real one answers", .enabled(if: FakeShellCheck.real != nil, "shellcheck is not installed"))
    func real() throws {
        let session = ShellCheckSession(try #require(FakeShellCheck.real), cache: nil)
        let found = session.request(waits: false).remarks(on: [text("echo $größe", "cd /a; ls"), text("true"), text("echo 'ä' $b")])
        #expect(found[0]?.contains { $0.code == 2164 && $0.span == .init(line: 3, column: 1, endLine: 3, endColumn: 6) } == true)
        #expect(found[1] == [])
        #expect(found[2]?.contains { $0.code == 2154 && $0.span == .init(line: 2, column: 10, endLine: 2, endColumn: 12) } == true)
        #expect(found[2]?.first { $0.code == 2086 }?.replacements.count == 2)
        #expect(session.notes == [])
    }

    @Test("Only absolute folders of the PATH are looked into")
    func path() {
        let folder = TemporaryFolder()
        folder.write("#!/bin/sh\n", to: "shellcheck")
        folder.run("chmod +x shellcheck")
        #expect(ShellCheckProgram.onPath(among: ".:shell:\(folder.path)/none:\(folder.path)")?.path == folder["shellcheck"])
        #expect(ShellCheckProgram.onPath(among: ".::bin")?.path == nil)
        folder.run("chmod -x shellcheck; mkdir -p d/shellcheck")
        #expect(ShellCheckProgram.onPath(among: "\(folder.path):\(folder.path)/d")?.path == nil)
    }
}
