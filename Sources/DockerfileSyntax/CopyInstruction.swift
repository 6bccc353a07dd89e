/// `COPY` or `ADD`.
public struct CopyInstruction: Sendable {
    /// Sources that are paths, in order; here-documents are in `inlineFiles`.
    public var sources: [Word]
    public var destination: Word
    public var inlineFiles: [InlineFile]
    /// `--from`, of COPY only.
    public var from: Flag?
    public var chown: Flag?
    public var chmod: Flag?
    /// The arguments are a JSON array.
    public var isJSON: Bool

    /// A source that is a here-document.
    public struct InlineFile: Sendable, Hashable {
        /// The file's name: the delimiter.
        public var path: String
        /// The content after removal of leading tabs where asked for; unexpanded.
        public var data: String
        public var expand: Bool

        public init(path: String, data: String, expand: Bool) {
            self.path = path
            self.data = data
            self.expand = expand
        }
    }

    public init(sources: [Word], destination: Word, inlineFiles: [InlineFile], from: Flag?, chown: Flag?, chmod: Flag?, isJSON: Bool) {
        self.sources = sources
        self.destination = destination
        self.inlineFiles = inlineFiles
        self.from = from
        self.chown = chown
        self.chmod = chmod
        self.isJSON = isJSON
    }
}
