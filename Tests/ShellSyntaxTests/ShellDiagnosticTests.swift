import ShellSyntax
import SourceModel
import Testing

@Suite struct ShellDiagnosticTests {
    /// A text with its first diagnostic and where that stands.
    struct Case: CustomTestStringConvertible {
        let input: String
        let kind: ShellDiagnostic.Kind
        let range: SourceRange

        init(_ input: String, _ kind: ShellDiagnostic.Kind, _ start: Int, _ end: Int) {
            (self.input, self.kind, self.range) = (input, kind, SourceRange(start, end))
        }

        var testDescription: String { input }
    }

    @Test(arguments: posixCases)
    func posix(_ example: Case) {
        let first = ShellParser.parse(example.input, dialect: .posix).diagnostics.first
        #expect(first?.kind == example.kind)
        #expect(first?.range == example.range)
    }

    @Test(arguments: bashCases)
    func bash(_ example: Case) {
        let first = ShellParser.parse(example.input, dialect: .bash).diagnostics.first
        #expect(first?.kind == example.kind)
        #expect(first?.range == example.range)
    }

    static let posixCases: [Case] = [
        Case("echo 'a", .unclosed("a single quote"), 5, 6),
        Case("echo \"a", .unclosed("a double quote"), 5, 6),
        Case("echo `a", .unclosed("a backquote"), 5, 6),
        Case("echo $(a", .unclosed("“$(”"), 5, 7),
        Case("echo ${a", .unclosed("“${”"), 5, 7),
        Case("(a", .unclosed("“(”"), 0, 1),
        Case("{ a", .unclosed("“{”"), 0, 1),
        Case("if a; then b", .unclosed("“if”"), 0, 2),
        Case("while a; do b", .unclosed("“while”"), 0, 5),
        Case("for x in a; do b", .unclosed("“for”"), 0, 3),
        Case("case a in b) c", .unclosed("“case”"), 0, 4),
        Case("a )", .unexpected("“)”"), 2, 3),
        Case("a | | b", .missing("a command behind “|”"), 2, 3),
        Case("a &&", .missing("a command behind “&&”"), 2, 4),
        Case("a ;; b", .unexpected("“;;”"), 2, 4),
        Case("; a", .unexpected("“;”"), 0, 1),
        Case("& a", .unexpected("“&”"), 0, 1),
        Case("then a", .unexpected("“then”"), 0, 4),
        Case("a; done", .unexpected("“done”"), 3, 7),
        Case("in a", .unexpected("“in”"), 0, 2),
        Case("a | }", .missing("a command behind “|”"), 2, 3),
        Case("(a) b", .missing("“;” or a line end"), 4, 4),
        Case("if a; then fi", .missing("a command"), 11, 11),
        Case("()", .missing("a command"), 0, 2),
        Case("for 1 in a; do b; done", .missing("a variable's name"), 4, 5),
        Case("echo a(b)", .missing("“;” or a line end"), 6, 6),
        Case("a >", .missing("a word behind “>”"), 2, 3),
        Case("a > # b", .missing("a word behind “>”"), 2, 3),
        Case("a >2>b", .missing("a word behind “>”"), 2, 3),
        Case("echo ${a b}", .badSubstitution, 5, 11),
        Case("echo ${}", .badSubstitution, 5, 8),
        Case("a <(b)", .bashSyntax("a process substitution"), 2, 4),
        Case("a=(b)", .bashSyntax("an array"), 2, 3),
        Case("a |& b", .bashSyntax("“|&”"), 2, 4),
        Case("a <<<b", .bashSyntax("“<<<”"), 2, 5),
        Case("function f { a; }", .bashSyntax("“function”"), 0, 8),
        Case("for ((;;)); do a; done", .bashSyntax("“for ((”"), 4, 6),
        Case("echo $((a); b)", .bashSyntax("“$((” for a command (write “$( (”)"), 5, 8),
        Case("echo ${a//b/c}", .shellDependent("“${…//…}”"), 8, 10),
        Case("echo ${a[1]}", .shellDependent("an array element"), 8, 9),
        Case("a+=b", .shellDependent("“+=”"), 0, 3),
        Case("echo $'a'", .shellDependent("$'…'"), 5, 7),
        Case("cat <<E\na", .unterminatedHereDocument("“E”"), 7, 7),
        Case("a\r\nb\r\n", .carriageReturns, 1, 2),
    ]

    static let bashCases: [Case] = [
        Case("[[ a", .unclosed("“[[”"), 0, 2),
        Case("[[ ]]", .missing("a condition"), 3, 3),
        Case("[[ a == ]]", .missing("a word behind “==”"), 8, 8),
        Case("[[ a b ]]", .unexpected("“b”"), 5, 6),
        Case("a=(b", .unclosed("“(”"), 2, 3),
        Case("a @(b", .unclosed("“(”"), 2, 4),
        Case("f() a", .missing("“{” before the function's body"), 4, 5),
        Case("for ((;)); do a; done", .missing("two “;”"), 4, 9),
    ]

    @Test func commandsAroundAnErrorAreStillRead() {
        let script = ShellParser.parse("a; ) b\nif c; then d; fi", dialect: .posix)
        #expect(!script.isAccepted)
        #expect(script.simpleCommands.map(\.name) == ["a", "b", "c", "d"])
    }

    @Test func lineEndsInCRLFAreReadAsLineEnds() {
        let script = ShellParser.parse("if a\r\nthen b \\\r\n c\r\nfi\r\ncat <<E\r\nx\r\nE\r\n", dialect: .posix)
        #expect(script.isAccepted)
        #expect(script.diagnostics.map(\.kind) == [.carriageReturns])
        #expect(script.simpleCommands.map { $0.command.words.compactMap(\.literalValue) } == [["a"], ["b", "c"], ["cat"]])
        #expect(script.hereDocuments.first?.range == SourceRange(33, 36))
    }

    @Test func messagesAreSentences() {
        for input in ["a (", "${", "a |& b", "$'", "((((", "a )"] {
            for diagnostic in ShellParser.parse(input, dialect: .posix).diagnostics {
                #expect(diagnostic.message.count > 10)
            }
        }
    }
}
