import CommandKnowledge
import SourceModel

/// Words of a command line of a test.
enum CommandLineSample {
    /// Splits at spaces outside quotes; a dollar is an expansion of the name behind it, except within apostrophes.
    static func words(_ line: String) -> [CommandWord] {
        var words: [CommandWord] = []
        var text = ""
        var quote: Character?
        var isQuoted = false
        var isLiteral = true
        for character in line + " " {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
                isQuoted = true
            } else if quote == nil, character == " " {
                words.append(word(text, isQuoted: isQuoted, isLiteral: isLiteral))
                (text, isQuoted, isLiteral) = ("", false, true)
            } else {
                if character == "$", quote != "'" { isLiteral = false }
                if character == "*", quote == nil { isLiteral = false }
                text.append(character)
            }
        }
        return words
    }

    private static func word(_ text: String, isQuoted: Bool, isLiteral: Bool) -> CommandWord {
        let range = SourceRange(0, text.utf8.count)
        if isLiteral { return CommandWord(value: text, range: range) }
        guard let dollar = text.firstIndex(of: "$") else { return CommandWord(value: nil, prefix: text, suffix: text, range: range) }
        let rest = text[text.index(after: dollar)...].drop { $0.isUppercase }
        return CommandWord(value: nil, prefix: String(text[..<dollar]), suffix: String(rest), maySplit: !isQuoted, range: range)
    }
}
