import DockerfileSyntax
import HardenedCatalog
import SourceModel
import Testing

@testable import Linting

/// Which scripts of a file ShellCheck is shown, how, and where their bytes stand in the file.
@Suite struct ScriptCollectorTests {
    private func scripts(_ text: String) throws -> [FileScript] { try scripts(Array(text.utf8)) }

    private func scripts(_ bytes: [UInt8]) throws -> [FileScript] {
        let linter = Linter(try RuleSelection([], select: ["all"]), catalog: try Catalog.builtIn())
        return linter.file(DockerfileParser.parse(bytes), path: "").scripts
    }

    private func texts(_ text: String) throws -> [String] { try scripts(text).map { String(decoding: $0.text, as: UTF8.self) } }

    @Test("A RUN is read as one line, without its continuations and comments, behind the name of its shell")
    func run() throws {
        #expect(try texts("FROM debian:13\nRUN --mount=type=cache,target=/a a && \\\n# about b\n  b\n") == ["#!/bin/dash\na &&   b\n"])
    }

    @Test(
        "Every byte of the script that stands in the file is found there again",
        arguments: [
            "FROM debian:13\nRUN a && \\\n# about b\n  \"größe\" \\\n\n c\n",
            "FROM debian:13\r\nRUN a && \\\r\n  b\r\n",
            "# escape=`\nFROM debian:13\nRUN a && `\n  b\n",
            "FROM debian:13\nRUN <<EOF\na\n  $b\nEOF\n",
            "FROM debian:13\nARG b\nRUN <<-EOF\n\t#!/bin/bash\n\ta\n\t\t$b\n\tEOF\n",
            "FROM debian:13\nRUN cat <<A <<B > /c && d\none\nA\ntwo\nB\nRUN e\n",
            "FROM debian:13\nONBUILD RUN a \\\n  b\n",
            "\u{FEFF}FROM debian:13\nRUN a\n",
        ])
    func places(_ text: String) throws {
        let bytes = Array(text.utf8)
        let found = try scripts(text)
        #expect(!found.isEmpty)
        for script in found {
            var mapped = 0
            for offset in script.text.indices {
                guard let range = script.sourceRange(offset..<(offset + 1)) else { continue }
                #expect(range.count == 1 && bytes[Int(range.start)] == script.text[offset])
                mapped += 1
            }
            #expect(mapped > 0)
        }
    }

    @Test("Ranges reach over continuations; text that is to be replaced must not")
    func ranges() throws {
        let script = try #require(try scripts("FROM debian:13\nRUN ab \\\n cd\n").first)
        let start = "#!/bin/dash\n".utf8.count
        #expect(script.sourceRange(start..<(start + 6)) == SourceRange(19, 27))
        #expect(script.wholeRange(start..<(start + 6)) == nil)
        #expect(script.wholeRange(start..<(start + 2)) == SourceRange(19, 21))
        #expect(script.sourceRange(0..<2) == nil)
        #expect(script.sourceRange(start..<1000) == nil)
    }

    @Test(
        "The shell is that of SHELL, of a pragma, of the image, or any sh",
        arguments: [
            ("FROM debian:13\nSHELL [\"/bin/bash\", \"-euo\", \"pipefail\", \"-c\"]\nRUN a\n", "#!/bin/bash -e\n"),
            ("FROM debian:13 AS b\nSHELL [\"bash\", \"-c\"]\nFROM b\nRUN a\n", "#!/bin/bash\n"),
            ("FROM alpine:3.22\nRUN a\n", "#!/bin/busybox sh\n"),
            ("FROM alpine:3.22\nSHELL [\"/bin/ash\", \"-o\", \"errexit\", \"-c\"]\nRUN a\n", "#!/bin/busybox sh -e\n"),
            ("FROM registry.example.com/a:1\nRUN a\n", "#!/bin/sh\n"),
            ("FROM debian:13\nRUN ln -sf /bin/bash /bin/sh\nRUN a\n", "#!/bin/sh\n"),
            ("# hadolint shell=/bin/bash -e\nFROM debian:13\nRUN a\n", "#!/bin/bash\n"),
            ("FROM debian:13\n# Hadolint shell=ksh\nRUN a\n", "#!/bin/ksh\n"),
            ("FROM debian:13 AS b\n# hadolint shell=bash\nRUN c\nFROM b\nRUN a\n", "#!/bin/bash\n"),
            ("FROM debian:13\n# hadolint shell=bash\nRUN c\nFROM debian:13\nRUN a\n", "#!/bin/dash\n"),
            ("FROM debian:13\n# hadolint shell=bash\nSHELL [\"/bin/sh\", \"-c\"]\nRUN a\n", "#!/bin/dash\n"),
        ])
    func shell(_ text: String, _ head: String) throws {
        #expect(try texts(text).last == head + "a\n")
    }

