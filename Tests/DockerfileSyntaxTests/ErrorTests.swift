import DockerfileSyntax
import Testing

/// BuildKit's errors, in its words.
@Suite struct ErrorTests {
    private static let notStrings = "when using JSON array syntax, arrays must be comprised of strings only"

    /// Found while the file is split into instructions.
    @Test(arguments: [
        ("ENV a", "ENV must have two arguments"), ("LABEL a", "LABEL must have two arguments"),
        ("ENV a=b c", "Syntax error - can't find = in \"c\". Must be of the form: name=value"),
        ("ENV a=b \u{FEFF}\"\\x", "Syntax error - can't find = in \"\\ufeff\\\"\\\\x\". Must be of the form: name=value"),
        ("CMD [1]", notStrings), ("COPY [\"a\", null]", notStrings), ("RUN [[]]", notStrings), ("SHELL [{\"a\": [1]}]", notStrings),
        ("HEALTHCHECK CMD [true]", notStrings), ("ONBUILD CMD [-0.5e1]", notStrings), ("ONBUILD ONBUILD ENV a", "ENV must have two arguments"),
        ("RUN <<E", "unterminated heredoc"),
    ])
    func parseErrors(_ line: String, _ message: String) {
        let diagnostic = Parsed("FROM x\nFOO\n\(line)\n").tree.diagnostics.first
        #expect(diagnostic?.message == message)
        #expect(diagnostic?.phase == .parse)
        #expect(diagnostic?.hasLinePrefix == false)
        #expect(diagnostic?.firstLine == 3)
    }

