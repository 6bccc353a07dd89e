import DockerfileSemantics
import Testing

@Suite struct StageTests {
    @Test func stagesAndTheirBases() {
        let model = model("FROM app/base AS One\nFROM one AS two\nFROM scratch\nCOPY --from=TWO /a /a\nCOPY --from=0 /b /b\nCOPY --from=acme/x:1 /c /c\n")
        #expect(model.stages.map(\.base) == [.image("app/base"), .stage(0), .scratch])
        #expect(model.stages.map(\.name) == ["one", "two", nil])
        #expect(model.uses.map(\.target) == [.image, .stage(0), .image, .stage(1), .stage(0), .image])
        #expect(model.chain(of: 1) == [1, 0])
        #expect(model.needed(for: 2) == [0, 1, 2])
    }

    @Test func aStageNameCountsOnlyBehindItsOwnLine() {
        let model = model("FROM node:20 AS node\nFROM node\n")
        #expect(model.stages.map(\.base) == [.image("node:20"), .stage(0)])
    }

    @Test func baseNamesAreComparedAsWritten() {
        #expect(model("FROM app/base AS Base\nFROM Base\n").stages[1].base == .image("Base"))
    }

    @Test func targetIsNamedOrNumbered() {
        let model = model("FROM a AS x\nFROM b AS y\nFROM c\n")
        #expect(model.targetStage() == 2)
        #expect(model.targetStage("X") == 0)
        #expect(model.targetStage("1") == 1)
        #expect(model.targetStage("z") == nil)
    }

    @Test func mountsNameStagesOrImages() {
        let model = model("FROM a AS tools\nFROM b\nRUN --mount=type=bind,from=tools,target=/t --mount=from=acme/y,target=/u true\n")
        #expect(model.uses.filter { $0.kind == .mount }.map(\.target) == [.stage(0), .image])
    }
}
