import BuildEffects
import Testing

@Suite struct TOMLLinesTests {
    private let manifest = """
        title = "front"
        project.version = "1.0"
        [project]
        name = "shop" # a comment
        requires-python = '>=3.11,<3.14'
        description = \"\"\"
        name = "not this"
        \"\"\"
        dependencies = [
            "flask>=3",
        ]
        [[package]]
        name = "one"
        source = { registry = "https://pypi.org/simple" }
        [[package]]
        name = "two"
        [tool.uv]
        python-preference = "only-managed"
        """

    @Test func readsTextByTable() {
        let lines = TOMLLines(Array(manifest.utf8))
        #expect(lines.value("name", in: "project") == "shop")
        #expect(lines.value("requires-python", in: "project") == ">=3.11,<3.14")
        #expect(lines.value("version", in: "project") == "1.0")
        #expect(lines.value("python-preference", in: "tool.uv") == "only-managed")
        #expect(lines.value("name", in: "other") == nil)
    }

    @Test func keepsTablesOfOneNameApart() {
        let packages = TOMLLines(Array(manifest.utf8)).all("package")
        #expect(packages.compactMap { $0.values["name"] } == ["one", "two"])
        #expect(packages[0].values["source"]?.contains("registry") == true)
    }

    @Test func takesAnyBytes() {
        for text in ["", "[", "=", "[[", "\"\"\"", "a = \"", "\u{0}=\u{0}"] { _ = TOMLLines(Array(text.utf8)) }
    }
}
