import DockerfileSemantics
import Testing

@Suite struct VariableScopeTests {
    @Test func manyVariablesKeepTheirLastValue() {
        var scope = VariableScope()
        var copies: [VariableScope] = []
        for number in 0..<500 {
            scope["A\(number % 200)"] = .present("\(number)", .builder)
            copies.append(scope)
        }
        #expect((0..<200).allSatisfy { scope["A\($0)"].value == "\($0 < 100 ? $0 + 400 : $0 + 200)" })
        #expect(copies[10]["A10"].value == "10")
        #expect(copies[10]["A11"] == .absent(.builder))
    }

    @Test func equalityIsThatOfTheValues() {
        var left = VariableScope()
        var right = VariableScope()
        for number in 0..<100 { left["A\(number)"] = .present("x", .builder) }
        for number in (0..<100).reversed() { right["A\(number)"] = .present("x", .builder) }
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        right["A0"] = .present("y", .builder)
        #expect(left != right)
    }
}
