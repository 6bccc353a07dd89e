import ShellSyntax

/// Reads the options of curl and wget as far as probes use them; any other is a reason to refuse.
enum ProbeOptions {
    typealias Answer = Result<HTTPProbe, HTTPProbe.Refusal>

    // MARK: curl

    private enum Meaning {
        /// It changes what is printed, or how a connection is made that goes to the container itself.
        case nothing
        case fails
        case follows
        case head
        /// With a value that changes what is printed.
        case printing
        /// With a file that the answer goes to.
        case output
        case seconds
        case method
        case url
    }

    private static let curlLong: [String: Meaning] = [
        "--fail": .fails, "--fail-with-body": .fails, "--location": .follows, "--head": .head, "--silent": .nothing, "--show-error": .nothing, "--verbose": .nothing,
        "--insecure": .nothing, "--include": .nothing, "--no-progress-meter": .nothing, "--no-buffer": .nothing, "--progress-bar": .nothing, "--output": .output, "--write-out": .printing,
        "--max-time": .seconds, "--connect-timeout": .printing, "--request": .method, "--url": .url,
    ]
    private static let curlShort: [Character: Meaning] = [
        "f": .fails, "L": .follows, "I": .head, "s": .nothing, "S": .nothing, "v": .nothing, "k": .nothing, "i": .nothing, "N": .nothing, "#": .nothing, "o": .output, "w": .printing,
        "m": .seconds, "X": .method,
    ]

    static func curl(_ words: [ShellWord]) -> Answer {
        var reader = Reader(words: words, long: curlLong, short: curlShort)
        if let refusal = reader.read() { return .failure(refusal) }
        guard let address = reader.address else { return .failure(HTTPProbe.Refusal(text: "it asks no address")) }
        // curl tells an answer from a failure to get one, and only -f looks at the status.
        if reader.follows, !reader.fails { return .failure(HTTPProbe.Refusal(text: "it follows redirects and takes any answer for good")) }
        return .success(HTTPProbe(address: address, asksHead: reader.head, followsRedirects: reader.follows, failsByStatus: reader.fails, mostSeconds: reader.seconds, mostSecondsPerStep: nil))
    }

    // MARK: wget

    private static let wgetLong: [String: Meaning] = [
        "--quiet": .nothing, "--no-verbose": .nothing, "--verbose": .nothing, "--server-response": .nothing, "--no-check-certificate": .nothing, "--spider": .head, "--output-document": .output,
        "--timeout": .seconds, "--tries": .printing,
    ]
    private static let wgetShort: [Character: Meaning] = ["q": .nothing, "v": .nothing, "S": .nothing, "O": .output, "T": .seconds, "t": .printing]

    static func wget(_ words: [ShellWord], isBusybox: Bool) -> Answer {
        var reader = Reader(words: words.filter { $0.literalValue != "-nv" }, long: wgetLong, short: wgetShort)
        if let refusal = reader.read() { return .failure(refusal) }
        guard let address = reader.address else { return .failure(HTTPProbe.Refusal(text: "it asks no address")) }
        guard reader.head || reader.writesNowhere else { return .failure(HTTPProbe.Refusal(text: "it writes the answer to a file")) }
        let tries = reader.values["--tries"] ?? reader.values["-t"]
        if let tries, tries != "1" { return .failure(HTTPProbe.Refusal(text: "it asks \(tries) times")) }
        if reader.seconds != nil, tries == nil, !isBusybox { return .failure(HTTPProbe.Refusal(text: "it asks again after each timeout")) }
        // GNU wget asks by HEAD, and again by GET if that is not understood, which a single try leaves no room for; busybox asks by GET.
        let asksHead = reader.head && tries != nil && !isBusybox
        return .success(HTTPProbe(address: address, asksHead: asksHead, ignoresBody: reader.head, followsRedirects: true, failsByStatus: true, mostSecondsPerStep: reader.seconds))
    }

    // MARK: words

    private struct Reader {
        let words: [ShellWord]
        let long: [String: Meaning]
        let short: [Character: Meaning]
        var address: ProbeAddress?
        var fails = false
        var follows = false
        var head = false
        var writesNowhere = false
        var seconds: Int?
        var values: [String: String] = [:]
        private var index = 0

        init(words: [ShellWord], long: [String: Meaning], short: [Character: Meaning]) {
            self.words = words
            self.long = long
            self.short = short
        }

        mutating func read() -> HTTPProbe.Refusal? {
            while index < words.count {
                let word = words[index]
                index += 1
                guard let text = word.literalValue, text.hasPrefix("-"), text.count > 1 else {
                    if let refusal = take(address: word) { return refusal }
                    continue
                }
                if text.hasPrefix("--") {
                    let pieces = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                    guard let meaning = long[pieces[0]] else { return HTTPProbe.Refusal(text: "it has the option \(pieces[0])") }
                    if let refusal = take(meaning, pieces[0], joined: pieces.count > 1 ? pieces[1] : nil) { return refusal }
                    continue
                }
                var letters = text.dropFirst()
                while let letter = letters.popFirst() {
                    guard let meaning = short[letter] else { return HTTPProbe.Refusal(text: "it has the option -\(letter)") }
                    let isValued: Bool =
                        switch meaning {
                        case .printing, .output, .seconds, .method, .url: true
                        default: false
                        }
                    let joined = isValued && !letters.isEmpty ? String(letters) : nil
                    if isValued { letters = "" }
                    if let refusal = take(meaning, "-\(letter)", joined: joined) { return refusal }
                }
            }
            return nil
        }

        private mutating func next() -> ShellWord? {
            guard index < words.count else { return nil }
            index += 1
            return words[index - 1]
        }

        private mutating func take(address word: ShellWord) -> HTTPProbe.Refusal? {
            if address != nil { return HTTPProbe.Refusal(text: "it asks more than one address") }
            address = ProbeAddress(word)
            return address == nil ? HTTPProbe.Refusal(text: "what it asks is no plain http address of the container itself") : nil
        }

        private mutating func take(_ meaning: Meaning, _ option: String, joined: String?) -> HTTPProbe.Refusal? {
            func refusal(_ text: String) -> HTTPProbe.Refusal { HTTPProbe.Refusal(text: text) }
            switch meaning {
            case .nothing: return joined == nil ? nil : refusal("it gives \(option) a value")
            case .fails: fails = true
            case .follows: follows = true
            case .head: head = true
            case .url:
                guard let word = next() else { return refusal("it asks no address") }
                return take(address: word)
            case .printing, .output, .seconds, .method:
                guard let value = joined ?? next()?.literalValue else { return refusal("the value of \(option) is not written out") }
                values[option] = value
                switch meaning {
                case .output:
                    guard value == "/dev/null" || value == "-" else { return refusal("it writes the answer to \(value)") }
                    writesNowhere = true
                case .seconds:
                    guard let number = Int(value), number > 0 else { return refusal("it takes \(option) \(value)") }
                    seconds = number
                case .method:
                    guard value == "GET" || value == "HEAD" && head else { return refusal("it asks by \(value)") }
                default: break
                }
            }
            return nil
        }
    }
}
