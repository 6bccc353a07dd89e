import ShellSyntax
import Testing

@Suite struct ShellParserTests {
    struct Case: CustomTestStringConvertible {
        let input: String
        let outline: String
        let dialects: [ShellDialect]

        init(_ input: String, _ outline: String, _ dialects: [ShellDialect] = [.posix, .bash]) {
            (self.input, self.outline, self.dialects) = (input, outline, dialects)
        }

        var testDescription: String { input }
    }

    @Test(arguments: cases)
    func structure(_ example: Case) {
        for dialect in example.dialects {
            let script = ShellParser.parse(example.input, dialect: dialect)
            #expect(ShellOutline(script: script).text == example.outline)
            #expect(script.diagnostics == [])
        }
    }

    static let cases: [Case] = [
        Case("", ""),
        Case(" \t\n\n", ""),
        Case("# only a comment", ""),
        Case("echo a b", "[echo a b]"),
        Case("echo a # b", "[echo a]"),
        Case("echo a#b", "[echo a#b]"),
        Case("a;b\nc & d", "[a]; [b]⏎ [c] & [d]"),
        Case("a && b || c", "[a] && [b] || [c]"),
        Case("a &&\n\n # why\n b", "[a] && [b]"),
        Case("a | b |\nc", "[a] | [b] | [c]"),
        Case("! a | b", "! [a] | [b]"),
        Case("! ! a", "[a]", [.bash]),
        Case("a |& b", "[a] |& [b]", [.bash]),
        Case("time -p a", "time [a]", [.bash]),
        Case("time -p a", "[time -p a]", [.posix]),
        // Quoting
        Case(#"echo 'a b' "c d" e\ f"#, #"[echo 'a b' "c d" e\ f]"#),
        Case(#"echo "a\"b\$c\d" "#, #"[echo "a\"b\$c\d"]"#),
        Case(#"echo '\' a"#, #"[echo '\' a]"#),
        Case("echo a\\\nb \\\n c", "[echo ab c]"),
        Case("ec\\\nho a &\\\n& b", "[echo a] && [b]"),
        Case("i\\\nf a; then b; fi", "if([a];)then([b];)"),
        Case("echo 'a\\\nb'", "[echo 'a\\\nb']"),
        Case("echo \"a\\\nb\"", "[echo \"ab\"]"),
        Case("# a\\\nb", "[b]"),
        Case(#"echo $'a\n\'b\x41\u00e9'"#, "[echo $'a\n'bAé']", [.bash]),
        Case(#"echo $"a""#, #"[echo $"a"]"#, [.bash]),
        Case(#"echo $ a$ "$" "a$""#, #"[echo $ a$ "$" "a$"]"#),
        Case("cd ~/a ~b ~ a~ '~'", "[cd ⟨~⟩/a ⟨~b⟩ ⟨~⟩ a~ '~']"),
        // Assignments
        Case("a=1 b= c", "[a:=1 b:= c]"),
        Case("a=1", "[a:=1]"),
        Case("c a=1 =b", "[c a=1 =b]"),
        Case("PATH=~/bin:~x:$PATH", "[PATH:=⟨~⟩/bin:⟨~x⟩:$PATH]"),
        Case("a+=b c[1]=d", "[a+=b c{1}:=d]", [.bash]),
        Case("a=(b 'c d'\n# no\n[3]=e)", "[a:=(b, 'c d', [3]=e)]", [.bash]),
        Case("declare -a x=(a b) y=1", "[declare -a x=(a, b) y=1]", [.bash]),
        // Redirections
        Case("a >b 2>&1 <c >>d >|e <>f <&3 3>&-", "[a >b 2>&1 <c >>d >|e <>f <&3 3>&-]"),
        Case(">b a c", "[a c >b]"),
        Case("a 2 >b", "[a 2 >b]"),
        Case("a &>b &>>c <<<d {fd}>e", "[a &>b &>>c <<<d {fd}>e]", [.bash]),
        Case("a &>b", "[a] & [>b]", [.posix]),
        Case("cat <<E\na $b\nE\nc", "[cat <<E⟪a $b\n⟫]⏎ [c]"),
        Case("cat <<'E' | d\na $b\nE\n", "[cat <<'E'⟪a $b\n⟫] | [d]⏎"),
        Case("cat <<-E\n\ta\n\tE\nc", "[cat <<-E⟪\ta\n⟫]⏎ [c]"),
        Case("cat <<A <<B\n1\nA\n2\nB\nc", "[cat <<A⟪1\n⟫ <<B⟪2\n⟫]⏎ [c]"),
        Case("cat <<E\n\"'$(a \"b\")\\$c\nE", "[cat <<E⟪\"'$([a \"b\"])\\$c\n⟫]⏎"),
        Case("x $(cat <<E\na\nE\n) y", "[x $([cat <<E⟪a\n⟫]⏎) y]"),
        Case("cat <<E && b\na\\\nE\nE\n", "[cat <<E⟪aE\n⟫] && [b]⏎"),
        // Expansions
        Case("echo $a$b ${c} $1$12 $# $? $@ $* $- $$ $!", "[echo $a$b ${c} $1$12 $# $? $@ $* $- $$ $!]"),
        Case("echo ${a:-b c} ${a-} ${a:=x} ${a:?y} ${a:+z}", "[echo ${a :- b c} ${a - } ${a := x} ${a :? y} ${a :+ z}]"),
        Case(
            "echo ${#a} ${#} ${##} ${#-} ${#-x} ${a#b} ${a##*/} ${a%.*} ${a%%.*}",
            "[echo ${#a} ${#} ${##} ${#-} ${# - x} ${a # b} ${a ## */} ${a % .*} ${a %% .*}]"),
        Case(#"echo "${a:-"b c"}" "${a:-'x'}" ${a:-'}'}"#, #"[echo "${a :- "b c"}" "${a :- 'x'}" ${a :- '}'}]"#),
        Case(
            "echo ${a/b/c} ${a//\\//-} ${a/#x} ${a:1:2} ${a: -1} ${a^^} ${a,} ${a@Q}",
            "[echo ${a / b , c} ${a // \\/ , -} ${a /# x} ${a : 1 , 2} ${a :  -1} ${a ^^ } ${a , } ${a @ Q}]", [.bash]),
        Case(
            "echo ${!a} ${!a@} ${!a*} ${a[@]} ${#a[@]} ${!a[@]} ${a[b+1]:-c}",
            "[echo ${!a} ${!a * } ${!a * } ${a[@]} ${#a[@]} ${!a[@]} ${a[b+1] :- c}]", [.bash]),
        Case("echo $(a | b) `c` \"$(d \"e\")\"", "[echo $([a] | [b]) `([c]) \"$([d \"e\"])\"]"),
        Case(#"echo `a \`b \\$c\`` "`d \"e\"`""#, #"[echo `([a `([b $c])]) "`([d "e"])"]"#),
        Case("echo $((1 + (2) * $a)) $( (a) )", "[echo $((1 + (2) * $a)) $(([a]))]"),
        Case("echo $((a) | b)", "[echo $(([a]) | [b])]", [.bash]),
        Case("echo $(case x in a) b;; esac)", "[echo $(case x in a){[b]};;)]"),
        Case("a <(b) >(c)", "[a <([b]) >([c])]", [.bash]),
        Case("a @(b|c)* !(d|+(e))", "[a @⟨b|c⟩* !⟨d|+⟨e⟩⟩]", [.bash]),
        Case("echo $[1+2]", "[echo $((1+2))]", [.bash]),
        // Compound commands
        Case("(a; b) >c", "([a]; [b]) >c"),
        Case("{ a; b; } 2>&1 | c", "{[a]; [b];} 2>&1 | [c]"),
        Case("( (a) )", "(([a]))"),
        Case("((a)); b", "(([a])); [b]", [.posix]),
        Case("((a+1)); b", "((a+1)); [b]", [.bash]),
        Case("((a); b)", "(([a]); [b])"),
        Case("if a; then b; elif c; then d; else e; fi", "if([a];)then([b];)if([c];)then([d];)else([e];)"),
        Case("if a\nthen b\nfi >c", "if([a]⏎)then([b]⏎) >c"),
        Case("while a; do b; done; until c; do d; done", "while([a];)do([b];); until([c];)do([d];)"),
        Case("for x in a $b; do c; done", "for x in a $b do([c];)"),
        Case("for x\ndo c; done; for x; do c; done", "for x do([c];); for x do([c];)"),
        Case("for x in; do c; done", "for x in  do([c];)"),
        Case("for ((i=0; i<3; i++)); do a; done", "for((i=0; i<3; i++))do([a];)", [.bash]),
        Case("for x in a; { b; }", "for x in a do([b];)", [.bash]),
        Case("case $x in a|b) c;; (d) ;; *) e; esac", "case $x in a|b){[c]};; d){};; *){[e];};;"),
        Case("case x in\n\n\"a b\"*)\n c\n ;;\nesac", "case x in \"a b\"*){[c]⏎};;"),
        Case("case x in a) b;& c) d;;& esac", "case x in a){[b]};& c){[d]};;&", [.bash]),
        Case("case x in esac", "case x in "),
        Case("select x in a b; do c; done", "select x in a b do([c];)", [.bash]),
        Case("f() { a; }; f", "function f {[a];}; [f]"),
        Case("f ( )\n( a )", "function f ([a])"),
        Case("function f { a; }; function g() { b; }", "function f {[a];}; function g {[b];}", [.bash]),
        Case("[[ -f $a && ! ( $b == c* || $d ) ]] && e", "[[((-f $a) && !(($b == c*) || $d))]] && [e]", [.bash]),
        Case("[[ $a =~ ^(b|c d)+$ ]]", "[[($a =~ ^(b|c d)+$)]]", [.bash]),
        Case("[[ a < b\n&& -n \"$c\" ]]", "[[((a < b) && (-n \"$c\"))]]", [.bash]),
        Case("[[ a == b ]]", "[[[ a == b ]]]", [.posix]),
        Case("coproc a b; coproc N { c; }", "coproc - [a b]; coproc N {[c];}", [.bash]),
        Case("echo if then } { ! done", "[echo if then } { ! done]"),
        Case("if a; then b; fi | while c; do d; done", "if([a];)then([b];) | while([c];)do([d];)"),
        Case("a {b,c}/d{1..3}", "[a {b,c}/d{1..3}]"),
        Case("[ a = b ]", "[[ a = b ]]"),
    ]
}
