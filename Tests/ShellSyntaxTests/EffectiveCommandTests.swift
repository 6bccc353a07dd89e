import ShellSyntax
import SourceModel
import Testing

@Suite struct EffectiveCommandTests {
    /// Each input with what it starts: the wrappers, then the words as they stand in the text.
    @Test(arguments: [
        ("apt-get update && apt-get install -y x", ["apt-get update", "apt-get install -y x"]),
        ("/usr/bin/apt-get update", ["/usr/bin/apt-get update"]),
        ("sudo -E -u root A=1 apt-get update", ["sudo -E -u root A=1 apt-get update", "sudo> apt-get update"]),
        ("sudo --user=x -- a", ["sudo --user=x -- a", "sudo> a"]),
        ("sudo -l a", ["sudo -l a"]),
        ("env -i -u A B=\"$c\" D=1 e f", ["env -i -u A B=\"$c\" D=1 e f", "env> e f"]),
        ("env A=1", ["env A=1"]),
        ("exec -a n a b", ["exec -a n a b", "exec> a b"]),
        ("exec >log", ["exec"]),
        ("command -v git", ["command -v git"]),
        ("command -p git", ["command -p git", "command> git"]),
        ("nohup nice -n 5 a", ["nohup nice -n 5 a", "nohup> nice -n 5 a", "nohup nice> a"]),
        ("time -f %e a", ["time -f %e a", "time> a"]),
        ("timeout -s KILL 5m a -b", ["timeout -s KILL 5m a -b", "timeout> a -b"]),
        (
            "find . -name x -print0 | xargs -0 -n 1 -I{} rm -f {}",
            ["find . -name x -print0", "xargs -0 -n 1 -I{} rm -f {}", "xargs> rm -f {}"]
        ),
        ("find . -exec a {} \\; -exec b {} +", ["find . -exec a {} \\; -exec b {} +", "find> a {}", "find> b {}"]),
        ("sh -c 'a && b'", ["sh -c 'a && b'", "sh> a", "sh> b"]),
        ("/bin/bash -euxo pipefail -c \"a 'b c' | d\" x", ["/bin/bash -euxo pipefail -c \"a 'b c' | d\" x", "bash> a 'b c'", "bash> d"]),
        ("bash -lc \"echo \\\"x\\\"; y\"", ["bash -lc \"echo \\\"x\\\"; y\"", "bash> echo \\\"x\\\"", "bash> y"]),
        ("sh -c \"a $b\"", ["sh -c \"a $b\""]),
        ("sh x.sh -c a", ["sh x.sh -c a"]),
        ("su - app -s /bin/sh -c 'a b'", ["su - app -s /bin/sh -c 'a b'", "su> a b"]),
        ("runuser -u app -- a b", ["runuser -u app -- a b", "runuser> a b"]),
        ("gosu app:app a", ["gosu app:app a", "gosu> a"]),
        ("su-exec 1000 a", ["su-exec 1000 a", "su-exec> a"]),
        ("busybox wget -q u", ["busybox wget -q u", "busybox> wget -q u"]),
        ("busybox --install -s", ["busybox --install -s"]),
        (
            "/sbin/tini -g -- sh -c 'exec a'",
            ["/sbin/tini -g -- sh -c 'exec a'", "tini> sh -c 'exec a'", "tini sh> exec a", "tini sh exec> a"]
        ),
        ("dumb-init -r 15:3 a", ["dumb-init -r 15:3 a", "dumb-init> a"]),
        ("eval 'a b' c; d", ["eval 'a b' c", "eval> a b' c", "d"]),
        ("x=$(sudo a `b`)", ["sudo a `b`", "sudo> a `b`", "b"]),
        ("setpriv --reuid 5 --clear-groups a", ["setpriv --reuid 5 --clear-groups a", "setpriv> a"]),
    ])
    func commands(_ input: String, _ expected: [String]) {
        let bytes = Array(input.utf8)
        let commands = ShellParser.parse(bytes, dialect: .posix).effectiveCommands
        let outlines = commands.map { command in
            let text = String(decoding: bytes[command.range.indices], as: UTF8.self)
            return command.wrappers.isEmpty ? text : command.wrappers.joined(separator: " ") + "> " + text
        }
        #expect(outlines == expected)
        for (command, next) in zip(commands, commands.dropFirst()) {
            #expect(command.isWrapper == (next.wrappers.count > command.wrappers.count))
        }
    }

    @Test func environmentIsKept() {
        let commands = ShellParser.parse("A=1 sudo B=2 env C=3 run", dialect: .posix).effectiveCommands
        #expect(commands.map(\.name) == ["sudo", "env", "run"])
        #expect(commands.last?.environment.compactMap(\.literalValue) == ["B=2", "C=3"])
        #expect(commands.last?.occurrence.command.assignments.map(\.name) == ["A"])
    }

    @Test func unquotedExpansionBeforeTheCommandIsNotCertain() {
        let commands = ShellParser.parse("gosu $USER a; gosu \"$USER\" a", dialect: .posix).effectiveCommands
        #expect(commands.filter { $0.name == "a" }.map(\.isCertain) == [false, true])
    }

    @Test func contextOfInnerScriptIncludesTheOuter() {
        let commands = ShellParser.parse("if a; then sh -c 'b && c'; fi", dialect: .posix).effectiveCommands
        #expect(commands.last?.name == "c")
        #expect(commands.last?.context.guards == [.branch, .afterSuccess])
    }

    @Test(arguments: [
        ("node server.js", ["node", "server.js"]),
        ("exec node 'a b' \"c\" d\\ e", ["node", "a b", "c", "d e"]),
        ("a;\n", ["a"]),
        ("a # why", ["a"]),
    ])
    func execForm(_ input: String, _ expected: [String]) {
        #expect(ShellParser.parse(input, dialect: .posix).execForm == expected)
    }

    @Test(arguments: [
        "", "a $b", "a *.js", "A=1 a", "a >b", "a &", "a && b", "a | b", "! a", "a `b`", "a ~/b", "a {b,c}", "cd /", "(a)",
        "a 'b", "exec", "a\0b", "if", "a ${b", "exec -a x y", "a $'b'",
    ])
    func needsShell(_ input: String) {
        #expect(ShellParser.parse(input, dialect: .posix).execForm == nil)
    }
}
