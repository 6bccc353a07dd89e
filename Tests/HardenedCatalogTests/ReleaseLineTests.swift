import HardenedCatalog
import Testing

@Suite struct ReleaseLineTests {
    @Test(arguments: [
        (ReleaseLine.Extent.major, "22.23.2", "22"), (.major, "22", "22"), (.major, "v3.1", "3"), (.minor, "3.14.2", "3.14"), (.minor, "3.14", "3.14"),
        (.version, "1.2.3", "1.2.3"), (.image, "20250419", ""), (.image, "latest", ""),
    ])
    func aVersionBelongsToALine(extent: ReleaseLine.Extent, version: String, line: String) {
        #expect(ReleaseLine(extent: extent, reason: "").line(of: version) == line)
    }

    @Test(arguments: [(ReleaseLine.Extent.minor, "3"), (.major, "latest"), (.major, ""), (.version, "trixie")])
    func aVersionMayNotSayItsLine(extent: ReleaseLine.Extent, version: String) {
        #expect(ReleaseLine(extent: extent, reason: "").line(of: version) == nil)
    }
}
