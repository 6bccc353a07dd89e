import SourceModel

/// `# hadolint shell=powershell`: what the shell forms below are written for, whatever the image says.
struct ShellPragma: Sendable {
    var shell: String
    /// Of the shell's name.
    var range: SourceRange
    var offset: Int { Int(range.start) }

    init?(_ bytes: [UInt8], line: SourceRange) {
        guard var cursor = PragmaCursor(bytes, line: line), cursor.take("hadolint") || cursor.take("dhi"), cursor.skipBlanks(), cursor.take("shell"), cursor.take(sign: UInt8(ascii: "=")) else { return nil }
        let word = cursor.word()
        if word.isEmpty { return nil }
        shell = String(decoding: bytes[word.indices], as: UTF8.self)
        range = word
    }
}
