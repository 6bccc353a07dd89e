import Testing

@testable import HardenedCatalog

@Suite struct StringListTests {
    @Test(arguments: [[], [""], ["node"], ["a", "", "b:c,d", "ü\n9:"]] as [[String]])
    func aListComesBack(items: [String]) {
        #expect(StringList.decode(StringList.encode(items)) == items)
    }

    @Test(arguments: ["x", "4:nod", "4:node", ":,", "99999999999:a,", "1:ab,", "-1:a,"])
    func otherTextIsNoList(text: String) {
        #expect(StringList.decode(text) == nil)
    }
}
