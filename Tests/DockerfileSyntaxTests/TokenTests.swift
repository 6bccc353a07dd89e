import DockerfileSyntax
import SourceModel
import Testing

@Suite struct TokenTests {
    private static let letters: [Token.Kind: String] = [
        .keyword: "K", .flag: "F", .argument: "A", .punctuation: "P", .heredocMarker: "M", .heredocBody: "B", .heredocTerminator: "T",
        .continuation: "C", .comment: "#", .whitespace: "_", .lineEnd: "L",
    ]

    /// The kinds of the tokens of the last instruction, a letter each.
    @Test(arguments: [
        ("FROM a AS b\n", "K_A_K_AL"), ("  RUN --x --y=z a b\r\n", "_K_F_F_AL"), ("COPY a b", "K_A_A"), ("CMD [\"a\", \"b\"]\n", "K_PAP_APL"),
        ("RUN a \\\n # c\n\n  b\n", "K_ACL_#LLAL"), ("ENV a=b c=d", "K_APA_APA"), ("ENV a  b c", "K_A_A"), ("RUN cat <<E >f\nx\nE\n", "K_AMALBT"),
        ("ONBUILD RUN a", "K_K_A"), ("HEALTHCHECK --x=y CMD a", "K_F_K_A"), ("RUN -- a", "K_P_A"), ("foo bar", "K_A"), ("\\\nRUN a", "CLK_A"),
    ])
    func kinds(_ text: String, _ expected: String) {
        let tree = Parsed(text).tree
        let kinds = (tree.instructions.last.map(tree.tokens) ?? []).map { Self.letters[$0.kind] ?? "?" }.joined()
        #expect(kinds == expected)
    }
}
