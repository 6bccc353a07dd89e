import Glibc
@testable import RepositoryConversion

/// A program that stands for ShellCheck and does what a script of bash says; the real one where there is one.
struct FakeShellCheck {
    let folder = TemporaryFolder()

    /// `body` runs with the names of the scripts as its arguments; each call is counted.
    func program(version: String = "1.2.3", _ body: String) -> ShellCheckProgram {
        folder.write(
            """
            #!/bin/bash
            if [ "$1" = --version ]; then echo "version: \(version)"; exit; fi
            shift 2
            echo "$@" >> '\(folder["calls"])'
            \(body)
            """, to: "shellcheck")
        folder.run("chmod +x shellcheck")
        return ShellCheckProgram(path: folder["shellcheck"])
    }

    /// How many processes have read scripts.
    var calls: Int { folder.text(of: "calls")?.split(separator: "\n").count ?? 0 }

    /// Says of every line `bad` of every script that it is bad.
    static let honest = #"""
        list=()
        for file; do
          number=0
          while IFS= read -r line; do
            number=$((number + 1))
            if [ "$line" = bad ]; then list+=("{\"file\":\"$file\",\"line\":$number,\"endLine\":$number,\"column\":1,\"endColumn\":4,\"level\":\"error\",\"code\":1234,\"message\":\"Bad.\",\"fix\":null}"); fi
          done < "$file"
        done
        IFS=,
        echo "{\"comments\":[${list[*]}]}"
        [ ${#list[@]} = 0 ]
        """#

    static let real: ShellCheckProgram? = ShellCheckProgram.onPath()
}
