import CommandKnowledge
import HardenedCatalog
import SourceModel
import Testing

/// Command lines read by the descriptions of the built-in catalogue.
@Suite struct CommandInvocationTests {
    @Test(arguments: CommandTable.all)
    func readsCommandLines(_ row: String) throws {
        let arrow = try #require(row.firstRange(of: " => "))
        let line = String(row[..<arrow.lowerBound])
        let effects = try effects(line)
        let read = effects.isEmpty ? "nothing" : effects.joined(separator: "; ")
        #expect("\(line) => \(read)" == row)
    }

    @Test(arguments: [
        ("tar xzf a.tgz -C /opt", ["reads a.tgz", "fills /opt", "needs gzip"]),
        ("tar -xJf $NAME.tar.xz", ["reads $.tar.xz", "fills .", "needs xz"]),
        ("tar xf $NAME.tar.xz", ["reads $.tar.xz", "fills .", "needs xz"]),
        ("tar --extract --file=a.tar.bz2 --directory=/opt", ["reads a.tar.bz2", "fills /opt", "needs bzip2"]),
        ("tar xf a.tar", ["reads a.tar", "fills ."]),
        ("tar xfC a.tar /opt", ["reads a.tar", "fills /opt"]),
        ("tar -tzf a.tgz", ["needs gzip"]),
        ("tar cf out.tar dir", ["writes out.tar"]),
        ("unzip -q a.zip -d /opt", ["reads a.zip", "fills /opt"]),
        ("unzip -l a.zip", ["reads a.zip"]),
    ])
    func readsOptions(_ line: String, expected: [String]) throws {
        #expect(try effects(line) == expected)
    }

    @Test func systemsDiffer() throws {
        #expect(try effects("tar xzf a.tgz", on: "alpine") == ["reads a.tgz", "fills ."])
        #expect(try effects("useradd app") == ["makes user app"])
        #expect(try effects("useradd app", on: "ubi") == ["makes user app", "fills /home/app", "writes /var/spool/mail/app"])
    }

    @Test func wordsAddedWhenItRunsAreMissing() throws {
        #expect(try !invocation("rm -rf", takesMoreArguments: true).isUnderstood)
        // It does nothing to files, whatever the words are.
        #expect(try invocation("grep x", takesMoreArguments: true).isUnderstood)
    }

    @Test func quotedExpansionsAreOneWord() throws {
        #expect(try !invocation("curl $WORD").isUnderstood)
        #expect(try invocation("curl \"$WORD\"").isUnderstood)
        #expect(try !invocation("apt-get \"$WORD\"").isUnderstood)
    }

    @Test func expansionsWithinOptionsAreTheirValues() throws {
        let invocation = try invocation("tar -xzf$NAME.tgz --directory=$DIR/lib")
        #expect(invocation.isUnderstood)
        #expect(invocation.values(of: "-f").map(\.suffix) == [".tgz"])
        #expect(invocation.values(of: "--directory").map(\.suffix) == ["/lib"])
        #expect(try !self.invocation("tar -x$LETTERS").isUnderstood)
        #expect(try !self.invocation("tar \"$LETTERS\" a.tar").isUnderstood)
    }

    @Test func pathsThatAreNotForProgramsAreOthers() throws {
        let catalog = try Catalog.builtIn()
        for program in ["/usr/bin/install", "/opt/venv/bin/pip3", ".venv/bin/pip", "node_modules/.bin/tsc", "./gradlew", "/app/mvnw"] {
            #expect(catalog.commandDescription(program) != nil, "\(program)")
        }
        for program in ["./aws/install", "./configure", "bin/install", "./test", "/tmp/install"] {
            #expect(catalog.commandDescription(program) == nil, "\(program)")
        }
    }

    @Test func namesWithVersionsAreLookedUpWithout() throws {
        #expect(CommandDescription.stem("python3.11") == "python")
        #expect(CommandDescription.stem("gcc-12") == "gcc")
        #expect(CommandDescription.stem("x86_64") == "x86_")
        #expect(CommandDescription.stem("7") == "7")
        #expect(try Catalog.builtIn().commandDescription("no-such-program") == nil)
    }
}

extension CommandInvocationTests {
    private func invocation(_ line: String, takesMoreArguments: Bool = false) throws -> CommandInvocation {
        let words = CommandLineSample.words(line)
        let program = try #require(words.first?.value)
        let description = try #require(try Catalog.builtIn().commandDescription(program), "\(program)")
        return CommandInvocation(description, Array(words.dropFirst()), takesMoreArguments: takesMoreArguments)
    }

    private func effects(_ line: String, on family: String = "debian") throws -> [String] {
        let invocation = try invocation(line)
        let effects = invocation.effects(on: family).map { effect in
            let subjects = invocation.subjects(of: effect).map { $0.value ?? "\($0.prefix)$\($0.suffix)" }
            return ([effect.kind.rawValue] + (effect.detail.isEmpty ? [] : [effect.detail]) + subjects).joined(separator: " ")
        }
        return effects + (invocation.isUnderstood ? [] : ["and more"])
    }
}
