import CommandKnowledge
import HardenedCatalog
import SourceModel
import Testing

/// Command lines read by the descriptions of the built-in catalogue.
@Suite struct CommandInvocationTests {
    private func invocation(_ line: String) throws -> CommandInvocation {
        var words: [CommandWord] = []
        var offset = 0
        for text in line.split(separator: " ").map(String.init) {
            let range = SourceRange(offset, offset + text.utf8.count)
            offset += text.utf8.count + 1
            // A dollar stands for an expansion of the word's name.
            if let dollar = text.firstIndex(of: "$") {
                let rest = text[text.index(after: dollar)...].drop { $0.isUppercase }
                words.append(CommandWord(value: nil, prefix: String(text[..<dollar]), suffix: String(rest), range: range))
            } else {
                words.append(CommandWord(value: text, range: range))
            }
        }
        let program = try #require(words.first?.value)
        let description = try #require(try Catalog.builtIn().commandDescription(program), "\(program)")
        return CommandInvocation(description, Array(words.dropFirst()))
    }

    private func effects(_ line: String, on family: String = "debian") throws -> [String] {
        let invocation = try invocation(line)
        return invocation.effects(on: family).map { effect in
            let subjects = invocation.subjects(of: effect).map { $0.value ?? "\($0.prefix)$\($0.suffix)" }
            return ([effect.kind.rawValue] + (effect.detail.isEmpty ? [] : [effect.detail]) + subjects).joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("tar xzf a.tgz -C /opt", ["fills /opt", "needs gzip"]),
        ("tar -xJf $NAME.tar.xz", ["fills .", "needs xz"]),
        ("tar xf $NAME.tar.xz", ["fills .", "needs xz"]),
        ("tar --extract --file=a.tar.bz2 --directory=/opt", ["fills /opt", "needs bzip2"]),
        ("tar xf a.tar", ["fills ."]),
        ("tar xfC a.tar /opt", ["fills /opt"]),
        ("tar -tzf a.tgz", ["needs gzip"]),
        ("tar cf out.tar dir", ["writes out.tar"]),
        ("unzip -q a.zip -d /opt", ["fills /opt"]),
        ("unzip -l a.zip", []),
    ])
    func readsOptions(_ line: String, expected: [String]) throws {
        #expect(try effects(line) == expected)
    }

    @Test func busyboxUnpacksByItself() throws {
        #expect(try effects("tar xzf a.tgz", on: "alpine") == ["fills ."])
    }

    @Test func namesWithVersionsAreLookedUpWithout() throws {
        #expect(CommandDescription.stem("python3.11") == "python")
        #expect(CommandDescription.stem("gcc-12") == "gcc")
        #expect(CommandDescription.stem("x86_64") == "x86_")
        #expect(CommandDescription.stem("7") == "7")
        #expect(try Catalog.builtIn().commandDescription("no-such-program") == nil)
    }
}
