import DockerfileSyntax
import HardenedCatalog
import Migration
import Proving
import SourceModel
import Testing

/// Scripts and programs that containers start by their path.
@Suite struct EntryScriptTests {
    static func plan(_ text: String, _ files: [String: [UInt8]]) throws -> (plan: FileMigration, result: String) {
        var options = MigrationOptions()
        options.level = .split
        let tree = DockerfileParser.parse(Array(text.utf8))
        let plan = Migrator(catalog: try Catalog.builtIn(), options: options).migrate(tree, context: TextContext(bytes: files))
        return (plan, String(decoding: tree.bytes.applying(plan.edits), as: UTF8.self))
    }

    private static func python(_ start: String, script: String) throws -> (plan: FileMigration, result: String) {
        try plan("FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install gunicorn\n\(start)\n", ["run.sh": Array(script.utf8), "app.py": []])
    }

    @Test(arguments: [
        ("ENTRYPOINT [\"./run.sh\"]\nCMD [\"python\", \"app.py\"]", "#!/bin/sh\nexec \"$@\"\n", "ENTRYPOINT []\nCMD [\"python\", \"app.py\"]"),
        ("ENTRYPOINT [\"/app/run.sh\"]\nCMD [\"app.py\"]", "#!/bin/bash\n# start\nset -euo pipefail\nexec python \"$@\"\n", "ENTRYPOINT [\"python\"]\nCMD [\"app.py\"]"),
        ("ENTRYPOINT [\"./run.sh\"]\nCMD [\"x\"]", "#!/bin/sh\nexec python app.py", "ENTRYPOINT [\"python\", \"app.py\"]\nCMD []"),
        ("ENTRYPOINT [\"./run.sh\", \"python\"]\nCMD [\"app.py\"]", "#!/bin/sh\nexec \"$@\"", "ENTRYPOINT [\"python\"]\nCMD [\"app.py\"]"),
        ("ENTRYPOINT [\"./run.sh\"]\nCMD python app.py", "#!/bin/sh\nexec \"$@\"", "ENTRYPOINT []\nCMD [\"python\", \"app.py\"]"),
        ("CMD [\"sh\", \"run.sh\"]", "exec python app.py 'a b'\n", "CMD [\"python\", \"app.py\", \"a b\"]"),
        ("CMD [\"bash\", \"-e\", \"./run.sh\", \"app.py\"]", "#!/bin/bash\nexec python \"$@\"\n", "CMD [\"python\", \"app.py\"]"),
        ("CMD ./run.sh", "#!/usr/bin/env sh\nset -e\ncd /app\nMODE=x exec python app.py\n", "ENV MODE=x\nCMD [\"python\", \"app.py\"]"),
        ("CMD [\"./run.sh\"]", "#!/bin/sh\nexec gunicorn --bind :$PORT app:app", "CMD [\"gunicorn\", \"app:app\"]"),
    ])
    func givesWay(_ start: String, _ script: String, _ plain: String) throws {
        let (plan, result) = try Self.python(start, script: script)
        #expect(plan.outcome == .hardened, "\(plan.stages[0].reasons.map(\.message))")
        #expect(result.hasSuffix("\n" + plain + "\n"), "\(result)")
    }

    @Test(arguments: [
        ("#!/bin/sh\npython manage.py migrate\nexec \"$@\"\n", "run.sh runs `python manage.py migrate` before it starts the program"),
        ("#!/bin/sh\nif [ -n \"$X\" ]; then exec sh; fi\nexec \"$@\"\n", "run.sh does more than start a program: if [ -n \"$X\" ]; then exec sh; fi"),
        ("#!/bin/sh\nexec \"$@\" >> /log\n", "run.sh redirects what the program reads or writes: exec \"$@\" >> /log"),
        ("#!/bin/sh\nexec python $1\n", "in run.sh, a word of it is worked out by the shell when the container starts"),
        ("#!/bin/sh\nexec uvicorn --port $PORT app:app\n", "in run.sh, a variable in it is read when the container starts: $PORT"),
        ("#!/bin/sh\nexec $@\n", "run.sh works out which program it starts: exec $@"),
        ("#!/bin/sh\ncd /app\nexec \"$@\"\n", "run.sh changes the folder by itself: cd /app"),
        ("#!/bin/sh\nexport X=$(date)\nexec \"$@\"\n", "run.sh works out variables: export X=$(date)"),
        ("#!/bin/sh\nset -- python \"$@\"\nexec \"$@\"\n", "run.sh runs `set -- python \"$@\"` before it starts the program"),
        ("#!/bin/sh\nexec \"$@\"\necho done\n", "run.sh runs `exec \"$@\"` before it starts the program"),
        ("#!/bin/sh\nexec \"$@\" &\n", "run.sh does more than start a program: exec \"$@\""),
        ("#!/bin/sh\n", "run.sh starts nothing"),
    ])
    func keepsItsShell(_ script: String, _ why: String) throws {
        let (plan, result) = try Self.python("ENTRYPOINT [\"./run.sh\"]\nCMD [\"python\", \"app.py\"]", script: script)
        #expect(plan.outcome != .hardened, "\(result)")
        #expect(plan.stages[0].reasons.contains { $0.message.hasSuffix(why) }, "\(plan.stages[0].reasons.map(\.message))")
    }

