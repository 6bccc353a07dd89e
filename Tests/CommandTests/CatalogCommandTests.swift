import Foundation
import Testing

@Suite struct CatalogCommandTests {
    @Test func statsNameTheSnapshot() throws {
        let outcome = try Program.run("catalog", "stats")
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("Catalogue of 2026-"))
        let json = try Program.run("catalog", "stats", "--format", "json")
        let values = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(values["images"] as? Int == 554)
    }

    @Test(arguments: [["catalog", "stats"], ["catalog", "show", "node"], ["catalog", "search", "sql"], ["catalog", "list"], ["catalog", "show", "node:24-dev"]])
    func textFitsIntoEightyColumns(arguments: [String]) throws {
        let outcome = try Program.run(arguments[0], arguments[1], arguments.count > 2 ? arguments[2] : "--format=text")
        #expect(outcome.code == 0)
        // A word that is longer than a line stands alone in it.
        let long = outcome.output.split(separator: "\n").filter { line in
            line.count > 80 && (line.split(separator: " ").map(\.count).max() ?? 0) < 45
        }
        #expect(long == [])
    }

    @Test(arguments: [["catalog", "show", "no-such-image"], ["catalog", "show", "node:no-tag"], ["explain"], ["explain", "Not An Image"], ["no-such-command"]])
    func wrongUseEndsWithTwo(arguments: [String]) throws {
        let outcome = try Program.run(arguments[0], arguments.count > 1 ? arguments[1] : "--", arguments.count > 2 ? arguments[2] : "--")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }

    @Test func anotherFileIsNoCatalogue() throws {
        let outcome = try Program.run("catalog", "stats", "--catalog", "/dev/null")
        #expect(outcome.code == 2)
        #expect(outcome.errors.hasPrefix("dhi: "))
    }

    @Test func helpIsNoFailure() throws {
        let outcome = try Program.run("catalog", "--help")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("SUBCOMMANDS"))
    }
}
