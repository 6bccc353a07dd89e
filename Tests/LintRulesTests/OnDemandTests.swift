import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// What is true and of little use is reported to those who ask for the rule.
@Suite struct OnDemandTests {
    private func find(_ text: String, _ select: [String]) throws -> [String] {
        let selection = try RuleSelection(RuleRegistry.all, select: select)
        return Linter(selection, catalog: try Catalog.builtIn()).lint(Array(text.utf8), path: "Dockerfile").map(\.rule)
    }

    @Test(
        "The default set leaves it out, names and other presets do not",
        arguments: [
            ("unchecked-pipe", "DL4006", "FROM debian:13\nRUN curl -fsSL https://example.com/a.tgz | tar xz -C /opt\n"),
            ("unchecked-pipe", "DL4006", "FROM debian:13\nRUN ls /bin | wc -l\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nCMD cd /srv && exec ./server --port \"$PORT\"\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nCMD while true; do cat /a; sleep 1; done\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nCMD cmp /a /b && cmp /c /d\n"),
            ("missing-user", "DHI502", "FROM debian:13\nRUN make\nCMD [\"node\"]\n"),
            ("missing-user", "DHI502", "FROM debian:13\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n"),
            ("sudo-in-run", "DL3004", "FROM registry.example.com/base:1\nRUN sudo -u app make\n"),
            ("separate-index-update", "DHI805", "FROM alpine:3.23\nRUN apk update\nRUN apk add git\n"),
            ("untagged-base-image", "DL3006", "FROM gcr.io/distroless/static-debian13\nCMD [\"/a\"]\n"),
            ("unhardened-image", "DHI034", "FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\n"),
            ("secret-variable", "SecretsUsedInArgOrEnv", "FROM debian:13\nENV FILTER_KEY=ProcessId\n"),
            ("unhardened-image", "DHI034", "FROM rust:1.58\n"),
            ("unhardened-image", "DHI034", "FROM golang:1.26 AS go\nFROM registry.example.com/a:1\nCOPY --from=go /usr/local/go /usr/local/go\n"),
            ("unhardened-image", "DHI034", "FROM mcr.microsoft.com/dotnet/sdk:10.0-noble\nRUN dotnet publish\n"),
            ("unhardened-image", "DHI034", "FROM debian:13\nRUN make install\nCMD [\"node\"]\n"),
            ("latest-base-image", "DL3007", "# nosemgrep: dockerfile.audit.dockerfile-source-not-pinned.dockerfile-source-not-pinned\nFROM registry.example.com/a:latest\n"),
            ("unchecked-pipe", "DL4006", "FROM debian:13\nRUN tac /var/lib/dpkg/status.d | tee /out\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nCMD bash run.sh\n"),
            ("missing-folder-slash", "DL3021", "FROM debian:13\nCOPY a* b /data\n"),
            ("unhardened-image", "DHI034", "#\n# NOTE: THIS DOCKERFILE IS GENERATED VIA \"update.sh\"\n#\n# PLEASE DO NOT EDIT IT DIRECTLY.\n#\nFROM node:22\n"),
            ("untagged-base-image", "DL3006", "ARG REGISTRY=quay.io\nARG OWNER=a\nARG BASE=$REGISTRY/$OWNER/b\nFROM $BASE\n"),
            ("missing-user", "DHI502", "FROM debian:13\nRUN useradd app\nCOPY entrypoint.sh /\nENTRYPOINT [\"/entrypoint.sh\"]\n"),
            ("missing-user", "DHI502", "FROM debian:13\nRUN apt-get install -y docker.io\nCMD [\"/srv/app\"]\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nENTRYPOINT echo a && tail -f /dev/null\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nCMD sleep infinity\n"),
            ("missing-user", "DHI502", "FROM nginx:1.29\nCOPY run.sh /\nCMD bash run.sh\n"),
            ("missing-user", "DHI502", "FROM debian:13\nRUN apt-get install -y php8.3-fpm nginx=1.26.3-3\nENTRYPOINT [\"/run.sh\"]\n"),
            ("unchecked-pipe", "DL4006", "FROM debian:13\nRUN wget -O - https://example.com/key.asc | sudo apt-key add -\n"),
            ("shipped-build-image", "DHI020", "FROM dhi.io/python:3.13-dev\nUSER 65532\nCOPY run.sh /\nENTRYPOINT [\"/run.sh\"]\n"),
            ("missing-user", "DHI502", "FROM debian:13\nCMD service php8.5-fpm start && ./h2o\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nCMD exec gunicorn main:app\n"),
            ("shell-form-command", "DL3025", "FROM debian:13\nSTOPSIGNAL SIGKILL\nCMD ./server\n"),
            ("missing-user", "DHI502", "FROM debian:13\nRUN groupadd -g 1000 node && useradd -u 1000 -g node -m node\nCOPY docker-entrypoint.sh /usr/local/bin/\nENTRYPOINT [\"docker-entrypoint.sh\"]\nCMD [\"node\"]\n"),
            ("missing-user", "DHI502", "FROM debian:13\nCOPY docker-php-entrypoint /usr/local/bin/\nENTRYPOINT [\"docker-php-entrypoint\"]\nCMD [\"php\", \"-a\"]\n"),
            ("sudo-in-run", "DL3004", "FROM registry.example.com/base:1\nRUN sudo chown app /srv && make\nENTRYPOINT sudo service haproxy start && /srv/app\n"),
            ("missing-user", "DHI502", "FROM debian:13\nENTRYPOINT [\"/usr/local/share/docker-init.sh\", \"sleep\"]\nCMD [\"/srv/app\"]\n"),
            ("sudo-in-run", "DL3004", "FROM registry.example.com/base:1\nRUN if [ \"$(id -u)\" -ne 0 ]; then sudo make install; else make install; fi\n"),
        ])
    func leftOut(_ rule: String, _ name: String, _ text: String) throws {
        #expect(try !find(text, []).contains(rule))
        #expect(try !find(text, ["default"]).contains(rule))
        #expect(try find(text, [name]) == [rule])
        #expect(try find(text, ["default", rule]).contains(rule))
        #expect(try find(text, ["all"]).contains(rule))
    }