    @Test(arguments: ["#!/bin/sh\r\nexec \"$@\"\r\n", "#!/bin/sh\nset -e\r\nexec \"$@\"\n"])
    func linesThatEndWithReturnsAreNamed(_ script: String) throws {
        let (plan, _) = try Self.python("ENTRYPOINT [\"./run.sh\"]\nCMD [\"python\", \"app.py\"]", script: script)
        #expect(plan.outcome != .hardened)
        #expect(plan.stages[0].reasons.contains { $0.id == "script-line-ends" })
    }

    // MARK: where a shell is

    @Test(
        arguments: [
            ("#!/bin/sh\nwhile true; do date; sleep 2; done\n", nil),
            ("#!/bin/sh\nsed -i s/a/b/ /app/x\nexec \"$@\"\n", nil),
            ("#!/bin/bash\nexec \"$@\"\n", "no-shell"),
            ("#!/bin/sh\ncurl -f http://x\nexec \"$@\"\n", "start-program-missing"),
            ("#!/bin/sh\n. /app/settings\nexec \"$@\"\n", "start-program"),
            ("#!/bin/sh\n$PROGRAM\n", "start-program"),
            ("exec \"$@\"\n", "script-unmarked"),
        ] as [(String, String?)])
    func everyCommandHasToBeThere(_ script: String, _ reason: String?) throws {
        let (plan, result) = try Self.plan("FROM alpine:3.22\nUSER 1000\nCOPY run.sh /run.sh\nENTRYPOINT [\"/run.sh\"]\nCMD [\"sleep\", \"5\"]\n", ["run.sh": Array(script.utf8)])
        #expect((plan.outcome == .hardened) == (reason == nil), "\(result)")
        if let reason { #expect(plan.stages[0].reasons.contains { $0.id == reason }, "\(plan.stages[0].reasons)") }
    }

    @Test func aScriptOnThePathIsFound() throws {
        let text = "FROM alpine:3.22\nUSER 1000\nCOPY run.sh /usr/local/bin/\nENTRYPOINT [\"run.sh\"]\nCMD [\"sleep\", \"5\"]\n"
        #expect(try Self.plan(text, ["run.sh": Array("#!/bin/sh\ndate\nexec \"$@\"\n".utf8)]).plan.outcome == .hardened)
        #expect(try Self.plan(text, ["run.sh": Array("#!/bin/bash\nexec \"$@\"\n".utf8)]).plan.outcome != .hardened)
    }

    // MARK: programs

    /// An ELF file for 64 bits with one program header, which names a loader.
    private static func program(loader: String?) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 120)
        bytes.replaceSubrange(0..<6, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
        bytes[32] = 64
        bytes[54] = 56
        bytes[56] = 1
        guard let loader else { return bytes }
        bytes[64] = 3
        bytes[72] = 120
        bytes[96] = UInt8(loader.utf8.count + 1)
        return bytes + Array(loader.utf8) + [0]
    }

    @Test(
        arguments: [
            (nil, true), ("/lib/ld-musl-x86_64.so.1", true), ("/lib64/ld-linux-x86-64.so.2", false),
        ] as [(String?, Bool)])
    func programsNeedTheirLoader(_ loader: String?, _ isThere: Bool) throws {
        let (plan, _) = try Self.plan("FROM alpine:3.22\nUSER 1000\nCOPY server /server\nCMD [\"/server\"]\n", ["server": Self.program(loader: loader)])
        #expect((plan.outcome == .hardened) == isThere, "\(plan.stages[0].reasons)")
        if !isThere { #expect(plan.stages[0].reasons.contains { $0.id == "other-loader" }) }
        if isThere, loader != nil { #expect(plan.obligations.contains { $0.id == .libraries && $0.status == .assumed }) }
    }

    /// Every way to cut a file short is read without harm.
    @Test func damagedProgramsAreNone() throws {
        let whole = Self.program(loader: "/lib/ld-musl-x86_64.so.1")
        for length in [0, 4, 63, 64, 100, 119, 125] { _ = try Self.plan("FROM alpine:3.22\nUSER 1000\nCOPY server /server\nCMD [\"/server\"]\n", ["server": Array(whole.prefix(length))]) }
        var wild = whole
        for place in [32, 39, 54, 56, 57, 72, 79, 96, 103] { wild[place] = 0xFF }
        let (plan, _) = try Self.plan("FROM alpine:3.22\nUSER 1000\nCOPY server /server\nCMD [\"/server\"]\n", ["server": wild])
        #expect(plan.outcome != .hardened)
    }
}
