import Migration
import Testing

/// Where the text of a reference stands decides what is edited.
@Suite struct ReferenceEditTests {
    @Test(arguments: [
        ("FROM node:22\nRUN true\n", "FROM dhi.io/node:22-dev\nRUN true\n"),
        ("FROM\tnode:22 AS a\nRUN true\n", "FROM\tdhi.io/node:22-dev AS a\nRUN true\n"),
        ("FROM \"node:22\"\nRUN true\n", "FROM \"dhi.io/node:22-dev\"\nRUN true\n"),
        ("ARG V=22\nFROM node:${V}\nRUN true\n", "ARG V=22\nFROM dhi.io/node:${V}-dev\nRUN true\n"),
        ("ARG V=22\nFROM node:${V}-alpine3.23\nRUN true\n", "ARG V=22\nFROM dhi.io/node:${V}-alpine3.23-dev\nRUN true\n"),
        ("ARG I=node:22\nFROM $I\nRUN true\n", "ARG I=dhi.io/node:22-dev\nFROM $I\nRUN true\n"),
        ("ARG I=\"node:22\"\nFROM ${I} AS x\nRUN true\n", "ARG I=\"dhi.io/node:22-dev\"\nFROM ${I} AS x\nRUN true\n"),
        ("ARG A=python B=22\nFROM node:$B\nRUN true\n", "ARG A=python B=22\nFROM dhi.io/node:$B-dev\nRUN true\n"),
        ("FROM ${X:-node:22}\nRUN true\n", "FROM ${X:-dhi.io/node:22-dev}\nRUN true\n"),
        ("ARG REG=docker.io\nFROM ${REG}/node:22\nRUN true\n", "ARG REG=dhi.io\nFROM ${REG}/node:22-dev\nRUN true\n"),
        ("FROM node:22 AS node\nFROM node\nRUN true\n", "FROM dhi.io/node:22-dev AS node\nFROM node\nRUN true\n"),
        ("\u{FEFF}FROM node:22\r\nRUN true\r\n", "\u{FEFF}FROM dhi.io/node:22-dev\r\nRUN true\r\n"),
        ("FROM \\\n  node:22\nRUN true", "FROM \\\n  dhi.io/node:22-dev\nRUN true"),
    ])
    func edits(_ before: String, after: String) throws {
        // Without a WORKDIR the folder of the hardened image differs; the start command is made explicit.
        let tail = "WORKDIR /\nCMD [\"node\", \"/x.js\"]\n"
        let (plan, result) = try migrate(before + (before.hasSuffix("\n") ? "" : "\n") + tail)
        #expect(result == after + (after.hasSuffix("\n") ? "" : "\n") + tail, "\(plan.references)")
    }

    @Test func anArgumentThatServesSomethingElseIsNotRepurposed() throws {
        let text = "ARG I=node:22\nFROM $I\nARG I\nENV BASE=$I\nWORKDIR /\nRUN true\nCMD [\"node\", \"/x.js\"]\n"
        let (plan, result) = try migrate(text)
        #expect(result.hasPrefix("ARG I=node:22\nFROM dhi.io/node:22-dev\n"))
        #expect(plan.references[0].notes.contains { $0.id == "variable-inlined" })
    }

    @Test func aBuildArgumentIsNotOverruled() throws {
        let (plan, result) = try migrate("ARG I=node:20\nFROM $I\nWORKDIR /\nRUN true\n") { $0.buildArguments = ["I": "node:22"] }
        #expect(result.contains("FROM $I"))
        #expect(plan.references[0].reason?.id == "given-by-build-arg")
    }
}
