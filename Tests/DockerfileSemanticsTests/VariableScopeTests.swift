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

    /// Layers may be merged in any order of sizes; the last value of a name counts, and copies keep their own.
    @Test func theLastValueOfANameCounts() {
        var scope = VariableScope()
        var expected: [String: String] = [:]
        var copies: [(VariableScope, [String: String])] = []
        for number in 0..<5000 {
            let name = "N\(number * 7919 % 997)"
            scope[name] = .present("\(number)", .builder)
            expected[name] = "\(number)"
            if number % 500 == 0 { copies.append((scope, expected)) }
        }
        copies.append((scope, expected))
        for (scope, expected) in copies {
            for number in 0..<997 { #expect(scope["N\(number)"].value == expected["N\(number)"]) }
        }
    }
}
