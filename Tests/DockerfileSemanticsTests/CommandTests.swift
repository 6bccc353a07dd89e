import CommandKnowledge
import DockerfileSyntax
import DockerfileSemantics
import HardenedCatalog
import Testing

@Suite struct CommandTests {
    private func names(_ run: String) -> [String] { model("FROM app/base\n" + run).commands(in: 1).compactMap(\.name) }

    @Test(arguments: [
        ("RUN apt-get update && apt-get install -y \\\n  curl\n", ["apt-get", "apt-get"]),
        ("RUN sudo -E /usr/bin/make all\n", ["sudo", "make"]), ("RUN [\"/bin/sh\", \"-c\", \"cc x.c\"]\n", ["sh", "cc"]),
        ("RUN <<EOF\nset -e\nmake\nEOF\n", ["set", "make"]), ("RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n", []),
        ("RUN <<EOF\n#!/bin/bash\nmake\nEOF\n", ["make"]), ("CMD node server.js\n", ["node"]), ("HEALTHCHECK CMD curl -f localhost || exit 1\n", ["curl", "exit"]),
        ("RUN python3 <<EOF\nprint(1)\nEOF\n", ["python3"]),
    ])
    func commands(_ run: String, expected: [String]) {
        #expect(names(run) == expected)
    }

    @Test func rangesAreThoseOfTheFile() throws {
        let text = "FROM app/base\nRUN a && \\\n# note\n  /usr/bin/make  x\n"
        let model = model(text)
        let command = try #require(model.commands(in: 1).last)
        #expect(model.tree.text(command.nameRange) == "/usr/bin/make")
        #expect(model.tree.text(command.range) == "/usr/bin/make  x")
    }

    @Test func variablesThatAScriptSetsItselfAreNotRead() {
        let model = model("FROM app/base\nRUN X=1; echo $X ${Y:-2} $Z \"$HOME_DIR\"\n")
        #expect(model.variables(in: 1).map(\.name) == ["Z", "HOME_DIR"])
    }

    @Test(arguments: [
        ("sudo mkdir /x", ["through", "known"]), ("find / -name x -delete -exec rm {} +", ["known", "more"]), ("ls | xargs rm", ["known", "through", "more"]),
        ("ls | xargs grep x", ["known", "through", "known"]), ("f() { rm x; }; f", ["known", "through"]), ("./aws/install", ["unknown"]),
        ("sh -c 'rm x'", ["through", "known"]), ("sh x.sh", ["unknown"]), ("$X y", ["unknown"]), ("make install", ["unknown"]),
    ])
    func commandsAreReadByTheCatalogue(_ run: String, expected: [String]) throws {
        let catalog = try Catalog.builtIn()
        let readings = model("FROM app/base\nRUN \(run)\n").commands(in: 1).map { command in
            switch command.reading(by: catalog) {
            case .seenThrough: "through"
            case .described(let invocation): invocation.isUnderstood ? "known" : "more"
            case .unknown: "unknown"
            }
        }
        #expect(readings == expected)
    }
}
