import DockerfileSyntax
import SourceModel
import Testing

@testable import Linting

/// Which comments are pragmas, and what they name.
@Suite struct SuppressionPragmaTests {
    private func read(_ comment: String) -> SuppressionPragma? {
        let bytes = Array(comment.utf8)
        return SuppressionPragma(bytes, line: SourceRange(0, bytes.count))
    }

    @Test(
        arguments: [
            ("# hadolint ignore=DL3006", ["DL3006"]), ("# hadolint ignore=DL3006,DL3008", ["DL3006", "DL3008"]), ("#hadolint ignore = DL3006 , DL3008", ["DL3006", "DL3008"]),
            ("# hadolint ignore=DL3006 # since", ["DL3006"]), ("# hadolint ignore=DL3006# since", ["DL3006"]), ("# hadolint ignore=DL3006 since, then", ["DL3006"]),
            ("\t# HADOLINT Ignore=dl3006\r\n", ["dl3006"]), ("# dhi ignore=root-user reason=needed, for now", ["root-user"]), ("# dhi ignore=a,,b,", ["a", "b"]),
            ("# check=skip=A, B", ["A", "B"]), ("# check = skip = all ; error=true", ["all"]), ("# check=error=true;skip=A,B;experimental=all", ["A", "B"]),
        ])
    func names(_ comment: String, _ names: [String]) throws {
        let pragma = try #require(read(comment))
        #expect(pragma.names.map(\.text) == names)
        for name in pragma.names { #expect(String(decoding: Array(comment.utf8)[name.range.indices], as: UTF8.self) == name.text) }
        #expect(pragma.scope == .instruction)
    }

    @Test(arguments: ["# hadolint is run by CI", "# hadolint ignored=DL3006", "# hadolintignore=DL3006", "# dhi ignore=", "# dhi ignore=,", "#", "# check=error=true", "# checks=skip=A", "# dhi globalignore=a", "# ignore=DL3006"])
    func otherComments(_ comment: String) { #expect(read(comment) == nil) }

    @Test func scopes() {
        #expect(read("# dhi global ignore=a")?.scope == .file)
        #expect(read("#  hadolint\tstage\tignore=DL3006")?.scope == .stage)
        #expect(read("# check=error=true;skip=A")?.hasOtherFields == true)
        #expect(read("# check=skip=A")?.hasOtherFields == false)
    }
}
