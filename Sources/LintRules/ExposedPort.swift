import DockerfileSemantics
import DockerfileSyntax
import Linting

/// A word of EXPOSE in its parts.
public struct ExposedPort {
    /// Address and port of the host, each with its colon; empty where there is none.
    public let host: String
    /// Port or range of the container.
    public let port: String
    /// With its slash; empty where there is none.
    public let proto: String

    public init(_ text: String) {
        let slash = text.utf8.lastIndex(of: UInt8(ascii: "/"))
        let start = text[..<(slash ?? text.endIndex)]
        proto = slash.map { String(text[$0...]) } ?? ""
        let colon = start.utf8.lastIndex(of: UInt8(ascii: ":"))
        host = colon.map { String(start[...$0]) } ?? ""
        port = String(colon.map { start[start.utf8.index(after: $0)...] } ?? start)
    }
}

extension LintedFile {
    /// A word of EXPOSE without quotes and variables; nearly all have neither.
    func exposed(_ word: Word, in instruction: Instruction, _ state: StageState) -> String? {
        let isPlain = word.text.utf8.allSatisfy { $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "`") }
        return isPlain ? word.text : model.expand(word, in: instruction, state)
    }
}
