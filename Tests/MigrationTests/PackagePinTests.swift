import Testing

@testable import Proving

/// Which versions a pin rules out.
@Suite struct PackagePinTests {
    @Test(arguments: [
        ("==1.0.0", "1.1.0", true), ("==1.1.0", "1.1.0", false), ("==1.1", "1.1.0", false), ("==1.1.0", "1.1", false), ("==1.1.0.post1", "1.1.0", false), ("===1.0", "1.1.0", true),
        ("<2", "2.0.0", true), ("<2.0.1", "2.0.0", false), ("<=1.9", "2.0.0", true), ("<=2", "2.0.0", false), (">=1,<1.5", "1.5.0", true), ("~=1.4.2", "1.5.0", true), ("~=1.4", "1.5.0", false),
        ("==1.*", "2.0.0", true), ("==2.*", "2.3.2", false), (">=1.0", "2.0.0", false), ("", "2.0.0", false), ("== 1.0.0 ; python_version < \"4\"", "1.1.0", true), ("!=1.0", "1.1.0", false),
    ])
    func python(_ specifiers: String, _ first: String, isBefore: Bool) {
        #expect(PackagePin("greenlet", python: specifiers[...]).isBefore(first) == isBefore)
    }

    @Test(arguments: [
        ("^4.14.1", "6.0.0", true), ("^5.0.0", "5.0.0", false), ("^5.0.0", "5.9.1", false), ("~5.0.2", "5.1.0", true), ("^0.24.1", "0.25.0", true), ("^0.25.0", "0.25.3", false), ("4.x", "5.0.0", true),
        ("4.14.1", "6.0.0", true), ("6.0.0", "6.0.0", false), ("*", "6.0.0", false), ("latest", "6.0.0", false), (">=4", "6.0.0", false), ("4 || 6", "6.0.0", false), ("git+https://example.com/a.git#v4", "6.0.0", false),
    ])
    func node(_ range: String, _ first: String, isBefore: Bool) {
        #expect(PackagePin("node-sass", node: range).isBefore(first) == isBefore)
    }

    @Test func lockedVersions() {
        #expect(PackagePin("torch", locked: "2.4.1+cpu").isBefore("2.5.0"))
        #expect(!PackagePin("torch", locked: "2.5.0+cpu").isBefore("2.5.0"))
        #expect(!PackagePin("torch", locked: "nightly").isBefore("2.5.0"))
    }
}
