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
}
