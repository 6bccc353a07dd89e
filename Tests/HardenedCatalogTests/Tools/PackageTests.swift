import HardenedCatalog
import Testing

/// Packages of the distributions and their commands.
@Suite struct PackageTests {
    let catalog: Catalog
    let debian12 = Distribution(family: .debian, release: "12")
    let debian13 = Distribution(family: .debian, release: "13")
    let alpine = Distribution(family: .alpine, release: "3.23")

    init() throws {
        catalog = try Catalog.builtIn()
    }

    @Test func aPackageBringsItsCommandsAndThoseOfWhatComesAlong() {
        #expect(catalog.commands(ofPackage: "git-lfs", distribution: debian13).contains("git"))
        #expect(Set(catalog.commands(ofPackage: "build-essential", distribution: debian13)).isSuperset(of: ["gcc", "g++", "make", "cc", "cpp", "dpkg-buildpackage"]))
        #expect(catalog.commands(ofPackage: "default-jdk", distribution: debian13).contains("javac"))
        #expect(catalog.commands(ofPackage: "maven", distribution: debian12).contains("java"))
        #expect(catalog.commands(ofPackage: "python3-flask", distribution: debian13).contains("python3"))
        #expect(Set(catalog.commands(ofPackage: "build-base", distribution: alpine)).isSuperset(of: ["gcc", "g++", "make", "ld"]))
        #expect(catalog.commands(ofPackage: "py3-pip", distribution: alpine).contains("python3"))
        #expect(catalog.commands(ofPackage: "no-such-package", distribution: debian13) == [])
        #expect(catalog.commands(ofPackage: "curl", distribution: Distribution(family: .ubi, release: "9")) == [])
    }

    @Test(arguments: ["jq=1.7.1-6", "jq/trixie", "jq:amd64"]) func versionsAreLeftOut(_ name: String) {
        #expect(catalog.commands(ofPackage: name, distribution: debian13) == ["jq"])
    }

    @Test func commandsOfOneReleaseAreOfThatRelease() {
        #expect(catalog.commands(ofPackage: "apt", distribution: debian12).contains("apt-key"))
        #expect(!catalog.commands(ofPackage: "apt", distribution: debian13).contains("apt-key"))
        #expect(catalog.packages(providing: "add-apt-repository", distribution: debian12) == ["software-properties-common"])
        #expect(catalog.packages(providing: "add-apt-repository", distribution: debian13) == [])
    }

    @Test func theFirstPackageIsTheOneToInstall() {
        #expect(catalog.packages(providing: "make", distribution: debian13) == ["make", "make-guile"])
        #expect(catalog.packages(providing: "gpg", distribution: debian13).first == "gpg")
        #expect(catalog.packages(providing: "ping", distribution: debian13).first == "iputils-ping")
        #expect(catalog.packages(providing: "cowsay", distribution: debian13) == ["cowsay"] || catalog.packages(providing: "cowsay", distribution: debian13) == [])
        #expect(catalog.packages(providing: "curl", distribution: alpine) == ["curl"])
    }

    @Test func packagesOfTheOtherReleaseDoNotExist() {
        #expect(catalog.packageExists("curl", distribution: debian13) == true)
        #expect(catalog.packageExists("wkhtmltopdf", distribution: debian12) == true)
        #expect(catalog.packageExists("wkhtmltopdf", distribution: debian13) == false)
        #expect(catalog.packageExists("software-properties-common", distribution: debian13) == false)
        #expect(catalog.packageExists("libssl3t64", distribution: debian12) == false)
        #expect(catalog.packageExists("my-own-package", distribution: debian13) == nil)
        #expect(catalog.packageExists("curl", distribution: alpine) == true)
        #expect(catalog.packageExists("my-own-package", distribution: alpine) == nil)
        #expect(catalog.packageExists("nodejs-22", distribution: debian13) == true)
    }

    @Test func providedNamesCanBeInstalled() {
        #expect(catalog.packageExists("libssl3", distribution: debian13) == true)
        #expect(catalog.packageExists("dnsutils", distribution: debian13) == true)
        #expect(catalog.commands(ofPackage: "dnsutils", distribution: debian13).contains("dig"))
    }

    @Test func renamedPackagesHaveSuccessors() {
        #expect(catalog.successor(ofPackage: "libasound2") == SuccessorPackage(name: "libasound2t64", isSameSoftware: true))
        #expect(catalog.successor(ofPackage: "dnsutils") == SuccessorPackage(name: "bind9-dnsutils", isSameSoftware: true))
        #expect(catalog.successor(ofPackage: "openjdk-17-jdk") == SuccessorPackage(name: "openjdk-21-jdk", isSameSoftware: false))
        #expect(catalog.successor(ofPackage: "curl") == nil)
    }
}
