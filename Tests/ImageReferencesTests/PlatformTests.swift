import ImageReferences
import Testing

@Suite struct PlatformTests {
    @Test(arguments: [
        ("linux/amd64", "linux/amd64"), ("linux/x86_64", "linux/amd64"), ("linux/arm64/v8", "linux/arm64"), ("linux/aarch64", "linux/arm64"),
        ("linux/arm", "linux/arm/v7"), ("linux/arm/6", "linux/arm/v6"), ("linux/armhf", "linux/arm/v7"), ("linux/armel", "linux/arm/v6"),
        ("amd64", "linux/amd64"), ("linux", "linux"), ("Linux/AMD64", "linux/amd64"), ("windows(10.0.17763)/amd64", "windows/amd64"), ("macos", "darwin"),
        ("linux/i386", "linux/386"), ("linux/amd64/v1", "linux/amd64"), ("linux/amd64/v3", "linux/amd64/v3"), ("linux/riscv64", "linux/riscv64"),
    ])
    func normalises(_ text: String, _ expected: String) throws {
        #expect(try Platform.parse(text).description == expected)
    }

    @Test(arguments: ["", "linux/", "linux/arm/v7/x", "li nux/amd64", "*", "nosuchthing"])
    func refuses(_ text: String) {
        #expect(throws: PlatformError.self) { try Platform.parse(text) }
    }

    @Test func isOffered() throws {
        let platforms = ["linux/amd64", "linux/arm64"]
        #expect(try Platform.parse("linux/arm64/v8").isOffered(by: platforms))
        #expect(try Platform.parse("linux").isOffered(by: platforms))
        #expect(try Platform.parse("linux/arm/v7").isOffered(by: platforms) == false)
        #expect(try Platform.parse("windows/amd64").isOffered(by: platforms) == false)
    }
}
