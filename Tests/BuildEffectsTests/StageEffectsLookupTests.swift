import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import Testing

/// What is found of the effects of a stage without going through all of them.
@Suite struct StageEffectsLookupTests {
    private func effects(_ text: String) throws -> StageEffects {
        let model = DockerfileModel(DockerfileParser.parse(Array(("FROM debian:bookworm-slim\n" + text).utf8))) { .unknown($0) }
        return StageEffectsReader.effects(of: 0, in: model, catalog: try Catalog.builtIn())
    }

    @Test func effectsOfAnInstruction() throws {
        let effects = try effects("WORKDIR /a\nENV X=1\nRUN mkdir b c && mkdir d\nRUN true\nCOPY e.txt f.txt /g/\n")
        for instruction in 0...6 {
            #expect(Array(effects.files(of: instruction)) == effects.files.filter { $0.instruction == instruction })
        }
        #expect(effects.files(of: 3).map(\.place.text) == ["/a/b", "/a/c", "/a/d"])
    }

    @Test(arguments: [
        ("RUN mkdir /a/b", false), ("RUN mkdir /a/b\nRUN rm -r /a/b", true), ("RUN mkdir /a/b && rm -r /a", true), ("RUN mkdir /a/b\nRUN rm -r /a/bc /a/b/c", false),
        ("RUN rm -r /a\nRUN mkdir /a/b", false), ("RUN mkdir /a/b\nRUN rm -r /a\nRUN mkdir /a/b", true), ("RUN mkdir /a/b\nRUN rm -rf /", true), ("RUN pip install x\nRUN rm -r /a", false),
    ])
    func whatIsRemovedBehindIsGone(_ text: String, _ isGone: Bool) throws {
        let effects = try effects(text)
        let first = try #require(effects.files.first { $0.kind != .removed })
        #expect(effects.isGone(first) == isGone)
    }

    /// Of equal effects the last one counts, and what stands behind the removal is there again.
    @Test func whatIsMadeAgainIsThere() throws {
        let effects = try effects("RUN mkdir /a/b\nRUN rm -r /a\nRUN mkdir /a/b\n")
        let last = try #require(effects.files.last { $0.kind != .removed })
        #expect(!effects.isGone(last))
    }
}
