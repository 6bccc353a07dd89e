import DockerfileSyntax
import HardenedCatalog
import Migration
import Proving
import Testing

/// Files that stand on hardened images already, judged without an original.
@Suite struct VerificationTests {
    private static let python = """
        FROM dhi.io/python:3.13-dev AS build
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        WORKDIR /app
        COPY requirements.txt .
        RUN pip install -r requirements.txt

        FROM dhi.io/python:3.13
        ENV PATH=/opt/venv/bin:$PATH
        WORKDIR /app
        COPY --from=build /opt/venv /opt/venv
        COPY main.py .
        HEALTHCHECK CMD ["python", "-c", "import main"]
        CMD ["python", "main.py"]
        """

    private func verify(_ text: String, _ change: (inout MigrationOptions) -> Void = { _ in }) throws -> FileVerification {
        var options = MigrationOptions()
        change(&options)
        return Migrator(catalog: try Catalog.builtIn(), options: options).verify(DockerfileParser.parse(Array(text.utf8)))
    }

    private func failed(_ text: String) throws -> [ObligationID] { try verify(text).obligations.filter { $0.status == .failed }.map(\.id) }

    @Test func nothingFailsInAFileThatIsWhole() throws {
        let verification = try verify(Self.python)
        #expect(verification.count(.failed) == 0, "\(verification.obligations)")
        #expect(verification.outcome == .hardened)
        // Native parts of packages, and places that are written unseen.
        #expect(verification.obligations.filter { $0.status == .assumed }.map(\.id) == [.libraries, .writes])
    }

    @Test(arguments: [
        ("USER node\nWORKDIR /app", [ObligationID.build]), ("RUN chown node /app\nUSER node\nWORKDIR /app", []), ("WORKDIR /app", []), ("USER node\nWORKDIR /srv/app", []),
    ])
    func aFolderOfTheImageIsWrittenByItsOwnerOnly(_ lines: String, _ expected: [ObligationID]) throws {
        let text = "FROM dhi.io/node:24-dev AS modules\n\(lines)\nCOPY --chown=node package*.json ./\nRUN npm ci\n\nFROM dhi.io/node:24\nCOPY --from=modules /etc/os-release /srv/release\nCOPY main.js /srv/\nCMD [\"node\", \"/srv/main.js\"]\n"
        #expect(try failed(text) == expected)
    }

    @Test(arguments: [
        ("VOLUME /app/media", true), ("WORKDIR /app/media\nWORKDIR /app\nVOLUME /app/media", false), ("COPY --chown=65532:65532 media ./media/\nVOLUME /app/media", false),
        ("COPY media/ ./media/\nVOLUME /app/media", true), ("COPY --chown=nonroot media/first.txt /app/media/\nVOLUME /app/media", false), ("VOLUME /tmp", false), ("VOLUME /home/nonroot", false),
        ("COPY --from=build --chown=65532:65532 /app /app\nVOLUME /app/media", true), ("COPY --from=build --chown=65532:65532 /srv/ /srv/\nVOLUME /srv/media", false),
        ("COPY --from=build --chown=65532:65532 /srv/ /srv/\nCOPY --from=build /srv/ /srv/\nVOLUME /srv/media", true),
    ])
    func aVolumeIsWrittenByTheUser(_ lines: String, _ fails: Bool) throws {
        let text = Self.python.replacing("RUN pip install -r requirements.txt", with: "RUN pip install -r requirements.txt && mkdir -p /srv/media").replacing("COPY main.py .", with: "COPY main.py .\n" + lines)
        #expect(try failed(text) == (fails ? [.writes] : []))
    }

