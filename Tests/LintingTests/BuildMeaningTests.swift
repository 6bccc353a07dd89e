import Diagnostics
import DockerfileSemantics
import DockerfileSyntax
import Testing

@testable import Linting

/// Which changes of a text change what a build makes of it.
@Suite struct BuildMeaningTests {
    private func differences(_ before: String, _ after: String) -> Set<BuildAspect> {
        func meaning(_ text: String) -> BuildMeaning { BuildMeaning(DockerfileModel(DockerfileParser.parse(Array(text.utf8))) { .unknown($0) }) }
        return meaning(after).differences(from: meaning(before))
    }

    @Test(arguments: [
        ("FROM a AS Build\nFROM b\nCOPY --from=Build /a /b", "from a as build\nfrom b\ncopy --from=build /a /b"),
        ("FROM a AS x\nFROM b\nCOPY --from=x /a /b", "FROM a AS x\nFROM b\nCOPY --from=0 /a /b"),
        ("FROM a\nRUN b && \\\n\n  c", "FROM a\n# why\nRUN b && \\\n  c"),
        ("FROM a\nENV A b", "FROM a\nENV A=\"b\""), ("FROM a\nADD x /x", "FROM a\nCOPY x /x"), ("FROM a\nEXPOSE 80/TCP", "FROM a\nEXPOSE 80"),
        ("FROM a\nWORKDIR b", "FROM a\nWORKDIR /b"), ("FROM a\nCMD [\"x\"]\nCMD [\"y\"]", "FROM a\nCMD [\"y\"]"), ("FROM a\nCOPY x y /z", "FROM a\nCOPY x y /z/"),
        ("FROM --platform=$TARGETPLATFORM a", "FROM a"), ("FROM a\nUSER b\nUSER c", "FROM a\nUSER c"),
    ])
    func theSame(_ before: String, _ after: String) {
        // The working directory of an image that nobody knows is not known to be the root.
        let known = before.contains("WORKDIR") ? "FROM scratch\n" + before.split(separator: "\n").dropFirst().joined(separator: "\n") : before
        let other = before.contains("WORKDIR") ? "FROM scratch\n" + after.split(separator: "\n").dropFirst().joined(separator: "\n") : after
        #expect(differences(known, other).isEmpty)
    }

    @Test(arguments: [
        ("FROM a", "FROM b", [BuildAspect.base]), ("FROM a", "FROM --platform=linux/amd64 a", [.base]), ("FROM a AS x", "FROM a AS y", [.stages]), ("FROM a", "FROM a\nFROM a", [.stages, .base, .user, .workdir, .shell, .start, .author, .stopSignal, .healthcheck]),
        ("FROM a\nRUN b", "FROM a\nRUN c", [.commands]), ("FROM a\nRUN b", "FROM a\nRUN --network=none b", [.commands]), ("FROM a\nRUN b", "FROM a\nRUN [\"b\"]", [.commands]),
        ("FROM a\nRUN <<E\nb\nE", "FROM a\nRUN <<E\nc\nE", [.commands]), ("FROM a\nRUN b", "FROM a\nUSER c\nRUN b", [.commands, .user]),
        ("FROM a\nCOPY x /y", "FROM a\nCOPY x /y/", [.files]), ("FROM a\nCOPY x /y", "FROM a\nCOPY --chown=1 x /y", [.files]), ("FROM a\nADD x.tar /y", "FROM a\nCOPY x.tar /y", [.files]),
        ("FROM a\nADD https://b/c /y", "FROM a\nCOPY https://b/c /y", [.files]), ("FROM a\nENV A=b", "FROM a\nENV A=c", [.variables]),
        ("FROM a\nENV A=b\nRUN c", "FROM a\nRUN c\nENV A=b", [.variables, .commands, .workdir, .user, .shell, .start, .author, .stopSignal, .healthcheck]), ("ARG A=b\nFROM a", "ARG A=c\nFROM a", [.variables]),
        ("FROM a\nENV A=$B", "FROM a\nENV A='$B'", [.variables]), ("FROM a\nUSER b", "FROM a", [.user]), ("FROM a\nWORKDIR /b", "FROM a", [.workdir]),
        ("FROM a\nCMD b", "FROM a\nCMD [\"b\"]", [.start]), ("FROM a\nENTRYPOINT [\"b\"]", "FROM a\nENTRYPOINT [\"c\"]", [.start]), ("FROM a\nHEALTHCHECK CMD b", "FROM a\nHEALTHCHECK NONE", [.healthcheck]),
        ("FROM a\nHEALTHCHECK --retries=2 CMD b", "FROM a\nHEALTHCHECK CMD b", [.healthcheck]), ("FROM a\nSHELL [\"b\"]", "FROM a", [.shell]), ("FROM a\nLABEL b=c", "FROM a\nLABEL b=d", [.labels]),
        ("FROM a\nMAINTAINER b", "FROM a\nLABEL maintainer=b", [.labels, .author]), ("FROM a\nEXPOSE 80", "FROM a\nEXPOSE 80/udp", [.ports]), ("FROM a\nVOLUME /b", "FROM a", [.volumes]),
        ("FROM a\nSTOPSIGNAL 9", "FROM a", [.stopSignal]), ("FROM a\nONBUILD RUN b", "FROM a\nONBUILD RUN c", [.triggers]),
    ])
    func changed(_ before: String, _ after: String, _ aspects: [BuildAspect]) {
        let found = differences(before, after)
        #expect(!found.isEmpty)
        #expect(found.isSubset(of: aspects), "\(found)")
        #expect(found.contains(aspects[0]))
    }
}
