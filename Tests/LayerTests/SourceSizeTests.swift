import Testing

/// What is too long to read in one sitting does two things.
@Suite struct SourceSizeTests {
    @Test(arguments: ["Sources", "Tests"])
    func noFileIsOver500Lines(folder: String) throws {
        let paths = try Checkout.swiftFiles(under: folder)
        #expect(!paths.isEmpty)
        for path in paths {
            let count = try Checkout.lines(of: path).count
            #expect(count <= 501, "\(path) has \(count - 1) lines")
        }
    }
}
