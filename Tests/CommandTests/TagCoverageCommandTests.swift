import Foundation
import Testing

/// All tags of the official images, through the mapping.
@Suite struct TagCoverageCommandTests {
    /// No tag goes to one that is not in the catalogue, or of another edition, family or older line; and as many versions are there as a plain count finds.
    @Test func allOfficialTagsAreMappedRightOrRefused() throws {
        let outcome = try Program.run(["tag-coverage"], program: "dhi-dev")
        #expect(outcome.code == 0, "\(outcome.output.split(separator: "\n").filter { $0.hasPrefix("mistake") })")
        let total = try number(in: outcome.output, #/total: (\d+) tags/#)
        let versions = try number(in: outcome.output, #/version there, whatever the edition and the system: (\d+)/#)
        let mapped = try number(in: outcome.output, #/mapped, with edition and system: (\d+)/#)
        #expect(total > 5000)
        // 67.8 % by a count of major and minor numbers alone.
        #expect(versions * 1000 / total >= 678)
        #expect(mapped < versions)
        #expect(outcome.output.contains("php zts"))
    }

    @Test func aCountByVersionAloneStandsBeside() throws {
        let path = NSTemporaryDirectory() + "coverage-\(UUID().uuidString).json"
        let json = """
            {"per_image": {"ruby": {"dhi": "ruby", "tags": 81, "L0 literal": 1, "L3 other": 79, "L4 major": 1}, "gone": {"dhi": "gone", "tags": 3, "L5": 3},
            "none": {"dhi": null, "tags": 9}}}
            """
        try json.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lines = try Program.run(["tag-coverage", "--image", "ruby", "--compare", path], program: "dhi-dev").output.split(separator: "\n")
        #expect(lines.contains("by version alone, the file: 80 of 84 tags (95.2 %)"))
        #expect(lines.contains("by version alone, here: 81 of 81 tags (100.0 %)"))
        #expect(lines.contains("  ruby: the file 80 of 81, here 81 of 81"))
        #expect(lines.contains("  gone: only in the file"))
    }

    private func number(in text: String, _ pattern: Regex<(Substring, Substring)>) throws -> Int {
        try #require(text.firstMatch(of: pattern).flatMap { Int($0.1) })
    }
}