    /// Found while instructions are typed.
    @Test(arguments: [
        ("FOO", "unknown instruction: FOO (did you mean FROM?)"), ("fo", "unknown instruction: fo (did you mean from?)"),
        ("RUNN a", "unknown instruction: RUNN (did you mean RUN?)"), ("whatever", "unknown instruction: whatever"),
        ("COPY a", "COPY requires at least two arguments, but only one was provided. Destination could not be determined"),
        ("ADD", "ADD requires at least two arguments, but only one was provided. Destination could not be determined"),
        ("COPY --form=x a b", "unknown flag: --form (did you mean from?)"), ("COPY --From=x a b", "unknown flag: --From (did you mean from?)"),
        ("RUN --link a", "unknown flag: --link"), ("CMD --help", "unknown flag: --help"),
        ("COPY --from a b", "missing a value on flag: --from"), ("COPY --link= a b", "missing a value on flag: --link"),
        ("COPY --link=yes a b", "expecting boolean value for flag --link, not: yes"),
        ("COPY --from=a --from=b c d", "duplicate flag specified: --from"),
        ("RUN --network=x a", "invalid network mode \"x\""), ("RUN --security=x a", "security \"x\" is not valid"),
        ("RUN --mount=from=$X,target=/a b", "'from' doesn't support variable expansion, define alias stage instead"),
        ("RUN --mount= a", "failed to parse csv mounts: EOF"),
        ("RUN --mount=a\\\"b a", "failed to parse csv mounts: parse error on line 1, column 2: bare \" in non-quoted field"),
        ("RUN --device=a,b a", "invalid field 'b' must be a key=value pair"),
        ("FROM", "FROM requires either one or three arguments"), ("FROM a b", "FROM requires either one or three arguments"),
        ("FROM a or b", "FROM requires either one or three arguments"),
        ("FROM a AS 1b", "invalid name for build stage: \"1b\", name can't start with a number or contain symbols"),
        ("FROM --x a", "unknown flag: --x"),
        ("ENV", "ENV requires at least one argument"), ("ENV =a", "ENV names can not be blank"),
        ("ARG", "ARG requires at least one argument"), ("ARG =a", "ARG names can not be blank"),
        ("USER", "USER requires exactly one argument"), ("WORKDIR", "WORKDIR requires exactly one argument"),
        ("STOPSIGNAL", "STOPSIGNAL requires exactly one argument"), ("MAINTAINER", "MAINTAINER requires exactly one argument"),
        ("EXPOSE", "EXPOSE requires at least one argument"), ("VOLUME", "VOLUME requires at least one argument"),
        ("VOLUME [\" \"]", "VOLUME specified can not be an empty string"),
        ("SHELL []", "SHELL requires at least one argument"), ("SHELL a b", "SHELL requires the arguments to be in JSON form"),
        ("HEALTHCHECK", "HEALTHCHECK requires at least one argument"), ("HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD"),
        ("HEALTHCHECK NONE a", "HEALTHCHECK NONE takes no arguments"), ("HEALTHCHECK x", "Unknown type \"X\" in HEALTHCHECK (try CMD)"),
        ("HEALTHCHECK --interval=x CMD a", "time: invalid duration \"x\""),
        ("HEALTHCHECK --interval=1 CMD a", "time: missing unit in duration \"1\""),
        ("HEALTHCHECK --interval=1d CMD a", "time: unknown unit \"d\" in duration \"1d\""),
        ("HEALTHCHECK --timeout=1us CMD a", "Interval \"timeout\" cannot be less than 1ms"),
        ("HEALTHCHECK --retries=x CMD a", "strconv.ParseInt: parsing \"x\": invalid syntax"),
        ("HEALTHCHECK --retries=3000000000 CMD a", "strconv.ParseInt: parsing \"3000000000\": value out of range"),
        ("HEALTHCHECK --retries=-1 CMD a", "--retries cannot be negative (-1)"),
        ("ONBUILD", "ONBUILD requires at least one argument"),
        ("ONBUILD ONBUILD RUN a", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"),
        ("ONBUILD from a", "FROM isn't allowed as an ONBUILD trigger"),
    ])
    func instructionErrors(_ line: String, _ message: String) {
        let parsed = Parsed("FROM x\n\(line)\nUSER y\n")
        let diagnostic = parsed.tree.diagnostics.first
        #expect(parsed.messages == [message])
        #expect(diagnostic?.phase == .instruction)
        #expect(diagnostic?.hasLinePrefix == true)
        #expect(diagnostic?.firstLine == 2)
        guard case .invalid = parsed.tree.instructions[1].content, case .user? = parsed.last?.content else {
            Issue.record("content")
            return
        }
    }

    @Test(arguments: [
        "ARG --anything a", "STOPSIGNAL --x SIGTERM", "HEALTHCHECK --x NONE", "ONBUILD FOO --x", "ONBUILD COPY a", "RUN", "CMD []", "FROM a aS b",
        "COPY --link --exclude=a --exclude=b c d", "RUN --mount=type=cache --mount=target=/a,from=x$ b", "HEALTHCHECK --interval=0 --retries=+2 CMD a",
        "FROM --platform= a", "COPY --parents=TRUE a b",
    ])
    func acceptedLines(_ line: String) {
        #expect(Parsed("FROM x\n\(line)\n").messages == [])
    }

    @Test func nothingButArgumentsStandsBeforeTheFirstStage() {
        let parsed = Parsed("ARG a\nRUN b\nRUN c\nFROM d\n")
        #expect(parsed.messages == ["no build stage in current context"])
        #expect(parsed.tree.diagnostics.first?.hasLinePrefix == false)
    }

    @Test func diagnosticsComeInBuildKitsOrder() {
        let parsed = Parsed("FROM x\nFOO\nENV a\nCOPY b\nCMD [1]\n")
        #expect(parsed.messages.map { String($0.prefix(12)) } == ["ENV must hav", "when using J", "unknown inst", "COPY require"])
    }

    @Test func placesAreExact() {
        let tree = Parsed("FROM x\nCOPY --link \\\n --foo a b\nENV c=d e\n  bogus z\nFROM y AS 0\n").tree
        #expect(tree.diagnostics.map { tree.text($0.range) } == ["e", "--foo", "bogus", "0"])
    }
}
