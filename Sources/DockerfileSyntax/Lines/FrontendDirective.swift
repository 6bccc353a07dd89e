/// A directive as BuildKit detects it before it chooses the program that reads the file.
///
/// This is looser than the parser itself: a line `#!…` at the very top is passed over, and `syntax` may also stand
/// in a `//` comment or in a JSON object that is the whole file.
public struct FrontendDirective: Sendable, Hashable {
    public var name: ParserDirective.Name
    /// The whole value.
    public var text: String
    /// The value up to its first space: the image or the options that count.
    public var value: String
    /// Line number, from 1; 0 for a JSON object at the top.
    public var line: Int

    /// The first directive called `name`.
    public static func detect(_ name: ParserDirective.Name, in bytes: [UInt8]) -> FrontendDirective? {
        let span = bytes.span
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 0
        if bytes[start...].starts(with: "#!".utf8) {
            start = min(span.lineFeed(from: start) + 1, bytes.count)
            line = 1
        }
        if let directive = scan(name, span, start, line, marker: [.hash]) { return directive }
        guard name == .syntax else { return nil }
        if let directive = scan(name, span, start, line, marker: [.slash, .slash]) { return directive }
        return member(name, span, start, line)
    }

    private static func scan(_ name: ParserDirective.Name, _ bytes: Span<UInt8>, _ start: Int, _ line: Int, marker: [UInt8]) -> FrontendDirective? {
        var scanner = DirectiveScanner(marker: marker, checksEscape: false)
        var offset = start
        var line = line
        while offset < bytes.count {
            let feed = bytes.lineFeed(from: offset)
            if feed - offset > LineScanner.limit { return nil }
            line += 1
            let hasReturn = feed > offset && bytes[feed - 1] == .carriageReturn
            guard case .directive(let directive) = scanner.next(bytes, offset..<(hasReturn ? feed - 1 : feed), line: line) else { return nil }
            if directive.name == name { return FrontendDirective(name, directive.value, line) }
            offset = feed + 1
        }
        return nil
    }

    private static func member(_ name: ParserDirective.Name, _ bytes: Span<UInt8>, _ start: Int, _ line: Int) -> FrontendDirective? {
        var reader = JSONCollectionReader(bytes, start..<bytes.count)
        guard reader.read(bytes, open: .openBrace) else { return nil }
        let member = reader.elements.last { element in
            element.key.map { JSONString.text(bytes, ($0.lowerBound + 1)..<($0.upperBound - 1)) == name.rawValue } ?? false
        }
        guard let member, member.isString else { return nil }
        let text = JSONString.text(bytes, (member.value.lowerBound + 1)..<(member.value.upperBound - 1))
        return FrontendDirective(name: name, text: text, value: text, line: line)
    }

    private init(name: ParserDirective.Name, text: String, value: String, line: Int) {
        self.name = name
        self.text = text
        self.value = value
        self.line = line
    }

    private init(_ name: ParserDirective.Name, _ text: String, _ line: Int) {
        let value = text.utf8.firstIndex(of: .space).map { String(text[..<$0]) } ?? text
        self.init(name: name, text: text, value: value, line: line)
    }
}
