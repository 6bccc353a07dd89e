import Testing

@testable import CatalogCompilation

/// From which version on a package fits a line of Python, by the names of its files.
@Suite struct WheelIndexTests {
    private func first(_ names: String..., yanked: String? = nil) throws -> [String: String?]? {
        let files = names.map { #"{"filename": "\#($0)", "yanked": \#($0 == yanked ? "\"broken\"" : "false")}"# }
        return try WheelIndex(page: Array("{\"files\": [\(files.joined(separator: ","))]}".utf8)).first
    }

    @Test func oneLineEach() throws {
        let first = try #require(try first("a-1.0-cp39-cp39-manylinux1_x86_64.whl", "a-1.1-cp39-cp39-manylinux1_x86_64.whl", "a-1.1-cp310-cp310-manylinux1_x86_64.whl", "a-2.0.tar.gz"))
        #expect(first["3.9"] == "1.0")
        #expect(first["3.10"] == "1.1")
        #expect(first["3.11"] == .some(nil))
    }

    @Test func stableInterface() throws {
        let first = try #require(try first("a-1.0-cp37-abi3-manylinux_2_17_x86_64.whl"))
        #expect(first["3.14"] == "1.0")
    }

    @Test func earlyVersionsWithoutCompiledParts() throws {
        let first = try #require(try first("a-0.1-py3-none-any.whl", "a-1.0-cp39-cp39-manylinux1_x86_64.whl", "a-2.0-cp39-cp39-manylinux1_x86_64.whl", "a-3.0-cp313-cp313-manylinux1_x86_64.whl"))
        #expect(first["3.13"] == "3.0")
    }

    @Test func otherSystemsAndYankedFiles() throws {
        let first = try #require(
            try first("a-1.0-cp310-cp310-win_amd64.whl", "a-1.1-cp310-cp310-musllinux_1_1_x86_64.whl", "a-1.2-cp310-cp310-manylinux1_x86_64.whl", "a-1.3-cp310-cp310-manylinux1_x86_64.whl", yanked: "a-1.2-cp310-cp310-manylinux1_x86_64.whl"))
        #expect(first["3.10"] == "1.3")
    }

    @Test func numbersAreCompared() throws {
        let first = try #require(try first("a-1.10-cp310-cp310-manylinux1_x86_64.whl", "a-1.9-cp310-cp310-manylinux1_x86_64.whl", "a-1.9rc1-cp310-cp310-manylinux1_x86_64.whl"))
        #expect(first["3.10"] == "1.9")
    }

    @Test func nothingCompiled() throws {
        #expect(try first("a-1.0-py3-none-any.whl") == nil)
        #expect(try first("a-1.0.tar.gz") == nil)
    }
}
