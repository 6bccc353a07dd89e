import Diagnostics
import HardenedCatalog
import LintRules
import Linting
import Testing

/// What the forms of labels admit, by the rule that asks for them.
@Suite struct LabelFormTests {
    private func isAdmitted(_ value: String, _ form: LabelForm) throws -> Bool {
        var options = LintOptions()
        options.policy.labels = [LabelRequirement(name: "a", form: form)]
        let selection = try RuleSelection(RuleRegistry.all, select: ["invalid-label-value"])
        let text = "FROM debian:13\nLABEL a=\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("$", with: "\\$"))\"\n"
        let found = Linter(selection, catalog: try Catalog.builtIn(), options: options).lint(Array(text.utf8), path: "Dockerfile")
        // The part is what another tool's name for it selects.
        #expect(found.allSatisfy { $0.part == form.rawValue })
        return found.isEmpty
    }

    @Test(arguments: [
        "2026-01-31T12:00:00Z", "2026-01-31t12:00:00z", "2024-02-29T00:00:00.123456789-11:30", "2000-02-29T23:59:60Z", "0000-01-01T00:00:00+00:00",
    ])
    func times(_ value: String) throws { #expect(try isAdmitted(value, .rfc3339)) }

    @Test(arguments: [
        "2026-01-31", "2026-01-31 12:00:00Z", "2026-01-31T12:00:00", "2026-01-31T12:00Z", "2026-01-31T12:00:00+0100", "2026-01-31T12:00:00+01", "2026-02-29T12:00:00Z", "1900-02-29T12:00:00Z",
        "2026-13-01T12:00:00Z", "2026-00-01T12:00:00Z", "2026-01-00T12:00:00Z", "2026-04-31T12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z", "2026-01-31T12:00:61Z", "2026-01-31T12:00:00.Z",
        "2026-01-31T12:00:00+24:00", "2026-01-31T12:00:00+01:60", "26-01-31T12:00:00Z", "2026-01-31T12:00:00ZZ", "２026-01-31T12:00:00Z", "+026-01-31T12:00:00Z",
    ])
    func noTimes(_ value: String) throws { #expect(try !isAdmitted(value, .rfc3339)) }

    @Test(arguments: ["0.0.0", "1.2.3", "10.20.30", "1.0.0-alpha", "1.0.0-0A.is.legal", "1.0.0--", "1.0.0+001", "1.0.0-a+b-c.9", "99999999999999999999.0.0"])
    func versions(_ value: String) throws { #expect(try isAdmitted(value, .semver)) }

    @Test(arguments: ["v1.0.0", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.0+", "1.0.0+a+b", "1.0.0-ä", "1..0", "-1.0.0", " 1.0.0"])
    func noVersions(_ value: String) throws { #expect(try !isAdmitted(value, .semver)) }

    @Test(arguments: [
        "MIT", "mit", "Apache-2.0", "GPL-2.0", "GPL-2.0+", "GPL-2.0-or-later", "MIT OR Apache-2.0", "mit or apache-2.0", "(MIT)", "((MIT AND ISC) OR Zlib)", "GPL-2.0-only WITH Classpath-exception-2.0", "LicenseRef-Own",
        "DocumentRef-a.b:LicenseRef-Own-1", "GPL-3.0-only WITH AdditionRef-Own", "(MIT)AND(ISC)", "0BSD",
    ])
    func licenses(_ value: String) throws { #expect(try isAdmitted(value, .spdx)) }

    @Test(arguments: [
        "Apache 2.0", "MIT License", "GPL", "Proprietary", "MIT OR", "OR MIT", "MIT ISC", "MIT Or ISC", "(MIT", "MIT)", "()", "GPL-2.0-only WITH MIT", "GPL-2.0-only WITH", "MIT++", "LicenseRef-", "LicenseRef-a b",
        "DocumentRef-a:b:LicenseRef-c", "MIT/Apache-2.0", "MIT, ISC", " ",
    ])
    func noLicenses(_ value: String) throws { #expect(try !isAdmitted(value, .spdx)) }

    @Test("What is nested without end is no licence, and takes no time")
    func nesting() throws {
        #expect(try !isAdmitted(String(repeating: "(", count: 20_000) + "MIT" + String(repeating: ")", count: 20_000), .spdx))
    }

    @Test(arguments: ["a@b", "first.last+tag@example.co.uk", "\"a b\"@example.com", "\"a\\\"b\"@example.com", "\"@\"@example.com", "a@[192.0.2.1]", "!#$%&'*+-/=?^_`{|}~@example.com"])
    func addresses(_ value: String) throws { #expect(try isAdmitted(value, .email)) }

    @Test(arguments: ["a", "@example.com", "a@", "a@@b", "a..b@c", ".a@b", "a.@b", "a@b.", "a@b..c", "Name <a@b>", "a b@c", "\"a@b", "\"a\"b@c", "\"@c", "ä@b", "a@[b", "a@b,c@d"])
    func noAddresses(_ value: String) throws { #expect(try !isAdmitted(value, .email)) }

    @Test(arguments: [
        "https://example.com", "HTTP://user:pw@example.com:80/a?b=c&d[]=e#f", "mailto:a@b", "urn:isbn:1", "ssh://git@example.com/a.git", "git+https://example.com/a", "file:///a", "https://[::1]/", "https://example.com/%20",
    ])
    func urls(_ value: String) throws { #expect(try isAdmitted(value, .url)) }

    @Test(arguments: ["example.com", "//example.com", "https:", "https://", "https:///a", "https://:80", "https:example.com", "https://a b", "https://ä.de", "https://a/%2", "https://a/%zz", "1a:b", ":a", "git@example.com:a.git", "https://a/#b#c", "urn:", "https://a/<b>"])
    func noURLs(_ value: String) throws { #expect(try !isAdmitted(value, .url)) }

    @Test(arguments: ["0123456", "0123456789abcdef0123456789abcdef01234567", String(repeating: "a", count: 64), "abcdef012"])
    func commits(_ value: String) throws { #expect(try isAdmitted(value, .hash)) }

    @Test(arguments: ["012345", "ABCDEF0", "main", "0123456g", String(repeating: "a", count: 41), String(repeating: "a", count: 65)])
    func noCommits(_ value: String) throws { #expect(try !isAdmitted(value, .hash)) }

    @Test("Each of hadolint's names selects its part")
    func parts() throws {
        var options = LintOptions()
        options.policy.labels = [LabelRequirement(name: "a", form: .semver), LabelRequirement(name: "b", form: .url)]
        let text = "FROM debian:13\nLABEL a=1 b=c\nLABEL a=\"\"\n"
        for (name, message) in [("DL3056", "\"1\", which is not a semantic version"), ("DL3052", "\"c\", which is not an absolute URL"), ("DL3051", "'a' is empty")] {
            let selection = try RuleSelection(RuleRegistry.all, select: [name])
            let found = Linter(selection, catalog: try Catalog.builtIn(), options: options).lint(Array(text.utf8), path: "Dockerfile")
            #expect(found.count == 1 && found[0].message.contains(message), "\(found.map(\.message))")
        }
    }
}