    @Test(arguments: [
        (#"["gunicorn", "--pid", "/run/g.pid", "main:app"]"#, true), (#"["gunicorn", "--pid=/app/g.pid", "main:app"]"#, false), (#"["gunicorn", "-p", "g.pid", "main:app"]"#, false),
        (#"["python", "-m", "gunicorn", "-b", "unix:/run/g.sock", "main:app"]"#, true), (#"["gunicorn", "--log-file=-", "--access-logfile", "/dev/stdout", "-b", ":8000", "main:app"]"#, false),
        (#"["gunicorn", "--log-file=/srv/x/y.log", "main:app"]"#, true), (#"["gunicorn", "--pid=/tmp/g.pid", "-b", "unix:/tmp/g.sock", "main:app"]"#, false),
        (#"["celery", "-A", "main", "beat"]"#, false), (#"["celery", "-A", "main", "beat", "--schedule=/var/lib/beat"]"#, true), (#"["uwsgi", "--socket", "/run/u.sock", "--module", "main"]"#, true),
        (#"["supervisord", "-n", "--logfile=/var/log/s.log"]"#, true),
    ])
    func aServerWritesWhereItsUserMay(_ command: String, _ fails: Bool) throws {
        let text = Self.python.replacing(#"CMD ["python", "main.py"]"#, with: "CMD " + command)
        #expect(try failed(text) == (fails ? [.writes] : []))
    }

    /// What is copied from the context has to be in the folder that somebody names, and may still be made where it was merely found.
    @Test(arguments: [
        ("COPY main.py .", [ObligationID]()), ("COPY settings.toml main.py ./", [.copy]), ("COPY hidden.py main.py ./", [.copy]), ("COPY main.py* .", []), ("COPY data ./data", [.start]),
    ])
    func whatIsCopiedIsInTheContext(_ line: String, _ expected: [ObligationID]) throws {
        let text = "FROM dhi.io/python:3.13\nWORKDIR /app\n\(line)\nCMD [\"python\", \"main.py\"]\n"
        let context = TextContext(bytes: ["main.py": [], "hidden.py": [], "data/a": [], ".dockerignore": Array("hidden.*\n".utf8)])
        let migrator = Migrator(catalog: try Catalog.builtIn())
        for isNamed in [true, false] {
            let found = migrator.verify(DockerfileParser.parse(Array(text.utf8)), context: context, contextIsNamed: isNamed)
            let telling = found.obligations.filter { $0.kinds.contains("context-file") }
            if line.hasPrefix("COPY data") {
                #expect(found.obligations.filter { $0.status == .failed }.map(\.id) == expected)
            } else {
                #expect(telling.map(\.id) == expected)
                #expect(telling.allSatisfy { $0.status == (isNamed ? .failed : .assumed) })
            }
        }
    }

    /// `net` is linked against the C library of the stage that builds, where that has a compiler for C.
    @Test(arguments: [("debian-base:trixie", [ObligationID.libraries]), ("static:20250419-glibc-debian13", [.libraries]), ("alpine-base:3.24", [])])
    func whatGoLinksAgainstIsThere(_ image: String, _ expected: [ObligationID]) throws {
        let text = "FROM dhi.io/golang:1.26-alpine-dev AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n\nFROM dhi.io/\(image)\nCOPY --from=build /app /app\nEXPOSE 8080\nUSER 65532\nCMD [\"/app\"]\n"
        #expect(try failed(text) == expected)
        #expect(try failed(text.replacing("RUN go", with: "RUN CGO_ENABLED=0 go")) == [])
    }

    @Test func aBareNameIsMeantForAStage() throws {
        let text = "FROM dhi.io/static:20250419-glibc-debian13\nCOPY --from=NAME /x /x\nCMD [\"/x\"]\n"
        #expect(try failed(text.replacing("NAME", with: "nostage")) == [.copy])
        #expect(try failed(text.replacing("NAME", with: "busybox")) == [])
    }

    /// What is broken by hand, and the one obligation that has to say so.
    @Test(arguments: [
        (#"COPY main.py ."#, "", ObligationID.start),
        (#"CMD ["python", "main.py"]"#, "CMD python main.py", .start),
        (#"CMD ["python", "main.py"]"#, #"CMD ["sh", "-c", "python main.py"]"#, .start),
        (#"CMD ["python", "main.py"]"#, #"CMD ["/app/server"]"#, .start),
        (#"HEALTHCHECK CMD ["python", "-c", "import main"]"#, #"HEALTHCHECK CMD ["curl", "-f", "http://localhost/"]"#, .probe),
        (#"HEALTHCHECK CMD ["python", "-c", "import main"]"#, "HEALTHCHECK CMD curl -f http://localhost/ || exit 1", .probe),
        ("COPY main.py .", "COPY main.py .\nUSER appuser", .user),
        ("COPY main.py .", "COPY --chown=app:app main.py .", .user),
        ("RUN python -m venv", "RUN apk add --no-cache gcc\nRUN python -m venv", .build),
        ("COPY main.py .", "COPY main.py .\nRUN python -m compileall .", .build),
        ("FROM dhi.io/python:3.13-dev", "FROM dhi.io/python:3.12-dev", .libraries),
        ("COPY main.py .", "COPY main.py .\nCOPY --from=build /src/data /data", .copy),
        ("COPY --from=build /opt/venv /opt/venv", "COPY --from=7 /opt/venv /opt/venv", .copy),
        ("FROM dhi.io/python:3.13\n", "FROM docker/dhi-python:3.13\n", .references),
    ])
    func whatIsBrokenFailsWhereItIsBroken(_ old: String, _ new: String, _ obligation: ObligationID) throws {
        #expect(Self.python.contains(old))
        let failed = try failed(Self.python.replacing(old, with: new))
        #expect(failed == [obligation])
    }

    @Test func aProgramOfALanguageHasToComeFromSomewhere() throws {
        let text = "FROM dhi.io/python:3.13\nWORKDIR /app\nCOPY main.py .\nCMD [\"gunicorn\", \"main:app\"]\n"
        #expect(try failed(text) == [.start])
        #expect(try failed(text.replacing("COPY main.py .", with: "COPY main.py .\nCOPY tools /usr/local/bin/")) == [])
    }

    /// What is not known is assumed, and never failed.
    @Test(arguments: [
        "FROM dhi.io/node:99\nCMD [\"node\", \"a.js\"]\n",
        "ARG BASE\nFROM $BASE\nCMD [\"node\", \"a.js\"]\n",
        "FROM dhi.io/node:22-dev AS build\nRUN ./build.sh\nFROM dhi.io/node:22\nCOPY --from=build /out /app\nCMD [\"node\", \"/app/a.js\"]\n",
        "FROM dhi.io/debian-base:trixie-dev\nRUN frobnicate\nCOPY app /app\nCMD [\"/app\"]\n",
        "FROM dhi.io/python:3.13-dev\nRUN apt-get update && apt-get install -y python3-dev\nCMD [\"python\"]\n",
    ])
    func whatIsNotKnownIsAssumed(_ text: String) throws {
        let verification = try verify(text)
        #expect(verification.count(.failed) == 0, "\(verification.obligations)")
        #expect(verification.count(.assumed) > 0)
    }

    @Test func rootAndBuildVariantsAreNamed() throws {
        let verification = try verify("FROM dhi.io/node:22-dev\nCOPY a.js /a.js\nCMD [\"node\", \"/a.js\"]\n")
        #expect(verification.outcome == .rebased)
        #expect(verification.obligations.filter { $0.status == .assumed }.map(\.id) == [.references, .user])
    }

    @Test func aFileWithoutHardenedImagesIsToldItsCounterpart() throws {
        let verification = try verify("FROM node:22\nCMD [\"node\", \"a.js\"]\n")
        #expect(verification.outcome == .unchanged)
        #expect(verification.obligations.map(\.id) == [.references])
        #expect(verification.obligations.first?.because.contains("dhi.io/node:22") == true)
        // An image that only helps to build is none of the image's.
        let mixed = try verify("FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nFROM dhi.io/node:22\nCOPY --from=build /app /app\nCMD [\"node\", \"/app/a.js\"]\n")
        #expect(mixed.count(.failed) == 0, "\(mixed.obligations)")
    }

    @Test func theTargetIsJudged() throws {
        let text = "FROM node:22 AS old\nFROM dhi.io/node:22 AS new\n"
        #expect(try verify(text) { $0.target = "old" }.status == .failed)
        #expect(try verify(text) { $0.target = "new" }.status != .failed)
        #expect(try !verify(text) { $0.target = "none" }.hasTarget)
    }
}
