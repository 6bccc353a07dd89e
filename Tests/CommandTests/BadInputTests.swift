import Foundation
import Testing

/// Files and folders that something is wrong with: said with place and cause, exit code 2, and the others are still done.
@Suite struct BadInputTests {
    private static let good = "FROM node:22\nWORKDIR /app\nUSER node\nCMD [\"node\", \"a.js\"]\n"

    @Test(arguments: ["text", "gnu", "json", "sarif"], ["", "--fail-on never", "--ignore syntax --fail-on never"])
    func lintEndsWithTwoForWhatBuildKitRejects(_ format: String, _ options: String) throws {
        let folder = try Scratch()
        try folder.write("FROM node:22\nFOO bar\n", to: "a/Dockerfile")
        try folder.write("FROM node:22\nUSER root\n", to: "b/Dockerfile")
        let outcome = try folder.run("dhi lint --format \(format) \(options) .")
        #expect(outcome.code == 2)
        let said = outcome.errors == "dhi: a/Dockerfile:2:1: unknown instruction: FOO (did you mean FROM?)\n"
        if ["text", "gnu"].contains(format), !options.contains("--ignore") {
            #expect(outcome.errors.isEmpty)
            #expect(outcome.text.contains("a/Dockerfile:2:1: error: BuildKit rejects this: unknown instruction: FOO"))
        } else {
            #expect(said, "\(outcome.errors)")
        }
        #expect(outcome.text.contains("b/Dockerfile"))
    }

    @Test(arguments: ["lint", "migrate"]) func aTargetThatIsNotThereIsSaid(_ command: String) throws {
        let folder = try Scratch()
        try folder.write("FROM node:22 AS build\nFROM node:22\n", to: "a/Dockerfile")
        try folder.write("FROM node:22 AS typo\nFROM node:22\n", to: "b/Dockerfile")
        let outcome = try folder.run("dhi \(command) --target typo .")
        #expect(outcome.code == 2)
        #expect(outcome.errors == "dhi: a/Dockerfile: there is no stage 'typo'; --target takes the name or the number of a stage\n")
        #expect(outcome.text.contains("b/Dockerfile"))
        #expect(!outcome.text.contains("a/Dockerfile"))
    }

    @Test(arguments: ["lint", "migrate", "migrate --check", "lint --format json", "migrate --format json"]) func anEmptyFolderIsSaid(_ command: String) throws {
        let folder = try Scratch()
        try folder.write("x", to: "docs/readme.md")
        try folder.write("FROM scratch\n", to: "b/Dockerfile")
        let outcome = try folder.run("dhi \(command) docs b")
        #expect(outcome.code == 0)
        #expect(outcome.errors.hasPrefix("dhi: docs: no Dockerfile was found in this folder ("))
    }

