import DockerfileSyntax
import HardenedCatalog
import Migration
import Proving
import Testing

/// Files that somebody rewrote by hand, compared with their original.
@Suite struct RewrittenFileTests {
    private static let original = """
        FROM python:3.13-slim
        RUN groupadd --system app && useradd --system --gid app --uid 999 app
        ENV GREETING=hello
        WORKDIR /usr/src/app
        COPY requirements.txt .
        RUN pip install -r requirements.txt
        COPY main.py settings.ini ./
        COPY static ./static
        RUN mkdir -p /data && chown app:app /data
        LABEL org.example.team=web
        VOLUME /data
        EXPOSE 8000
        STOPSIGNAL SIGINT
        HEALTHCHECK CMD ["python", "-c", "import main"]
        USER app
        CMD python main.py
        """

    private static let rewritten = """
        FROM dhi.io/python:3.13-dev AS packages
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        COPY requirements.txt .
        RUN pip install -r requirements.txt

        FROM dhi.io/python:3.13-dev AS folders
        RUN mkdir -p /data

        FROM dhi.io/python:3.13
        ENV PATH=/opt/venv/bin:$PATH GREETING=hello
        WORKDIR /usr/src/app
        COPY --from=packages /opt/venv /opt/venv
        COPY main.py settings.ini ./
        COPY static ./static
        COPY --from=folders --chown=65532:65532 /data /data
        LABEL org.example.team=web
        VOLUME /data
        EXPOSE 8000/tcp
        STOPSIGNAL SIGINT
        HEALTHCHECK CMD ["python", "-c", "import main"]
        CMD ["python", "main.py"]
        """

    private func verify(_ text: String, original: String = original, _ change: (inout MigrationOptions) -> Void = { _ in }) throws -> FileVerification {
        var options = MigrationOptions()
        change(&options)
        let migrator = Migrator(catalog: try Catalog.builtIn(), options: options)
        return migrator.verify(DockerfileParser.parse(Array(text.utf8)), original: DockerfileParser.parse(Array(original.utf8)))
    }

    @Test func aFileThatKeepsAllHasNothingFailed() throws {
        let verification = try verify(Self.rewritten)
        #expect(verification.count(.failed) == 0, "\(verification.obligations)")
        #expect(verification.obligations.first { $0.id == .kept }?.status == .proven, "\(verification.obligations)")
        // Without an original nothing is said of it.
        let alone = Migrator(catalog: try Catalog.builtIn()).verify(DockerfileParser.parse(Array(Self.rewritten.utf8)))
        #expect(!alone.obligations.contains { $0.id == .kept })
    }

