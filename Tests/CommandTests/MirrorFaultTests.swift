import Testing

/// A pattern of a mirror that takes too long on an image's name is an error of the configuration, not a mirror that does not match.
@Suite struct MirrorFaultTests {
    @Test(arguments: ["lint", "migrate", "verify"], [1, 4]) func theFilesThatMeetItFailAndTheOthersAreDone(_ command: String, _ jobs: Int) throws {
        let folder = try Scratch()
        try folder.write("mirrors:\n  - pattern: ^registry\\.example\\.com/hub/(.+)$\n    replacement: $1\n  - pattern: (.*[a/])*((a|aa)+)+[01]\n    replacement: node\n", to: ".dhi.yaml")
        let name = String(repeating: "a", count: 90)
        for number in 0..<6 {
            try folder.write("FROM \(number % 2 == 0 ? name : "registry.example.com/hub/node:22")\nUSER root\n", to: "d\(number)/Dockerfile")
        }
        let outcome = try folder.run("dhi \(command) --jobs \(jobs) --format json .")
        #expect(outcome.code == 2)
        // Once, with place and pattern.
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("/.dhi.yaml:4:14: mirrors: the pattern \"(.*[a/])*((a|aa)+)+[01]\" cannot be compared with the image name \""))
        for number in [0, 2, 4] { #expect(outcome.text.contains("{\"path\":\"d\(number)/Dockerfile\",\"message\":\"\(command == "lint" ? "not linted" : "left alone")")) }
        for number in [1, 3, 5] { #expect(outcome.text.contains("{\"path\":\"d\(number)/Dockerfile\",\"\(["lint": "findings", "migrate": "context"][command] ?? "outcome")\"")) }
    }
}