    @Test(
        "What matters is in the default set",
        arguments: [
            ("unchecked-pipe", "FROM debian:13\nRUN curl -fsSL https://example.com/a.sh | sh\n"),
            ("unchecked-pipe", "FROM debian:13\nRUN curl -fsSL https://example.com/a.tgz | tar tz > /list\n"),
            ("shell-form-command", "FROM debian:13\nCMD exec ./setup && ./server $PORT\n"),
            ("shell-form-command", "FROM debian:13\nENTRYPOINT exec ./server $PORT\n"),
            ("secret-variable", "FROM debian:13\nENV API_KEY=a1b2c3\n"),
            ("unhardened-image", "FROM node:22\n"),
            ("missing-user", "FROM debian:13\nENTRYPOINT [\"docker-entrypoint.sh\"]\nCMD [\"node\", \"server.js\"]\n"),
            ("sudo-in-run", "FROM registry.example.com/base:1\nRUN sudo make install\n"),
            ("unhardened-image", "# Generated once by hand.\nFROM node:22\n"),
            ("unhardened-image", "FROM debian:13\nRUN make install\nCMD [\"bash\"]\n"),
            ("latest-base-image", "# nosemgrep: something-else\nFROM registry.example.com/a:latest\n"),
            ("shell-form-command", "FROM debian:13\nCMD bash setup.sh && ./server\n"),
            ("untagged-base-image", "ARG BASE=quay.io/a/b\nFROM $BASE\n"),
            ("missing-user", "FROM debian:13\nRUN useradd app\nCMD [\"/srv/app\"]\n"),
        ])
    func stays(_ rule: String, _ text: String) throws {
        #expect(try find(text, []).contains(rule))
    }

