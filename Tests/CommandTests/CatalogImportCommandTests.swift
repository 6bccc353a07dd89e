import Foundation
import Testing

@Suite struct CatalogImportCommandTests {
    @Test func aCheckoutBecomesACatalogue() throws {
        let folder = try checkout()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("made.sqlite").path
        let made = try Program.run("catalog", "import", folder.path, "--output=" + file)
        // The commit is read from .git; no git repository stands there to tell its date.
        #expect(made.code == 2)
        #expect(made.errors.contains("--date"))
        let dated = try Program.run("catalog", "import", folder.path, "--output=" + file, "--date=2026-09-01")
        #expect(dated.code == 0)
        #expect(dated.output.contains("commit 0123456789ab of 2026-09-01"))
        let shown = try Program.run("catalog", "show", "sample:3", "--catalog=" + file)
        #expect(shown.output.contains("nonroot (65532)"))
        #expect(try Program.run("catalog", "show", "node", "--catalog=" + file).code == 2)
    }

    @Test func aBadFileIsReportedAndTheRestWritten() throws {
        let folder = try checkout()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("name: [".utf8).write(to: folder.appendingPathComponent("image/sample/debian-13/bad.yaml"))
        let file = folder.appendingPathComponent("made.sqlite").path
        let made = try Program.run("catalog", "import", folder.path, "--output=" + file, "--date=2026-09-01")
        #expect(made.code == 2)
        #expect(made.errors.contains("image/sample/debian-13/bad.yaml:"))
        #expect(try Program.run("catalog", "show", "sample:3", "--catalog=" + file).code == 0)
    }

    @Test func anotherFolderIsRefused() throws {
        let made = try Program.run("catalog", "import", NSTemporaryDirectory(), "--commit=0123", "--date=2026-09-01")
        #expect(made.code == 2)
        #expect(made.errors.contains("not a checkout"))
    }

    @Test(arguments: [("gone", "there is no such folder; name a checkout of docker-hardened-images/catalog"), ("file", "this is a file; name the folder of a checkout of docker-hardened-images/catalog")])
    func whatIsNoFolderIsSaid(_ name: String, _ message: String) throws {
        let folder = try Scratch()
        try folder.write("", to: "file")
        let outcome = try folder.run("dhi catalog import \(name)")
        #expect(outcome.code == 2)
        #expect(outcome.errors == "dhi: \(folder.folder.path)/\(name): \(message)\n")
    }

    private func checkout() throws -> URL {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("checkout-" + UUID().uuidString)
        let files = [
            ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": "0123456789abcdef0123456789abcdef01234567\n",
            "image/sample/debian-13/3.yaml": """
            name: Sample
            variant: runtime
            tags: ["3"]
            platforms: [linux/amd64]
            contents: {packages: [base-files]}
            accounts: {run-as: nonroot, users: [{name: nonroot, uid: 65532, gid: 65532}], groups: [{name: nonroot, gid: 65532}]}
            os-release: {id: debian, version-id: "13"}
            """,
        ]
        for (name, text) in files {
            let url = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return folder
    }
}
