import Glibc

/// The arguments of the process as the bytes that were given.
///
/// The texts of arguments are repaired where they are not UTF-8, so that different names can become the same text.
public enum CommandLineArguments {
    /// The path that the argument `text` stands for, also behind the `=` of an option.
    public static func path(_ text: String) -> FilePath { paths([text])[0] }

    /// The paths that the arguments `texts` stand for, in the order in which they were given.
    public static func paths(_ texts: [String]) -> [FilePath] {
        texts.contains(where: isRepaired) ? paths(texts, among: all) : texts.map { FilePath($0) }
    }

    /// `arguments` in their bytes. Of several that became the same text the first is the first one's, and so on; the last one stands for all further ones.
    static func paths(_ texts: [String], among arguments: [[UInt8]]) -> [FilePath] {
        var known: [String: [[UInt8]]] = [:]
        for argument in arguments {
            let value = argument.first == UInt8(ascii: "-") ? argument.firstIndex(of: UInt8(ascii: "=")).map { argument[($0 + 1)...] } : nil
            for bytes in [argument[...], value].compactMap({ $0 }) { known[String(decoding: bytes, as: UTF8.self), default: []].append(Array(bytes)) }
        }
        var used: [String: Int] = [:]
        return texts.map { text in
            guard isRepaired(text), let found = known[text] else { return FilePath(text) }
            let number = used[text, default: 0]
            used[text] = number + 1
            return FilePath(found[min(number, found.count - 1)])
        }
    }

    private static func isRepaired(_ text: String) -> Bool {
        var text = text
        // Hardly any has the first byte of U+FFFD, and all are searched before anything else can begin.
        let mayBe = text.withUTF8 { unsafe $0.contains(0xEF) }
        return mayBe && text.unicodeScalars.contains("\u{FFFD}")
    }

    private static var all: [[UInt8]] {
        let arguments = unsafe UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
        return arguments.indices.compactMap { index in
            guard let argument = unsafe arguments[index] else { return nil }
            return unsafe UnsafeBufferPointer(start: argument, count: strlen(argument)).map { UInt8(bitPattern: $0) }
        }
    }
}