    @Test func aMappingToNoHardenedImageIsSaid() throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "Dockerfile")
        try folder.write("mappings:\n- {source: node, image: nopenope}\n", to: ".dhi.yaml")
        let outcome = try folder.run("dhi migrate Dockerfile | tr -s ' \\n' ' '")
        #expect(outcome.text.contains("node:22 stays: the configuration maps node to nopenope, which is no hardened image that the catalogue knows"), "\(outcome.text)")
    }

    @Test func aBuildArgumentWithoutANameIsRefused() throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "Dockerfile")
        for command in ["migrate", "lint", "verify"] {
            let outcome = try folder.run("dhi \(command) --build-arg =x Dockerfile")
            #expect(outcome.code == 2)
            #expect(outcome.errors.hasPrefix("Error: --build-arg =x has no name before its '='; write name=value.\n"))
        }
    }

    /// What cannot be read of the build context counts as unknown; that is said, also where an earlier copy brought a file of the same name.
    @Test(arguments: [
        ("mkfifo requirements.txt", "it is a device, pipe or socket, which is never opened"), ("mkdir requirements.txt", "it is a folder"),
        ("truncate -s 5M requirements.txt", "it has 5242880 bytes, more than the 4194304 that are read of a file there"),
        ("ln -s /etc/hostname requirements.txt", "it is a link to /etc/hostname, outside of the context"),
        ("ln -s requirements.txt requirements.txt", "it is a link that leads back to itself"),
        ("echo flask > requirements.txt; chmod 0 requirements.txt", "permission denied"),
    ])
    func unreadFilesOfTheContextAreNamed(_ preparation: String, _ cause: String) throws {
        let folder = try Scratch()
        try folder.write("FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]\n", to: "Dockerfile")
        try folder.write("print()\n", to: "app.py")
        // Root may read everything.
        let user = preparation.contains("chmod") ? "setpriv --reuid 65534 --clear-groups " : ""
        let program = user.isEmpty ? "dhi" : "\"$(command -v dhi)\""
        let outcome = try folder.run("\(preparation); chmod 755 .; \(user)\(program) migrate Dockerfile | tr -s ' \\n' ' '")
        if !user.isEmpty, outcome.text.isEmpty { return }
        let sentence = "note: requirements.txt of the build context counts as unknown, since it could not be read: \(cause)"
        #expect(outcome.text.contains(sentence), "\(outcome.text) \(outcome.errors)")
    }

    @Test func aVerificationNamesThemToo() throws {
        let folder = try Scratch()
        try folder.write("FROM dhi.io/node:22\nWORKDIR /app\nCOPY start.sh ./\nENTRYPOINT [\"/app/start.sh\"]\n", to: "Dockerfile")
        let outcome = try folder.run("mkfifo start.sh; dhi verify Dockerfile")
        #expect(outcome.errors == "dhi: Dockerfile: start.sh of the build context counts as unknown, since it could not be read: it is a device, pipe or socket, which is never opened\n")
    }

    @Test(arguments: [5, 6, 7], ["migrate .", "migrate --write .", "lint .", "catalog stats"]) func tooFewOpenFilesAreSaid(_ limit: Int, _ command: String) throws {
        let folder = try Scratch()
        for name in ["a/Dockerfile", "b/Dockerfile"] { try folder.write(Self.good, to: name) }
        // The shell needs more itself, for its redirections.
        let outcome = try folder.run("ulimit -n \(limit); exec dhi \(command)")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors == "dhi: of the \(limit) files that may be open at a time (ulimit -n), 5 have to be free; raise the limit\n")
    }

    @Test func aFileThatCannotBeOpenedForWritingWasNotChanged() throws {
        let folder = try Scratch()
        for name in 0..<40 { try folder.write(Self.good, to: "\(name)/Dockerfile") }
        let outcome = try folder.run("ulimit -n 8; exec dhi migrate --write --jobs 16 .")
        #expect(!outcome.errors.contains("was changed by something else"), "\(outcome.errors)")
    }

    /// What could not be written has not changed, and neither the summary nor the report say so.
    @Test(arguments: [("--write", "chattr +i in/a/Dockerfile"), ("--output out", "mkdir -p out/in/a && echo other > out/in/a/Dockerfile")])
    func aFailedWriteDoesNotCount(_ option: String, _ preparation: String) throws {
        let folder = try Scratch()
        for name in ["in/a/Dockerfile", "in/b/Dockerfile"] { try folder.write(Self.good, to: name) }
        // Where even root may not write; not every file system has such marks.
        guard try folder.run(preparation).code == 0 else { return }
        let outcome = try folder.run("dhi migrate \(option) in; code=$?; chattr -i in/a/Dockerfile 2>/dev/null; exit $code")
        #expect(outcome.code == 2)
        #expect(outcome.text.hasSuffix("2 files: 1 hardened, 0 rebased, 0 unchanged, 1 error; 1 changed\n"))
        #expect(!outcome.text.contains("in/a/Dockerfile: hardened"))
        #expect(folder.text(of: "in/a/Dockerfile") == Self.good)
    }

    /// Byte by byte the name that git needs.
    @Test(arguments: ["caf\\xe9", "a\\tb", "a\\nb", "a b", "\\x1b[31mred", "q\\\"q", "b\\\\s", "\\xc3\\xa9", "\\xe2\\x80\\xaebidi", "\\xc2\\x9bc1", "e "])
    func patchesOfUnusualNamesApply(_ name: String) throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "good")
        let outcome = try folder.run(
            """
            name=$(printf '\(name)x'); name=${name%x}; mkdir -p "s/$name"; cp good "s/$name/Dockerfile"; rm good
            git init -q . && dhi migrate --format patch . > p && git apply --check p && git apply p && head -n 1 "s/$name/Dockerfile"
            """)
        #expect(outcome.text == "FROM dhi.io/node:22\n", "\(outcome.errors)")
        #expect(outcome.errors == "")
    }

    @Test(arguments: ["./s/Dockerfile", "s//Dockerfile", "./s/./Dockerfile", "$PWD/s/Dockerfile"]) func patchesApplyHoweverAFileIsNamed(_ path: String) throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "s/Dockerfile")
        let root = path.hasPrefix("$") ? "--directory= -C /" : ""
        let outcome = try folder.run("dhi migrate --format patch \(path) > p; \(root.isEmpty ? "git apply p" : "cd / && git apply --unsafe-paths \"$OLDPWD/p\"; cd $OLDPWD"); head -n 1 s/Dockerfile")
        #expect(outcome.text == "FROM dhi.io/node:22\n", "\(outcome.errors)")
    }

    /// Reports are UTF-8 whatever a file is called, and no name reaches a terminal raw.
    @Test(arguments: ["lint", "migrate"], ["text", "json", "sarif", "gnu", "markdown"]) func reportsOfUnusualNamesAreText(_ command: String, _ format: String) throws {
        if format == "gnu", command == "migrate" { return }
        if format == "markdown", command == "lint" { return }
        let folder = try Scratch()
        try folder.write("FROM node:22\nUSER root\n", to: "good")
        try folder.write("FROM node:22\nFOO\n", to: "bad")
        let outcome = try folder.run(
            """
            for name in $'caf\\xe9' $'\\e[31mred\\x07' $'two\\nlines' $'\\xc2\\x9b31m' $'\\xe2\\x80\\xae'; do
                mkdir -p "s/$name"; cp good "s/$name/Dockerfile"; cp bad "s/$name/Dockerfile.bad"; ln -s loop "s/$name/Dockerfile.loop"
            done
            dhi \(command) --format \(format) s $'\\e[2J\\xe9'
            """)
        #expect(outcome.code == 2)
        let output = try #require(String(validating: outcome.output, as: UTF8.self))
        for text in [output, outcome.errors] {
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && format != "json" && format != "sarif" })
            #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"))
        }
        #expect(outcome.errors.contains("s/caf\\xE9/Dockerfile.loop"))
        if ["json", "sarif"].contains(format) {
            _ = try JSONSerialization.jsonObject(with: outcome.output)
            #expect(output.contains("s/caf%E9/Dockerfile"))
        }
    }

    /// Repaired as text both names are the same.
    @Test(arguments: ["lint --format json", "migrate --format json", "migrate --write"]) func namesThatLookAlikeAreToldApart(_ command: String) throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "good")
        let outcome = try folder.run("cp good $'\\xff'; cp good $'\\xfe'; rm good; dhi \(command) $'\\xff' $'\\xfe'")
        #expect(outcome.code == 0)
        if command.contains("json") {
            #expect(outcome.text.contains("\"uri\":\"%FF\"") && outcome.text.contains("\"uri\":\"%FE\""))
        } else {
            #expect(try folder.run("grep -l dhi.io * | wc -l").text == "2\n")
        }
    }

    @Test(arguments: ["", "/", "a/", ".", "a/.", "..", "a/.."]) func standardInputNeedsTheNameOfAFile(_ name: String) throws {
        for command in ["lint", "migrate"] {
            let outcome = try Scratch().run("echo FROM scratch | dhi \(command) --stdin-filename '\(name)' -")
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("--stdin-filename has to end with the name of a file."))
        }
    }

    @Test func theNameOfStandardInputIsKeptByteByByte() throws {
        let outcome = try Scratch().run("printf 'FROM node:22\\nUSER root\\n' | dhi lint --format sarif --stdin-filename=$'s/\\xff' -")
        #expect(outcome.text.contains("\"uri\":\"s/%FF\""))
    }

    /// Every command takes a configuration for what it is: one file for all.
    @Test(arguments: ["lint", "migrate"]) func unknownNamesOfAConfigurationAreSaid(_ command: String) throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "Dockerfile")
        try folder.write("allow: [judged]\nlint:\n  ignore: [root-usr]\nrefuse: [nonsense]\n", to: ".dhi.yaml")
        let outcome = try folder.run("dhi \(command) .")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("/.dhi.yaml:1:9: unknown permission \"judged\""))
        #expect(outcome.errors.contains("/.dhi.yaml:3:12: unknown rule \"root-usr\"; did you mean \"root-user\"?"))
        #expect(outcome.errors.contains("/.dhi.yaml:4:10: unknown kind of assumption \"nonsense\"; known are "))
    }

    @Test func ofThousandsOfMistakesInAConfigurationTheFirstAreSaid() throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "Dockerfile")
        try folder.write((0..<10_000).map { "key\($0): 1\n" }.joined(), to: ".dhi.yaml")
        let outcome = try folder.run("timeout 20 dhi lint .")
        #expect(outcome.code == 2)
        #expect(outcome.errors.split(separator: "\n").count == 21)
        #expect(outcome.errors.hasSuffix("dhi: 9980 further errors of this configuration are not shown\n"))
    }

    @Test(arguments: ["a\\0b/{image}", "a\\e[31mb/{image}", "A b/{image}"]) func aRegistryHasToBeTheNameOfAnImage(_ name: String) throws {
        let folder = try Scratch()
        try folder.write(Self.good, to: "Dockerfile")
        try folder.write("registry: \"\(name)\"\n", to: ".dhi.yaml")
        let outcome = try folder.run("dhi migrate .")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("/.dhi.yaml:1:11: registry must be an image name"))
    }

    /// Thousands of stages and users, in a build without optimisation; in one that looks at everything for each it takes minutes.
    @Test(arguments: ["lint --fail-on never", "migrate"]) func longFilesTakeTimeNearTheirLength(_ command: String) throws {
        let folder = try Scratch()
        try folder.write("FROM node:22 AS s0\n" + (0..<3000).map { "FROM s\($0) AS s\($0 + 1)\n" }.joined(), to: "stages")
        try folder.write("FROM node:22\n" + (0..<10_000).map { "USER u\($0)\n" }.joined(), to: "users")
        try folder.write("FROM node:22\n" + (0..<4000).map { "COPY --chown=u\($0) a b\($0)\n" }.joined(), to: "owners")
        let outcome = try folder.run("timeout 60 dhi \(command) stages users owners > /dev/null")
        #expect(outcome.code == 0)
    }
}
