import DockerfileSemantics
import Testing

@Suite struct StateTests {
    @Test func inheritsFromTheImage() {
        let state = model("FROM app/base\n").stages[0].final
        #expect(state.user.value?.uid == 1000)
        #expect(state.workdir.value == "/srv")
        #expect(state.start.value?.words == ["/entry", "serve"])
    }

    @Test(arguments: [
        ("USER root\n", "root", 0), ("USER 0:0\n", "0:0", 0), ("USER app:grp\n", "app:grp", 1000), ("ARG U=12\nUSER $U\n", "12", 12),
        ("ENV U=app\nUSER \"${U}\"\n", "app", 1000),
    ])
    func user(_ lines: String, text: String, uid: Int) {
        let user = model("FROM app/base\n" + lines).stages[0].final.user.value
        #expect(user?.text == text)
        #expect(user?.uid == uid)
    }

    @Test func aUserOfAnUnknownVariableIsUnknown() {
        #expect(!model("FROM acme/x\nUSER $WHO\n").stages[0].final.user.isKnown)
        #expect(model("FROM app/base\nUSER nobody\n").stages[0].final.user.value?.isRoot == nil)
    }

    @Test func workdirsAreJoined() {
        #expect(model("FROM app/base\nWORKDIR a\nWORKDIR b/c\n").stages[0].final.workdir.value == "/srv/a/b/c")
        #expect(model("FROM acme/x\nWORKDIR a\n").stages[0].final.workdir.value == nil)
        #expect(model("FROM acme/x\nWORKDIR /a\nWORKDIR $HERE\n").stages[0].final.workdir.value == nil)
    }

    @Test func entrypointResetsAnInheritedCommandOnly() {
        #expect(model("FROM app/base\nENTRYPOINT [\"/x\"]\n").stages[0].final.start.value?.words == ["/x"])
        #expect(model("FROM app/base\nCMD [\"y\"]\nENTRYPOINT [\"/x\"]\n").stages[0].final.start.value?.words == ["/x", "y"])
        #expect(model("FROM app/base AS a\nCMD [\"y\"]\nFROM a\nENTRYPOINT [\"/x\"]\n").stages[1].final.start.value?.words == ["/x"])
    }

    @Test func shellFormsAreWrapped() {
        let state = model("FROM app/base\nSHELL [\"/bin/bash\", \"-ec\"]\nENTRYPOINT run me\n").stages[0].final
        #expect(state.start.value?.words == ["/bin/bash", "-ec", "run me"])
        #expect(state.start.value?.isShellForm == true)
    }

    @Test func statesStandInFrontOfTheirInstruction() {
        let stage = model("FROM app/base\nUSER root\nRUN a\nUSER app\nRUN b\n").stages[0]
        #expect(stage.states.map { $0.user.value?.uid } == [1000, 0, 0, 1000])
    }
}
