import SourceModel
import Testing

@Suite struct ByteSearchTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 0), ("", "a", nil), ("version in name", "version in name", 0), ("the version in name", "version", 4), ("vversion", "version", 1),
        ("versio", "version", nil), ("é{major}", "{major}", 2), ("{majo{major}", "{major}", 5),
    ])
    func findsTheFirstPlace(text: String, wanted: String, offset: Int?) {
        #expect(text.byteOffset(of: wanted) == offset)
        #expect(text.holdsBytes(of: wanted) == (offset != nil))
    }

    @Test(arguments: [("", false), ("dlv", true), ("x dlv", true), ("ddlv", true), ("dl", false), ("dl v", false)])
    func findsBytesAmongBytes(text: String, isFound: Bool) {
        #expect(Array(text.utf8).holdsBytes(of: "dlv") == isFound)
        #expect(Array(text.utf8).holdsBytes(of: ""))
    }
}
