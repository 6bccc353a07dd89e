/// Reads YAML text as one tree of values.
public enum YAMLReader {
    /// How deeply values may be nested, so that whoever walks through them has enough stack.
    public static let depthLimit = 500

    /// The one document in `text`, which is taken for UTF-8; `nil` where there is none, as in an empty file.
    ///
    /// Values that aliases stand for are shared: a small text can be a tree that takes for ever to walk through. Whoever reads texts of others has to bound
    /// the aliases, or the walk.
    public static func read(_ text: [UInt8]) throws(YAMLError) -> YAMLValue? {
        let parser = try EventParser(text)
        var builder = ValueBuilder()
        while true {
            let event = try parser.next()
            switch event.content {
            case .documentStart where builder.root != nil:
                throw .malformed(context: "expected a single document in the stream", problem: "but found another document", event.place)
            case .streamEnd: return builder.root
            default: try builder.take(event)
            }
        }
    }
}
