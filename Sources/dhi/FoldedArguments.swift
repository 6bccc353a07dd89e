/// Paths on the command line, several to one argument while the arguments are parsed.
///
/// The parser's time grows with the square of the number of positional arguments; tools such as `xargs` give thousands. No argument can
/// hold a NUL, so it can stand between paths.
enum FoldedArguments {
    /// The arguments with each run of paths as one argument.
    ///
    /// A path is what does not begin with `-` and does not follow what does, as that could be the value of an option.
    static func fold(_ arguments: [String]) -> [String] {
        guard let command = arguments.first, DhiCommand.fileTask(command) != nil else { return arguments }
        var folded = [command]
        var run: [String] = []
        var mayBeValue = false
        for (index, argument) in arguments.enumerated().dropFirst() {
            if argument == "--" {
                flush(&run, to: &folded)
                return folded + arguments[index...]
            }
            let isOption = argument.utf8.first == UInt8(ascii: "-")
            if isOption || mayBeValue {
                flush(&run, to: &folded)
                folded.append(argument)
            } else {
                run.append(argument)
            }
            mayBeValue = isOption
        }
        flush(&run, to: &folded)
        return folded
    }

    /// The paths behind what the parser was given.
    static func unfold(_ paths: [String]) -> [String] {
        paths.flatMap { folded in
            var folded = folded
            // On the bytes as they lie: a view of a text takes ten times as long, and there can be megabytes.
            return folded.withUTF8 { bytes in
                var paths: [String] = []
                var start = 0
                for index in bytes.indices where unsafe bytes[index] == 0 {
                    unsafe paths.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self))
                    start = index + 1
                }
                unsafe paths.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self))
                return paths
            }
        }
    }

    private static func flush(_ run: inout [String], to folded: inout [String]) {
        guard var text = run.first else { return }
        for path in run.dropFirst() {
            text += "\0"
            text += path
        }
        folded.append(text)
        run = []
    }
}
