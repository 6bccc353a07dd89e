/// The gems that a Gemfile asks for, or that its lock holds.
struct GemList: Sendable, Hashable {
    private(set) var names: [String] = []
    /// Every statement was read. What names gems elsewhere (`eval_gemfile`, `gemspec`, a loop) is not.
    private(set) var isComplete = true
    /// What the Gemfile asks of Ruby's version: `3.3.5`, `~> 3.3`; all of them hold.
    private(set) var rubyRequirements: [String] = []
    /// Gems of a lock for which no build for Linux is locked.
    private(set) var fromSource: Set<String> = []

    /// The blocks around the statement that is read; of one that is left out nothing counts.
    private var blocks: [Bool] = []
    private var with: Set<Substring> = []
    private var without: Set<Substring> = []

    // MARK: Gemfile

    /// Reads a Gemfile. It is a script of Ruby: what is not one of the usual statements is not understood. Of conditions both branches count.
    ///
    /// - Parameters:
    ///   - with: The optional groups that are installed, as BUNDLE_WITH names them; `nil`: none.
    ///   - without: The groups that are left out, as BUNDLE_WITHOUT names them; `nil`: none.
    init(gemfile bytes: [UInt8], with: String? = nil, without: String? = nil) {
        self.with = Self.groups(with)
        self.without = Self.groups(without)
        var statement = ""
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            statement += Self.withoutComment(line)
            if let last = statement.last(where: { $0 != " " && $0 != "\t" }), last == "," || last == "\\" { continue }
            read(statement.split { $0 == " " || $0 == "\t" || $0 == "(" || $0 == ")" || $0 == "," || $0 == "\\" }.map(String.init), statement)
            statement = ""
        }
    }

    private mutating func read(_ words: [String], _ statement: String) {
        guard let first = words.first else { return }
        defer { enter(words, statement) }
        switch first {
        case "gem" where blocks.contains(true): break
        case "gem":
            guard let name = words.dropFirst().first.flatMap(Self.quoted) else { return isComplete = false }
            names.append(name)
        case "ruby":
            // `ruby file: ".ruby-version"` is for who reads that file.
            if words.dropFirst().first == "file:" {
                rubyRequirements.append("file:" + (words.dropFirst(2).first.flatMap(Self.quoted) ?? ""))
                return
            }
            let texts = statement.split(separator: ",").prefix { !$0.contains(":") }.joined(separator: ",")
            rubyRequirements += Self.allQuoted(texts)
        case "source", "group", "groups", "platforms", "platform", "end", "else", "elsif", "if", "unless", "puts", "git_source", "plugin", "git", "github", "path", "}", "{": break
        default:
            // `"https://github.com/#{repo}.git"` in a git_source block, `RAILS = "7"`.
            let isText = first.hasPrefix("\"") || first.hasPrefix("'")
            let isValue = words.count > 2 && words[1] == "=" && !words.contains("gem")
            if !isText && !isValue { isComplete = false }
        }
    }

    /// Notes which blocks a statement opens or closes.
    private mutating func enter(_ words: [String], _ statement: String) {
        if words[0] == "end" {
            if !blocks.isEmpty { blocks.removeLast() }
        } else if words.contains("do") || words[0] == "if" || words[0] == "unless" {
            blocks.append((words[0] == "group" || words[0] == "groups") && isLeftOut(words, statement))
        }
    }

    /// Whether nothing of a block `group :a, :b, optional: true do` is installed: every one of its groups is left out.
    private func isLeftOut(_ words: [String], _ statement: String) -> Bool {
        let isOptional = statement.contains("optional: true") || statement.contains(":optional => true")
        let groups = words.dropFirst().filter { $0.hasPrefix(":") && $0 != ":optional" || $0.hasPrefix("\"") || $0.hasPrefix("'") }
            .map { $0.drop { ":\"'".contains($0) }.prefix { !"\"'".contains($0) } }
        return !groups.isEmpty && groups.allSatisfy { without.contains($0) || isOptional && !with.contains($0) }
    }

    private static func groups(_ text: String?) -> Set<Substring> { Set((text ?? "").split { $0 == ":" || $0 == " " || $0 == "," }) }

    private static func withoutComment(_ line: Substring) -> String {
        var quote: Character?
        for index in line.indices {
            let character = line[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "#" {
                return String(line[..<index])
            }
        }
        return String(line)
    }

    /// A plain text in quotes.
    private static func quoted(_ word: String) -> String? {
        guard word.count > 2, let first = word.first, first == "\"" || first == "'", word.last == first else { return nil }
        let text = String(word.dropFirst().dropLast())
        return text.contains("#{") ? nil : text
    }

    private static func allQuoted(_ text: String) -> [String] {
        var texts: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) {
            let start = rest.index(after: open)
            guard let close = rest[start...].firstIndex(of: rest[open]) else { break }
            texts.append(String(rest[start..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return texts
    }

    // MARK: Gemfile.lock

    /// Reads a lock: it holds all that is installed, of which gems that are locked with a build for Linux are compiled no more.
    ///
    /// - Parameter isSourceForced: Bundler is told to take no such builds.
    init(lock bytes: [UInt8], isSourceForced: Bool) {
        var section = ""
        var built: Set<String> = []
        var plain: [String] = []
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            guard line.hasPrefix(" ") else {
                section = String(line)
                continue
            }
            guard ["GEM", "GIT", "PATH"].contains(section), line.hasPrefix("    "), !line.hasPrefix("     ") else { continue }
            let words = line.split(separator: " ")
            guard words.count == 2, words[1].hasPrefix("(") else { continue }
            let parts = words[1].dropFirst().dropLast().split(separator: "-", maxSplits: 1)
            if parts.count < 2 { plain.append(String(words[0])) } else if Self.isLinux(parts[1]) { built.insert(String(words[0])) }
        }
        if isSourceForced { built = [] }
        names = plain.filter { !built.contains($0) }
        fromSource = Set(names)
    }

    private static func isLinux(_ platform: Substring) -> Bool { platform.hasPrefix("x86_64-linux") }
}
