import BuildEffects
import Testing

@Suite struct PlaceTests {
    @Test(arguments: [
        ("/", "/"), ("/a", "/a"), ("/a/b", "/a/b"), ("/a/", "/a"), ("//a", "/a"), ("/a//b", "/a/b"), ("/a/./b", "/a/b"), ("/a/../b", "/b"), ("/../a", "/a"), ("/a/.b", "/a/.b"),
        ("", "/app"), ("b", "/app/b"), ("b/c", "/app/b/c"), ("./b", "/app/b"), ("../b", "/b"), (".b", "/app/.b"), ("b/", "/app/b"), ("@python", "@python"),
    ])
    func pathsAreKeptInOneForm(text: String, expected: String) {
        #expect(Place(text, in: Place(absolute: "/app"))?.text == expected)
    }

    @Test(arguments: [
        ("/a", "/a", true), ("/a", "/a/b", true), ("/a", "/ab", false), ("/a/b", "/a", false), ("/", "/a", true), ("/", "/", true), ("@python", "@python", true), ("/", "@python", false),
        ("@python", "/a", false),
    ])
    func foldersContain(folder: String, place: String, isInside: Bool) {
        #expect(Place(absolute: folder).contains(Place(absolute: place)) == isInside)
    }

    @Test func namesAndParents() {
        #expect(Place(absolute: "/a/b").lastName == "b")
        #expect(Place(absolute: "/a/b").parent.text == "/a")
        #expect(Place(absolute: "/a").parent.text == "/")
        #expect(Place.root.lastName.isEmpty)
        #expect(Place(absolute: "/a/b").chain.map(\.text) == ["/a/b", "/a", "/"])
    }
}
