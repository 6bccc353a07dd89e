import DockerfileSyntax
import HardenedCatalog
import Migration
import Proving
import SourceModel
import Testing

/// Start commands one by one: what comes out without a shell, or why nothing does.
@Suite struct StartCommandTests {
    /// What the start command of an image of Python or Node.js becomes, the lines of the final stage from the first that is not copied on.
    static func plan(_ start: String, base: String = "python:3.13-slim", files: [String: String] = [:], _ change: (inout MigrationOptions) -> Void = { _ in }) throws -> (plan: FileMigration, result: String) {
        let install = base.hasPrefix("node") ? "RUN npm ci --omit=dev" : "RUN pip install gunicorn uvicorn flask functions-framework"
        let text = "FROM \(base)\nENV PORT=8080\nWORKDIR /app\nCOPY . .\n\(install)\n\(start)\n"
        var options = MigrationOptions()
        options.level = .split
        change(&options)
        let tree = DockerfileParser.parse(Array(text.utf8))
        let plan = Migrator(catalog: try Catalog.builtIn(), options: options).migrate(tree, context: TextContext(files))
        return (plan, String(decoding: tree.bytes.applying(plan.edits), as: UTF8.self))
    }

    private static let site = ["main.py": "", "server.js": "", "package.json": "{}", "package-lock.json": "{}"]

