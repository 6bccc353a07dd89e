import Foundation
import LintRules
import Linting
import Reporting
import Testing

@Suite struct LintSARIFReporterTests {
    private let report: [String: Any]
    private let run: [String: Any]

    init() throws {
        let text = LintSample.report(LintSARIFReporter(version: "1.2.3", rules: RuleRegistry.all.map { $0.metadata }))
        report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        run = try #require((report["runs"] as? [[String: Any]])?.first)
    }

    @Test("The log has what the standard asks for")
    func structure() throws {
        #expect(report["version"] as? String == "2.1.0")
        #expect(run["columnKind"] as? String == "utf16CodeUnits")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "dhi")
        #expect(driver["semanticVersion"] as? String == "1.2.3")
    }

    @Test("Each rule has an address for help, texts and a level of the standard")
    func rules() throws {
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.count == RuleRegistry.all.count)
        for rule in rules {
            let address = try #require(rule["helpUri"] as? String)
            #expect(URL(string: address)?.scheme == "https")
            let level = (rule["defaultConfiguration"] as? [String: Any])?["level"] as? String
            #expect(["error", "warning", "note"].contains(level ?? ""))
            for key in ["shortDescription", "fullDescription", "help"] {
                #expect((rule[key] as? [String: Any])?["text"] is String)
            }
        }
    }

    @Test("Results point into the table, with regions, fingerprints, related places and fixes")
    func results() throws {
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 6)
        let root = results[1]
        let index = try #require(root["ruleIndex"] as? Int)
        #expect(rules[index]["id"] as? String == "root-user")
        let place = try #require((root["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "dir%20one/Dockerfile")
        let region = try #require(place["region"] as? [String: Int])
        #expect(region["startLine"] == 3 && region["startColumn"] == 7 && region["endColumn"] == 11 && region["byteLength"] == 4)
        #expect((root["relatedLocations"] as? [Any])?.count == 1)
        let change = try #require(((results[0]["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])?.first)
        let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
        #expect(replacement["deletedRegion"] is [String: Int])
        #expect((replacement["insertedContent"] as? [String: Any])?["text"] as? String == "a:2")
        let fingerprints = results.prefix(3).compactMap { ($0["partialFingerprints"] as? [String: String])?["dhiFinding/v1"] }
        #expect(Set(fingerprints).count == 3)
    }

    @Test("Files that could not be read are notifications")
    func failures() throws {
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false)
        #expect((invocation["toolExecutionNotifications"] as? [Any])?.count == 1)
    }
}
