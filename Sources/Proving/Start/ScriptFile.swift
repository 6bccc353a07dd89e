/// The first line of a file that is run by name.
struct ScriptFile {
    enum Kind: Equatable {
        /// Text for a shell, by the shell's name.
        case shell(String)
        /// Another program reads it: the words of the `#!` line, and the program's name alone when `env` looks for it.
        case interpreted([String], name: String?)
        /// An ELF file.
        case binary(ELFFile)
        /// The first line ends with a carriage return, which the kernel takes for a part of the name.
        case carriageReturn
        /// Neither; a shell would read it as its own text, and nothing else would.
        case text
    }

    let kind: Kind

    init(_ bytes: [UInt8]) {
        if let file = ELFFile(bytes) {
            kind = .binary(file)
            return
        }
        guard bytes.starts(with: "#!".utf8) else {
            kind = .text
            return
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }.dropFirst(2)
        if line.last == UInt8(ascii: "\r") {
            kind = .carriageReturn
            return
        }
        var words = String(decoding: line, as: UTF8.self).split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        let all = words
        var name = words.first?.split(separator: "/").last.map(String.init) ?? ""
        var isLookedUp = false
        if name == "env" {
            words.removeFirst()
            if words.first == "-S" { words.removeFirst() }
            name = words.first ?? ""
            isLookedUp = true
        }
        kind = ShellStart.isShell(name) ? .shell(name) : .interpreted(all, name: isLookedUp && words.count == 1 ? name : nil)
    }
}
