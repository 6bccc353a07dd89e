import DockerfileSyntax
import HardenedCatalog
import Migration
import Proving
import SourceModel
import Testing

/// Health checks one by one: what the image's interpreter asks in their place, or why it cannot.
@Suite struct ProbeTests {
    static func plan(_ check: String, base: String = "python:3.13-slim", _ change: (inout MigrationOptions) -> Void = { _ in }) throws -> (plan: FileMigration, result: String) {
        let isNode = base.hasPrefix("node")
        let text = "FROM \(base)\nENV PORT=8080\nWORKDIR /app\nCOPY . .\n\(isNode ? "RUN npm ci --omit=dev" : "RUN pip install flask")\n\(check)\nCMD [\"\(isNode ? "node" : "python")\", \"main\"]\n"
        var options = MigrationOptions()
        options.level = .split
        change(&options)
        let tree = DockerfileParser.parse(Array(text.utf8))
        let plan = Migrator(catalog: try Catalog.builtIn(), options: options).migrate(tree, context: TextContext(["main": "", "package.json": "{}", "package-lock.json": "{}"]))
        return (plan, String(decoding: tree.bytes.applying(plan.edits), as: UTF8.self))
    }

    @Test(arguments: [
        ("curl -f http://localhost:8080/health || exit 1", "from http.client import HTTPConnection; c = HTTPConnection('localhost:8080'); c.request('GET', '/health'); r = c.getresponse(); r.read(); exit(r.status >= 400)"),
        ("curl --fail 127.0.0.1", "from http.client import HTTPConnection; c = HTTPConnection('127.0.0.1'); c.request('GET', '/'); r = c.getresponse(); r.read(); exit(r.status >= 400)"),
        // Without -f any answer is good.
        ("curl -s -o /dev/null http://0.0.0.0:80/a?b=c", "from http.client import HTTPConnection; c = HTTPConnection('0.0.0.0:80'); c.request('GET', '/a?b=c'); r = c.getresponse(); r.read()"),
        ("curl -fsSL http://localhost:5000 || exit", "from urllib.request import urlopen; urlopen('http://localhost:5000/').read()"),
        ("curl -fI -m 3 http://localhost:$PORT", "from os import environ; import signal; from http.client import HTTPConnection; signal.alarm(3); c = HTTPConnection('localhost:' + environ.get('PORT', '')); c.request('HEAD', '/'); r = c.getresponse(); r.read(); exit(r.status >= 400)"),
        ("curl -f \"http://localhost:${PORT-80}/${NAME:-x}\" || false", "from os import environ; from http.client import HTTPConnection; c = HTTPConnection('localhost:' + environ.get('PORT', '80')); c.request('GET', '/' + (environ.get('NAME') or 'x')); r = c.getresponse(); r.read(); exit(r.status >= 400)"),
        ("wget -qO- http://localhost:8080/ > /dev/null 2>&1 || exit 1", "from urllib.request import urlopen; urlopen('http://localhost:8080/').read()"),
        ("wget --no-verbose --tries=1 --timeout=5 --spider http://localhost:8080/x", "from urllib.request import Request, urlopen; urlopen(Request('http://localhost:8080/x', method='HEAD'), timeout=5)"),
        ("wget -q --spider http://localhost:8080/x", "from urllib.request import urlopen; urlopen('http://localhost:8080/x')"),
    ])
    func isAskedByPython(_ check: String, _ script: String) throws {
        let (plan, result) = try Self.plan("HEALTHCHECK --interval=5s CMD " + check)
        #expect(plan.outcome == .hardened, "\(plan.stages[0].reasons.map(\.message))")
        #expect(result.contains("HEALTHCHECK --interval=5s CMD [\"python\", \"-I\", \"-c\", \"\(script)\"]\n"), "\(result)")
        #expect(plan.obligations.contains { $0.id == .probe && $0.status == .proven })
    }