    @Test(arguments: [
        ("CMD exec gunicorn --bind :$PORT --workers 1 main:app", #"CMD ["gunicorn", "--workers", "1", "main:app"]"#),
        ("CMD gunicorn -b 0.0.0.0:$PORT main:app", #"CMD ["gunicorn", "main:app"]"#),
        ("CMD gunicorn --bind=:${PORT} main:app", #"CMD ["gunicorn", "main:app"]"#),
        ("CMD exec gunicorn main:app --bind \"0.0.0.0:${PORT}\"", #"CMD ["gunicorn", "main:app"]"#),
        ("CMD python -m gunicorn -b :$PORT main:app", #"CMD ["python", "-m", "gunicorn", "main:app"]"#),
        ("CMD gunicorn -w $WEB_CONCURRENCY -b :$PORT main:app", #"CMD ["gunicorn", "main:app"]"#),
        ("CMD [\"sh\", \"-c\", \"gunicorn -b :$PORT main:app\"]", #"CMD ["gunicorn", "main:app"]"#),
        ("ENTRYPOINT gunicorn -b :$PORT main:app", #"ENTRYPOINT ["gunicorn", "main:app"]"#),
        ("CMD uvicorn main:app --host 0.0.0.0 --port $UVICORN_PORT", #"CMD ["uvicorn", "main:app", "--host", "0.0.0.0"]"#),
        ("CMD functions-framework --target=run --port=$PORT", #"CMD ["functions-framework", "--target=run"]"#),
        ("CMD flask run --host 0.0.0.0 -p $FLASK_RUN_PORT", #"CMD ["flask", "run", "--host", "0.0.0.0"]"#),
        ("CMD cd /app/web && python main.py", "WORKDIR /app/web\nCMD [\"python\", \"main.py\"]"),
        ("CMD cd .. && exec python app/main.py", "WORKDIR /\nCMD [\"python\", \"app/main.py\"]"),
        ("CMD MODE=fast LEVEL='a b' python main.py", "ENV MODE=fast\nENV LEVEL=\"a b\"\nCMD [\"python\", \"main.py\"]"),
        ("CMD export MODE=fast && env A='$x' python main.py", "ENV MODE=fast\nENV A=\"\\$x\"\nCMD [\"python\", \"main.py\"]"),
        ("CMD set -e; exec python main.py", #"CMD ["python", "main.py"]"#),
    ])
    func becomesPlain(_ start: String, _ plain: String) throws {
        let (plan, result) = try Self.plan(start, files: Self.site)
        #expect(plan.outcome == .hardened, "\(plan.stages[0].reasons.map(\.message))")
        #expect(result.hasSuffix("\n" + plain + "\n"), "\(result)")
    }

    @Test(arguments: [
        "CMD gunicorn --bind 127.0.0.1:$PORT main:app", "CMD gunicorn --bind :$PORT --bind :9000 main:app", "CMD gunicorn --bind :${PORT:-8000} main:app",
        "CMD gunicorn -c settings.py --bind :$PORT main:app", "ENV GUNICORN_CMD_ARGS=--reload\nCMD gunicorn --bind :$PORT main:app", "CMD uvicorn main:app --port $PORT",
        "CMD gunicorn --bind :$OTHER main:app", "CMD FLASK_APP=$PORT flask run", "CMD PATH=/x:$PATH python main.py", "CMD PATH=/x python main.py", "CMD python main.py > /dev/null",
        "CMD python main.py &", "CMD python main.py || true", "CMD cd web; python main.py", "CMD cd \"$PORT\" && python main.py", "CMD python *.py", "CMD python $(which main)",
        "CMD sleep 1 && python main.py", "CMD exec -a x python main.py", "CMD echo hello", "CMD [\"sh\"]", "CMD [\"sh\", \"-c\", \"exec \\\"$@\\\"\", \"--\", \"python\"]",
        "HEALTHCHECK CMD python probe.py\nCMD cd web && python main.py",
    ])
    func needsItsShell(_ start: String) throws {
        let (plan, result) = try Self.plan(start, files: Self.site)
        #expect(plan.outcome != .hardened, "\(result)")
        #expect(plan.stages[0].reasons.contains { $0.id == "start-needs-shell" }, "\(plan.stages[0].reasons)")
    }

    @Test func settingsOfTheProjectCount() throws {
        let start = "CMD gunicorn --bind :$PORT main:app"
        var files = Self.site
        files["gunicorn.conf.py"] = "workers = 4\n"
        #expect(try Self.plan(start, files: files).plan.outcome == .hardened)
        files["gunicorn.conf.py"] = "bind = ':1'\n"
        #expect(try Self.plan(start, files: files).plan.outcome != .hardened)
    }

    @Test func aValueIsWrittenOutOnlyWhenAllowed() throws {
        let start = "CMD uvicorn main:app --port ${PORT}"
        let (plan, result) = try Self.plan(start, files: Self.site) { $0.permissions = [.freezeEnv] }
        #expect(plan.outcome == .hardened)
        #expect(result.hasSuffix("CMD [\"uvicorn\", \"main:app\", \"--port\", \"8080\"]\n"))
        #expect(plan.obligations.contains { $0.id == .start && $0.status == .assumed && $0.because.contains("PORT") })
        // What nobody sets has no value to write.
        #expect(try Self.plan("CMD uvicorn main:app --port $OTHER", files: Self.site) { $0.permissions = [.freezeEnv] }.plan.outcome != .hardened)
        // The program reads it by itself: nothing is written out.
        let read = try Self.plan("CMD gunicorn -b :$PORT main:app", files: Self.site) { $0.permissions = [.freezeEnv] }
        #expect(read.result.hasSuffix("CMD [\"gunicorn\", \"main:app\"]\n"))
    }

    @Test func aNoteSaysWhatProcessOneIgnores() throws {
        var files = Self.site
        files["package.json"] = #"{"scripts": {"start": "node server.js"}}"#
        let (plan, _) = try Self.plan("CMD [\"npm\", \"start\"]", base: "node:22-slim", files: files)
        #expect(plan.outcome == .hardened)
        #expect(plan.notes.contains { $0.id == "first-process" && $0.message.contains("--init") })
        files["server.js"] = "process.on('SIGTERM', () => process.exit(0))"
        #expect(try !Self.plan("CMD [\"npm\", \"start\"]", base: "node:22-slim", files: files).plan.notes.contains { $0.id == "first-process" })
        // A shell ignored the signal as well, or gave way to node.
        #expect(try !Self.plan("CMD node server.js", base: "node:22-slim", files: files).plan.notes.contains { $0.id == "first-process" })
    }
}
