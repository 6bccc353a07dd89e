import DockerfileSemantics
import Testing

@Suite struct VariableTests {
    @Test(arguments: [
        ("ARG T=1\nFROM x:$T\n", "x:1"), ("ARG A=x B=2\nFROM ${A}:${B}\n", "x:2"), ("ARG A=\"x:1\"\nFROM $A\n", "x:1"),
        ("FROM ${NONE:-x:3}\n", "x:3"), ("ARG E=\nFROM ${E:-x:4}\n", "x:4"), ("ARG V=5\nARG I=x:$V\nFROM $I\n", "x:5"),
        ("ARG V=1.2.3\nFROM \"x:$V\"\n", "x:1.2.3"),
    ])
    func imageNames(_ text: String, expected: String) {
        #expect(model(text).stages[0].reference.text.value == expected)
    }

    @Test func buildArgumentsWin() {
        #expect(model("ARG T=1\nFROM x:$T\n", arguments: ["T": "9"]).stages[0].reference.text.value == "x:9")
    }

    @Test func anArgWithoutDefaultIsUnknown() {
        #expect(!model("ARG T\nFROM x:$T\n").stages[0].reference.text.isKnown)
        #expect(!model("FROM --platform=$BUILDPLATFORM x:$TARGETARCH\n").stages[0].reference.text.isKnown)
    }

    @Test func globalArgumentsReachAStageOnlyWhenDeclaredThere() {
        #expect(model("ARG U=7\nFROM app/base\nUSER 1$U\n").stages[0].final.user.value?.text == "1")
        #expect(model("ARG U=7\nFROM app/base\nARG U\nUSER 1$U\n").stages[0].final.user.value?.text == "17")
    }

    @Test func anEnvSeesTheValuesBeforeItsLine() {
        let state = model("FROM app/base\nENV A=1\nENV A=2 B=$A\n").stages[0].final
        #expect(state.variables["B"].value == "1")
        #expect(state.variables["A"].value == "2")
    }
}