    @Test(
        "Scripts for other programs are left alone",
        arguments: [
            "FROM debian:13\nSHELL [\"pwsh\", \"-c\"]\nRUN a\n",
            "# escape=`\nFROM registry.example.com/a:1\nRUN dir C:\\a\n",
            "FROM debian:13\n# hadolint shell=zsh\nRUN a\n",
            "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir\n",
            "FROM debian:13\nRUN <<EOF\n#!/usr/bin/env python3\nprint()\nEOF\n",
            "FROM debian:13\nRUN [\"a\", \"b\"]\nCMD a $b\nENTRYPOINT c $d\nHEALTHCHECK CMD e $f\n",
            "FROM scratch\nRUN a\n",
        ])
    func others(_ text: String) throws {
        #expect(try texts(text) == [])
    }

    @Test("Bytes that are not UTF-8 are one character each, and stay where they are")
    func invalidBytes() throws {
        let line = Array("a ä ".utf8) + [0xE2, 0x82, 0xC3] + Array("(€ ".utf8) + [0xFF, 0xF0, 0x9F]
        let script = try #require(try scripts(Array("FROM debian:13\nRUN ".utf8) + line + Array(" b\n".utf8)).first)
        #expect(String(decoding: script.text, as: UTF8.self) == "#!/bin/dash\na ä ???(€ ??? b\n")
        #expect(script.isRepaired)
        let start = try #require(script.text.lastIndex(of: UInt8(ascii: "b")))
        #expect(script.sourceRange(start..<(start + 1)) == SourceRange(19 + line.count + 1, 19 + line.count + 2))
        #expect(try scripts("FROM debian:13\nRUN a ä\n").first?.isRepaired == false)
    }

    @Test("A first line of its own names the shell of a here-document")
    func interpreter() throws {
        let text = "FROM alpine:3.22\nRUN <<EOF\n#!/usr/bin/env -S bash -e\na\nEOF\nRUN <<EOF\n#!/bin/sh\nb\nEOF\n"
        #expect(try texts(text) == ["#!/usr/bin/env -S bash -e\n# shellcheck shell=bash\na\n", "#!/bin/sh\n# shellcheck shell=busybox\nb\n"])
    }

    @Test("A command gets the here-documents that it reads")
    func heredocs() throws {
        #expect(try texts("FROM debian:13\nRUN cat <<A > /b\none $c\nA\n") == ["#!/bin/dash\ncat <<A > /b\none $c\nA\n"])
    }

    @Test(
        "Variables that the build sets are declared where a script reads them",
        arguments: [
            ("FROM debian:13\nARG b\nENV c=1 d=2\nRUN a $c ${b}\n", "export b=1 c=1\n"),
            ("FROM debian:13\nRUN a $b\nARG b\n", ""),
            ("ARG b\nFROM debian:13\nRUN a $b\n", ""),
            ("FROM debian:13 AS x\nARG b\nFROM x\nRUN a $b\n", "export b=1\n"),
            ("FROM debian:13 AS x\nARG b\nFROM debian:13\nRUN a $b\n", ""),
            ("FROM debian:13\nRUN --mount=type=secret,id=x,env=b a $b\n", "export b=1\n"),
            ("FROM debian:13\nRUN a $http_proxy\n", "export http_proxy=1\n"),
            ("FROM debian:13\nONBUILD ARG b\nONBUILD RUN a $b\n", "export b=1\n"),
        ])
    func variables(_ text: String, _ declarations: String) throws {
        let script = try #require(try texts(text).last)
        #expect(script.hasPrefix("#!/bin/dash\n" + declarations + "a "))
    }
}
