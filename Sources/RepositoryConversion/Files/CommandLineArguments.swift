import Glibc

/// The arguments of the process as the bytes that were given.
public enum CommandLineArguments {
    /// The path that the argument `text` stands for.
    ///
    /// Argument texts are repaired where they are not UTF-8; the bytes of the argument that became `text` are the path.
    public static func path(_ text: String) -> FilePath {
        guard text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFFD}") else { return FilePath(text) }
        let arguments = unsafe UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
        for index in arguments.indices {
            guard let argument = unsafe arguments[index], unsafe String(cString: argument) == text else { continue }
            return unsafe FilePath(UnsafeBufferPointer(start: argument, count: strlen(argument)).map { UInt8(bitPattern: $0) })
        }
        return FilePath(text)
    }
}
