@testable import Proving
import Testing

@Suite struct PythonRequirementTests {
    @Test(arguments: [
        (">=3.11", "3.12.14", true), (">=3.11,<3.14", "3.13.15", true), (">=3.11,<3.13", "3.13.0", false), ("==3.12.*", "3.12.14", true), ("==3.12.4", "3.12.14", false), ("~=3.11", "3.13.1", true),
        ("~=3.11.0", "3.12.1", false), ("!=3.12.*", "3.12.14", false), (">3.12", "3.12.1", true), ("<=3.12", "3.12.14", false), ("==3.12", "3.12.0", true),
    ])
    func readsSpecifiers(_ text: String, _ version: String, _ allows: Bool) throws {
        #expect(try #require(PythonRequirement(specifiers: text)).allows(version) == allows)
    }

    @Test(arguments: [("3.12", true), ("3", true), ("3.12.14", true), ("3.12.4", false), ("python3.12", true), ("cpython@3.11", false), (">=3.13", false)])
    func readsRequests(_ text: String, _ allows: Bool) throws {
        #expect(try #require(PythonRequirement(request: text)).allows("3.12.14") == allows)
    }

    @Test(arguments: ["pypy@3.10", "3.13t", "latest", "^3.11", "3.12-dev", ""])
    func doesNotGuess(_ text: String) { #expect(PythonRequirement(request: text).map(\.text) == nil) }
}