    @Test(arguments: [
        ("CMD curl -f http://localhost:3000/health", "process.exitCode = 1; require('http').get('http://localhost:3000/health', r => r.resume().on('end', () => process.exit(r.statusCode < 400 ? 0 : 1)))"),
        ("CMD [\"curl\", \"-sI\", \"-m\", \"2\", \"localhost:3000\"]", "process.exitCode = 1; setTimeout(() => process.exit(1), 2000); require('http').request('http://localhost:3000/', {method: 'HEAD'}, r => r.resume().on('end', () => process.exit(0))).end()"),
        ("CMD wget -q -O /dev/null http://localhost:${PORT}/", "fetch('http://localhost:' + (process.env.PORT ?? '') + '/').then(r => r.text().then(() => process.exit(r.status < 400 ? 0 : 1)))"),
        ("CMD wget -q --spider -T 2 -t 1 http://localhost:${PORT:-3000}/", "fetch('http://localhost:' + (process.env.PORT || '3000') + '/', {method: 'HEAD', signal: AbortSignal.timeout(2000)}).then(r => process.exit(r.status < 400 ? 0 : 1))"),
    ])
    func isAskedByNode(_ check: String, _ script: String) throws {
        let (plan, result) = try Self.plan("HEALTHCHECK " + check, base: "node:22-slim")
        #expect(plan.outcome == .hardened, "\(plan.stages[0].reasons.map(\.message))")
        #expect(result.contains("HEALTHCHECK CMD [\"node\", \"-e\", \"\(script)\"]\n"), "\(result)")
    }

    @Test(arguments: [
        "curl -f https://localhost/", "curl -f http://db:8080/", "curl -f http://$HOST:8080/", "curl -f http://localhost:8080/ | grep ok", "curl -f http://localhost:8080/ || exit 0",
        "curl -f -H 'Host: x' http://localhost/", "curl -X POST http://localhost/", "curl -L http://localhost/", "curl --retry 3 -f http://localhost/", "curl -f http://localhost/ http://localhost/b",
        "curl -f -o out.txt http://localhost/", "curl -f -m 0.5 http://localhost/", "wget http://localhost/", "wget -q -T 3 -O- http://localhost/", "wget -q -t 3 --spider http://localhost/",
        "curl -f http://localhost:80$PORT/", "curl -f $(hostname)", "nc -z localhost 8080", "test -f /tmp/ok", "[ -f /tmp/ok ]", "curl -f http://localhost/ && curl -f http://localhost/b", "curl -f http://[::1]/",
        "curl -f http://user:pw@localhost/", "bash -c 'curl -f http://localhost/'", "curl -f \"http://localhost/it's\"",
    ])
    func cannotBeAsked(_ check: String) throws {
        let (plan, result) = try Self.plan("HEALTHCHECK CMD " + check)
        #expect(plan.outcome != .hardened, "\(result)")
        #expect(plan.stages[0].reasons.contains { ["probe-needs-shell", "probe-missing"].contains($0.id) }, "\(plan.stages[0].reasons)")
        let (dropped, text) = try Self.plan("HEALTHCHECK CMD " + check) { $0.permissions = [.dropHealthcheck] }
        #expect(dropped.outcome == .hardened && !text.contains("HEALTHCHECK"))
        #expect(dropped.instructions.contains { $0.fate == .dropped && $0.reason.contains("as allowed") })
    }

    @Test func whatCanBeAskedIsNotDropped() throws {
        let (_, text) = try Self.plan("HEALTHCHECK CMD curl -f http://localhost/") { $0.permissions = [.dropHealthcheck] }
        #expect(text.contains("HTTPConnection"))
        let (_, plain) = try Self.plan("HEALTHCHECK CMD python main --probe || exit 1")
        #expect(plain.contains("HEALTHCHECK CMD [\"python\", \"main\", \"--probe\"]\n"))
        #expect(try Self.plan("HEALTHCHECK NONE").plan.outcome == .hardened)
    }
}
