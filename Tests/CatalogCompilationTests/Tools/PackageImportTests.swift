import CatalogCompilation
import Testing

/// The table of Debian's packages.
@Suite struct PackageImportTests {
    private static let twelve = """
        # heading
        apt\t2.6\tadmin\trequired\tno\tadduser,libc6\t\tapt,apt-key\t
        adduser\t3\tadmin\timportant\tno\t\t\tadduser\t
        chess\t1\tgames\toptional\tno\tadduser\t\tchess\t
        cross\t1\tdevel\toptional\tno\t\t\tcross,x86_64-linux-gnu-cross\t
        dig\t1\tnet\toptional\tno\tlibdig\tdns-tool\tdig\tlibdig.so.1
        libc6\t2\tlibs\toptional\tno\t\t\t\tlibc.so.6
        sed\t4\tutils\trequired\tyes\tlibc6\t\tsed\t
        """
    private static let thirteen = """
        apt\t3\tadmin\trequired\tno\tlibc6\t\tapt\t
        libc6\t2\tlibs\toptional\tno\t\t\t\tlibc.so.6
        sed\t4\tutils\trequired\tyes\tadduser\t\tsed\t
        """

    private func table(declared: Set<String> = ["apt"], tools: Set<String> = ["adduser"]) -> [String: String] {
        let text = PackageImport(declared: declared, tools: tools).table(["13": Self.thirteen, "12": Self.twelve])
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let name = line.prefix { $0 != "\t" }
                return (String(name), line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().joined(separator: " | "))
            })
    }

    @Test func whatHoldsForOneReleaseSaysSo() {
        let table = table()
        #expect(table["apt"] == "12 13 | apt 12:apt-key | 12:adduser")
        #expect(table["libc6"] == "12 13")
        #expect(table["adduser"] == "12 | adduser")
        #expect(table["sed"] == "12! 13! | sed | 13:adduser")
    }

    @Test func whatNobodyCallsIsLeftOut() {
        let table = table()
        #expect(table["chess"] == "12")
        #expect(table["cross"] == "12 | cross")
    }

    @Test func providedNamesLeadToTheirPackage() {
        #expect(table()["dns-tool"] == "12 |  | dig")
    }

    @Test func theTableDoesNotDependOnTheOrderOfLines() {
        let twelve = Self.twelve.split(separator: "\n").reversed().joined(separator: "\n")
        let one = PackageImport(declared: ["apt"], tools: ["adduser"])
        #expect(one.table(["12": twelve, "13": Self.thirteen]) == one.table(["13": Self.thirteen, "12": Self.twelve]))
    }
}
