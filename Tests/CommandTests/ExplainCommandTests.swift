import Foundation
import Testing

@Suite struct ExplainCommandTests {
    @Test func aSourceImageIsExplainedWithItsTwinAndWhatChanges() throws {
        let values = try json("explain", "node:22-slim")
        #expect(values["isHardened"] as? Bool == false)
        let runtime = try #require(values["runtime"] as? [String: Any])
        #expect((runtime["reference"] as? String)?.hasPrefix("dhi.io/node:22") == true)
        let dev = try #require(values["dev"] as? [String: Any])
        #expect((dev["reference"] as? String)?.hasSuffix("-dev") == true)
        let changes = try #require(values["changes"] as? [[String: String]])
        let user = changes.first { $0["what"] == "user" }
        #expect(user == ["what": "user", "from": "root (0)", "to": "node (1000)"])
        #expect(!changes.contains { $0["what"] == "variable PATH" })
    }

    @Test func aHardenedTagIsExplainedByItsFacts() throws {
        let values = try json("explain", "dhi.io/postgres:16")
        #expect(values["isHardened"] as? Bool == true)
        let facts = try #require(values["facts"] as? [String: Any])
        #expect(facts["uid"] as? Int == 70)
        #expect(try Program.run("explain", "dhi.io/postgres:1").output.contains("no tag `1`"))
    }

    @Test func whatIsNotKnownIsSaid() throws {
        #expect(try Program.run("explain", "adminer").output.contains("There is no hardened image for adminer"))
        #expect(try Program.run("explain", "acme/thing:1").output.contains("No hardened image is known for acme/thing"))
        let digest = "@sha256:" + String(repeating: "a", count: 64)
        #expect(try Program.run("explain", "node:22" + digest).output.contains("digest"))
    }

    private func json(_ command: String, _ image: String) throws -> [String: Any] {
        let outcome = try Program.run(command, image, "--format=json")
        #expect(outcome.code == 0)
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }
}