    /// What is lost by hand, the one obligation that has to fail for it, and a word of why.
    @Test(arguments: [
        ("VOLUME /data\n", "", ObligationID.kept, "say VOLUME /data"),
        ("EXPOSE 8000/tcp\n", "", .kept, "say EXPOSE 8000"),
        ("STOPSIGNAL SIGINT\n", "", .kept, "say STOPSIGNAL SIGINT"),
        ("HEALTHCHECK CMD [\"python\", \"-c\", \"import main\"]\n", "", .probe, "the HEALTHCHECK of the original is gone"),
        (#"CMD ["python", "main.py"]"#, #"CMD ["python", "settings.py"]"#, .start, "containers start `python settings.py`"),
        ("--chown=65532:65532 ", "", .writes, "gives /data to app"),
    ])
    func whatIsLostFails(_ old: String, _ new: String, _ id: ObligationID, _ why: String) throws {
        #expect(Self.rewritten.contains(old))
        let failed = try verify(Self.rewritten.replacing(old, with: new)).obligations.filter { $0.status == .failed }
        #expect(failed.contains { $0.id == id && $0.because.contains(why) }, "\(failed)")
        #expect(failed.count == (new.contains("settings.py") ? failed.count : 1), "\(failed)")
    }

    /// What may be needless, how it is named, and the kind that refuses it.
    @Test(arguments: [
        (" GREETING=hello", "", "GREETING", "dropped-setting"),
        (" GREETING=hello", "\nARG GREETING=hello", "GREETING", "dropped-setting"),
        ("GREETING=hello", "GREETING=bye", "bye instead of hello", "dropped-setting"),
        ("LABEL org.example.team=web\n", "", "org.example.team", "dropped-setting"),
        ("EXPOSE 8000/tcp", "EXPOSE 8080", "8080 instead of 8000", "interface-change"),
        ("COPY static ./static\n", "", "/usr/src/app/static (line 8 of the original)", "left-behind"),
        ("RUN pip install -r requirements.txt\n", "", "`pip install requirements.txt` (line 6)", "dropped-command"),
    ])
    func whatIsGoneIsNamed(_ old: String, _ new: String, _ name: String, _ kind: String) throws {
        #expect(Self.rewritten.contains(old))
        let text = Self.rewritten.replacing(old, with: new)
        let verification = try verify(text)
        #expect(verification.count(.failed) == 0, "\(verification.obligations)")
        let kept = try #require(verification.obligations.first { $0.id == .kept })
        #expect(kept.status == .assumed)
        #expect(kept.because.contains(name), "\(kept.because)")
        #expect(Assumption.kinds.contains(kind))
        #expect(try verify(text) { $0.refused = [kind] }.obligations.first { $0.id == .kept }?.status == .failed)
    }

    @Test func aProjectMayLieInAnotherFolder() throws {
        let verification = try verify(Self.rewritten.replacing("/usr/src/app", with: "/app"))
        #expect(verification.count(.failed) == 0, "\(verification.obligations)")
        #expect(verification.obligations.first { $0.id == .kept }?.status == .proven, "\(verification.obligations)")
        #expect(verification.obligations.last { $0.id == .start }?.because.contains("/usr/src/app, the working directory of the original") == true)
    }

    @Test func whatOnlyPartlyComesOverIsNamed() throws {
        let original = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nUSER node\nCMD [\"node\", \"dist/main.js\"]\n"
        let text = "FROM dhi.io/node:24-dev AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nFROM dhi.io/node:24\nWORKDIR /app\nCOPY --from=build /app/dist ./dist\nCMD [\"node\", \"dist/main.js\"]\n"
        let verification = try verify(text, original: original)
        #expect(verification.count(.failed) == 0, "\(verification.obligations)")
        #expect(verification.obligations.first { $0.id == .kept }?.because == "of what the original puts into /app, containers need no more than /app/dist")
        // Who ran as somebody must not become root.
        let root = try verify("FROM dhi.io/node:24-dev\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nCMD [\"node\", \"dist/main.js\"]\n", original: original)
        #expect(root.obligations.contains { $0.id == .user && $0.status == .failed && $0.because.contains("would run as root") }, "\(root.obligations)")
    }

    /// A start command that cannot be followed is taken to come to the same.
    @Test func aStartThatNobodyCanFollowIsAssumed() throws {
        let original = "FROM node:24\nWORKDIR /app\nCOPY . .\nUSER node\nCMD [\"npm\", \"start\"]\n"
        let verification = try verify("FROM dhi.io/node:24\nWORKDIR /app\nCOPY . .\nCMD [\"node\", \"server.js\"]\n", original: original)
        #expect(verification.count(.failed) == 0, "\(verification.obligations)")
        #expect(verification.obligations.contains { $0.id == .start && $0.status == .assumed && $0.because.contains("`node server.js` does what `npm start` did") }, "\(verification.obligations)")
    }

    @Test(arguments: [
        (#"["/app/entrypoint.sh", "main.js"]"#, ProofStatus.assumed, "of which it cannot be told"), (#"["tini", "--", "node", "main.js"]"#, .assumed, "without `tini --` in front of it"),
        (#"["env", "-i", "A=1", "node", "main.js", "x"]"#, .failed, "instead of `env -i A=1 node main.js x`"), (#"["node", "other.js"]"#, .failed, "instead of `node other.js`"),
    ])
    func anotherStartIsNamed(_ command: String, _ status: ProofStatus, _ words: String) throws {
        let original = "FROM node:24\nWORKDIR /app\nCOPY . .\nUSER node\nENTRYPOINT \(command)\n"
        let verification = try verify("FROM dhi.io/node:24\nWORKDIR /app\nCOPY . .\nENTRYPOINT [\"node\", \"main.js\"]\n", original: original)
        let start = try #require(verification.obligations.first { $0.id == .start })
        #expect(start.status == status)
        #expect(start.because.contains(words), "\(start.because)")
    }

    @Test func aPortOfTheImageIsNoneThatIsLost() throws {
        for (image, words) in [("dhi.io/nginx:1.30", "exposes 8080/tcp instead of 80"), ("dhi.io/nginx:0.1", "says EXPOSE 80 itself")] {
            let original = "FROM nginx:1.30\nEXPOSE 80\nCOPY site /usr/share/nginx/html\n"
            let kept = try #require(try verify("FROM \(image)\nCOPY site /usr/share/nginx/html\n", original: original).obligations.first { $0.id == .kept })
            #expect(kept.status == .assumed)
            #expect(kept.because.contains(words), "\(kept.because)")
        }
    }

    @Test func theTargetIsThatOfBoth() throws {
        let original = "FROM node:24 AS web\nEXPOSE 80\nFROM node:24 AS worker\n"
        let text = "FROM dhi.io/node:24 AS web\nFROM dhi.io/node:24 AS worker\n"
        #expect(try verify(text, original: original) { $0.target = "web" }.obligations.contains { $0.because.contains("EXPOSE 80") })
        #expect(try !verify(text, original: original) { $0.target = "worker" }.obligations.contains { $0.because.contains("EXPOSE 80") })
        #expect(try !verify(text, original: "FROM node:24\n") { $0.target = "web" }.originalHasTarget)
        // Nor is anything said of a file that moved to no hardened image but what is lost.
        let unmoved = try verify("FROM node:24\n", original: "FROM node:24\nVOLUME /data\n")
        #expect(unmoved.obligations.filter { $0.status == .failed }.map(\.id) == [.references, .kept])
    }
}
