/// A directive of nginx with its arguments, and what stands in its block.
struct NginxDirective {
    var name: String
    var arguments: [String]
    /// `nil`: it ends with a semicolon.
    var block: [NginxDirective]?

    /// Reads a file of settings, or the text of `-g`; `nil` where it is not written as nginx reads it.
    static func parse(_ bytes: [UInt8]) -> [NginxDirective]? {
        var parser = NginxParser(bytes: bytes)
        return parser.parse()
    }
}