    @Test("What a pattern matches may be one file") func pattern() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["missing-folder-slash"]), catalog: try Catalog.builtIn())
        let findings = linter.lint(Array("FROM debian:13\nCOPY a b /data\nCOPY a* b /data\n".utf8), path: "Dockerfile")
        #expect(findings.map(\.severity) == [.error, .warning])
        #expect(findings.flatMap(\.fixes).map(\.applicability) == [.safe, .unsafe])
    }

    @Test("An entry point that is no script takes CMD for its arguments") func argument() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["shell-form-command"]), catalog: try Catalog.builtIn())
        let text = "FROM debian:13\nCMD echo a\nENTRYPOINT [\"/bin/cat\"]\n"
        #expect(linter.lint(Array(text.utf8), path: "Dockerfile").map(\.help) == ["ENTRYPOINT gets '/bin/sh', '-c' and the line as its arguments. Write what it is to get as a JSON array: CMD [\"argument\"]."])
    }

    @Test("An entry script may start CMD, and gets the shell in front of it") func startedArgument() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["shell-form-command"]), catalog: try Catalog.builtIn())
        let help = { (entry: String) in linter.lint(Array("FROM debian:13\nCMD npm start\nENTRYPOINT [\"\(entry)\"]\n".utf8), path: "Dockerfile").map { $0.help.prefix { $0 != ";" && $0 != "." } } }
        #expect(help("/docker-entrypoint.sh") == ["ENTRYPOINT gets '/bin/sh', '-c' and the line as its arguments"])
        #expect(help("tini") == ["The shell stays in front of the program and does not hand on signals, so that 'docker stop' waits and then kills"])
    }

    @Test("The settings of a development container say who works in it") func development() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: []), catalog: try Catalog.builtIn())
        let rules = { (path: String) in linter.lint(Array("FROM debian:13\nRUN make\nCMD [\"/srv/app\"]\n".utf8), path: path).map(\.rule) }
        #expect(!rules(".devcontainer/Dockerfile").contains("missing-user"))
        #expect(!rules("a/.devcontainer/api/Dockerfile").contains("missing-user"))
        #expect(rules("a/.devcontainer.Dockerfile").contains("missing-user"))
    }

    @Test("A runtime image without a shell is no twin for a stage that runs commands; another system is named")
    func twins() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["unhardened-image"]), catalog: try Catalog.builtIn())
        #expect(linter.lint(Array("FROM eclipse-temurin:21-jre AS a\nRUN keytool -importcert\nFROM registry.example.com/b:1\nCOPY --from=a /a /a\n".utf8), path: "Dockerfile").isEmpty)
        let other = linter.lint(Array("FROM mcr.microsoft.com/dotnet/sdk:10.0-noble\nRUN dotnet publish\n".utf8), path: "Dockerfile")
        #expect(linter.lint(Array("FROM eclipse-temurin:21\nCOPY a.jar /\nCMD java -jar /a.jar\n".utf8), path: "Dockerfile").map(\.fixes.count) == [0])
        #expect(linter.lint(Array("FROM eclipse-temurin:21\nCOPY a.jar /\nCMD [\"java\", \"-jar\", \"/a.jar\"]\n".utf8), path: "Dockerfile").map(\.fixes.count) == [1])
        let sdk = linter.lint(Array("FROM mcr.microsoft.com/dotnet/sdk:9.0\nRUN dotnet publish -o /a\nENTRYPOINT [\"/a/b\"]\n".utf8), path: "Dockerfile")
        #expect(sdk.map(\.message) == ["mcr.microsoft.com/dotnet/sdk:9.0 has a hardened equivalent: dhi.io/dotnet:9.0-sdk to build on, and dhi.io/dotnet:9.0 or dhi.io/aspnetcore:9.0 to ship."])
        let web = linter.lint(Array("FROM mcr.microsoft.com/dotnet/sdk:9.0\nCOPY a /a\nENTRYPOINT [\"dotnet\", \"/a/b.dll\"]\n".utf8), path: "Dockerfile")
        #expect(web.map(\.fixes.count) == [0])
        #expect(other.map(\.help) == ["Hardened images have fewer packages and vulnerabilities. It stands on Debian instead of Ubuntu 24.04. 'dhi migrate' shows what the move changes."])
    }

    @Test("Comments for other tools may silence what these find") func foreignPragmas() throws {
        let text = "# hadolint ignore=DL3006\nFROM debian:13\n"
        #expect(try !find(text, []).contains("unused-pragma"))
        #expect(try find(text, ["default", "unused-pragma"]).contains("unused-pragma"))
        #expect(try find("# dhi ignore=untagged-base-image\nFROM debian:13\n", []).contains("unused-pragma"))
    }

    @Test("A word that stands for a name is no error") func placeholders() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["malformed-base-image"]), catalog: try Catalog.builtIn())
        #expect(linter.lint(Array("FROM REPLACE-ME\n".utf8), path: "Dockerfile").map(\.severity) == [.information])
        #expect(linter.lint(Array("FROM Debian:13\n".utf8), path: "Dockerfile").map(\.severity) == [.error])
    }

    @Test("A template is no error") func templates() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["syntax"]), catalog: try Catalog.builtIn())
        #expect(linter.lint(Array("FROM debian:12\n{{#files}}\n".utf8), path: "Dockerfile").map(\.severity) == [.information])
        #expect(linter.lint(Array("FROM debian:12\nCOPPY a b\n".utf8), path: "Dockerfile").map(\.severity) == [.error])
        #expect(linter.lint(Array("ARG A=1\n".utf8), path: "dockerfile-templates/sdk/Dockerfile").map(\.severity) == [.information])
        #expect(linter.lint(Array("ARG A=1\n".utf8), path: "sdk/Dockerfile").map(\.severity) == [.error])
    }

    @Test("It is said where a secret is left") func traces() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["secret-variable"]), catalog: try Catalog.builtIn())
        let text = "FROM debian:13 AS build\nARG API_TOKEN\nRUN make\nFROM debian:13\nARG API_TOKEN\nENV DB_PASSWORD=x1y2z3\nCOPY --from=build /a /a\n"
        let help = linter.lint(Array(text.utf8), path: "Dockerfile").map { $0.help.prefix { $0 != "." } }
        #expect(help == ["Its value stays in the cache of the build and in its provenance", "Its value stays in the history of the image, for everybody to read", "Its value is part of the image, for everybody to read"])
    }

    @Test("Going back at the end of a RUN is a habit") func back() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["cd-without-effect"]), catalog: try Catalog.builtIn())
        #expect(linter.lint(Array("FROM debian:13\nRUN cd a && make && cd ../..\nRUN make && cd /srv\n".utf8), path: "Dockerfile").map(\.severity) == [.hint, .warning])
    }

    @Test("It is said what a user needs who is not root") func needs() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["missing-user"]), catalog: try Catalog.builtIn())
        func help(_ rest: String) -> Substring? {
            linter.lint(Array("FROM python:3.13\n\(rest)\n".utf8), path: "Dockerfile").first?.help.split(separator: ". ").last
        }
        #expect(help("CMD [\"python\", \"a.py\"]") == "It needs to own what the program writes.")
        #expect(help("COPY run.sh /\nCMD [\"sh\", \"/run.sh\"]") == "See what run.sh needs root for.")
        #expect(help("ENTRYPOINT [\"/docker-entrypoint.sh\"]\nCMD [\"serve\"]") == "See what docker-entrypoint.sh needs root for.")
        #expect(linter.lint(Array("FROM node:22\nCMD [\"node\", \"a.js\"]\n".utf8), path: "Dockerfile").first?.help.hasSuffix("It needs to own what the program writes.") == true)
        #expect(help("ENV PATH=/root/.local/bin:$PATH\nCMD [\"awx\"]") == "Programs in /root are out of its reach.")
    }

    @Test("Images without tags for versions are told how to be named") func distroless() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["latest-base-image"]), catalog: try Catalog.builtIn())
        #expect(linter.lint(Array("FROM gcr.io/distroless/base:latest\n".utf8), path: "Dockerfile").map { $0.help.hasSuffix("Name the release, as in base-debian13, or a digest.") } == [true])
    }

    @Test("How bytes that are no UTF-8 are read within quotes is not known, so that none are set") func invalidBytes() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["legacy-key-value"]), catalog: try Catalog.builtIn())
        let fixes = { (bytes: [UInt8]) in linter.lint(Array("FROM debian:13\nENV k a".utf8) + bytes + Array(" b\n".utf8), path: "Dockerfile").map(\.fixes.count) }
        #expect(fixes([]) == [1])
        #expect(fixes([0xB1]) == [0])
        #expect(linter.lint(Array("FROM debian:13\nLABEL a\" b c\n".utf8), path: "Dockerfile").map(\.fixes.count) == [0])
    }

    @Test("A SHELL without -c is an error where something is started by it") func incompleteShells() throws {
        let linter = Linter(try RuleSelection(RuleRegistry.all, select: ["incomplete-shell"]), catalog: try Catalog.builtIn())
        let severity = { (text: String) in linter.lint(Array("FROM debian:13\nSHELL [\"/bin/bash\", \"-e\"]\n\(text)\n".utf8), path: "Dockerfile").map(\.severity) }
        #expect(severity("RUN make") == [.error])
        #expect(severity("HEALTHCHECK CMD true") == [.error])
        #expect(severity("RUN [\"make\"]") == [.warning])
        #expect(severity("SHELL [\"/bin/sh\", \"-c\"]\nRUN make") == [.warning])
        // BuildKit starts a script with an interpreter of its own by itself.
        #expect(severity("RUN <<EOF\n#!/bin/sh\nmake\nEOF") == [.warning])
    }
}
