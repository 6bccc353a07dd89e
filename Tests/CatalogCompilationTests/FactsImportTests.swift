import CatalogCompilation
import HardenedCatalog
import Testing

/// The files of facts, in small.
@Suite struct FactsImportTests {
    let contents: CatalogContents

    init() throws {
        let folder = try TemporaryCheckout([
            "dhi-catalog.json": #"{"commit": "abc", "commit_date": "2026-08-22T23:05:09+00:00", "images": []}"#,
            "image-mapping.json": """
            {"rows": [
            {"source": "debian", "match": "exact", "dhi": "debian-base", "one_to_one": true, "confidence": "guide", "evidence": "a guide", "note": "n", "tag_note": "t"},
            {"source": "mongo", "match": "exact", "dhi": "mongodb", "one_to_one": true, "confidence": "curated", "evidence": "image/mongodb"},
            {"source": "gcr.io/distroless/cc", "match": "prefix", "dhi": "static", "one_to_one": false, "confidence": "curated", "evidence": ""},
            {"source": "swift", "match": "exact", "dhi": null, "one_to_one": false, "confidence": "none", "evidence": "", "note": "x"},
            {"source": "docker.io/", "match": "prefix", "dhi": null, "one_to_one": true, "confidence": "rule", "evidence": ""}
            ]}
            """,
            "official-tags.json": """
            {"images": {"mongo": [
            {"tags": ["8-windows"], "sharedTags": ["8"], "architectures": ["windows-amd64"]},
            {"tags": ["8-noble"], "sharedTags": ["8"], "architectures": ["amd64"]}
            ]}}
            """,
            "source-images.json": """
            {"bases": {"debian:trixie": {"packages": ["apt"], "has_commands": ["sh (dash)"], "lacks_commands": ["any package manager", "curl"], "evidence": "e"}},
            "images": {"mongo": [\(Self.row)]}}
            """,
        ])
        contents = try FactsImport.contents(folder: folder.path)
    }

    @Test func rowsKeepHowTheyAreKnown() {
        #expect(contents.date == "2026-08-22")
        #expect(contents.mappings.map(\.source) == ["debian", "gcr.io/distroless/cc*", "mongo", "swift"])
        #expect(contents.mappings.map(\.evidence) == [.guide, .judged, .judged, .none])
        #expect(contents.mappings.map(\.crossesFamily) == [false, false, true, false])
        #expect(contents.mappings[0].note == "n; t")
    }

    @Test func tagsThatLinuxAndWindowsShareAreLinux() {
        #expect(
            contents.officials.first?.entries == [
                OfficialEntry(tags: ["8-noble", "8"], isWindows: false), OfficialEntry(tags: ["8-windows"], isWindows: true),
            ])
    }

    @Test func whatIsNotKnownIsNotSaid() throws {
        let group = try #require(contents.sources.first?.groups.first)
        #expect(group.distribution == Distribution(family: .ubuntu, release: "24.04"))
        #expect(group.environment == ["HOME": "/x"])
        #expect(group.varyingEnvironment == ["MONGO_VERSION", "OTHER"])
        #expect(group.users == [ImageDefinition.Account(name: "mongodb", id: 999, gid: 999)])
        #expect(group.unnumberedUsers == ["someone"])
        #expect(group.prefixes == ["root": "/usr"])
        #expect(contents.bases.first?.commands == ["sh"])
        #expect(contents.bases.first?.absentCommands == ["curl"])
    }

    private static let row = """
        {"tags": ["8-noble", "8"], "variant": "default", "family": "ubuntu", "release": "noble", "entrypoint": null, "entrypoint_role": null, "cmd": ["mongod"],
        "user": "root", "workdir": "/", "env": {"HOME": "/x", "MONGO_VERSION": "8.0.1", "OTHER": null}, "ports": [], "volumes": [], "stopsignal": null,
        "shell": null, "healthcheck": false, "packages_named": null, "language_packages": [], "commands_added": [], "prefix": {"root": "/usr", "none": null},
        "users_created": [{"name": "mongodb", "uid": 999, "gid": 999}, {"name": "someone", "uid": null, "gid": null}], "evidence": ["snapshot"]}
        """
}
