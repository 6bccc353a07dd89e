import Migration
import Testing

/// Texts made to hurt.
@Suite struct HostileInputTests {
    @Test func variablesThatDoubleEachOtherEnd() throws {
        let inStage = "FROM node:22\nENV A=x\n" + String(repeating: "ENV A=$A$A\n", count: 60)
        #expect(try migrate(inStage).plan.syntaxErrors.isEmpty)
        let global = "ARG A=node\n" + String(repeating: "ARG A=$A$A\n", count: 60) + "FROM $A\n"
        #expect(try migrate(global).plan.references[0].reason?.id == "unresolved")
    }

    @Test func aTargetThatDoesNotExistIsSaid() throws {
        #expect(try !migrate("FROM node:22\n") { $0.target = "nowhere" }.plan.hasTarget)
        #expect(try migrate("FROM node:22 AS a\nFROM node:22\n") { $0.target = "A" }.plan.hasTarget)
    }
}
