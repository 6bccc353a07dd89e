import BuildEffects
import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import SourceModel
import Testing

/// What instructions do to the file system, as short lines.
@Suite struct StageEffectsTests {
    private func effects(_ text: String) throws -> StageEffects {
        let (model, catalog) = try read(text)
        return StageEffectsReader.effects(of: 0, in: model, catalog: catalog)
    }

    private func read(_ text: String) throws -> (DockerfileModel, Catalog) {
        let catalog = try Catalog.builtIn()
        let tree = DockerfileParser.parse(Array(("FROM debian:bookworm-slim\n" + text).utf8))
        let model = DockerfileModel(tree) { _ in
            catalog.closestSourceImage(name: "debian", tag: "bookworm-slim").map { ImageFacts(source: $0.image, tag: "bookworm-slim") } ?? .unknown("debian")
        }
        return (model, catalog)
    }

    @Test(arguments: [
        ("WORKDIR /app\nCOPY requirements.txt .", ["folder /app", "made /app/requirements.txt"]),
        ("WORKDIR /app\nCOPY . .", ["folder /app", "filled /app"]),
        ("ENV HOME_DIR=/srv/x\nWORKDIR $HOME_DIR\nADD a.tgz sub/", ["folder /srv/x", "filled /srv/x/sub"]),
        ("COPY --from=x /out/app /usr/local/bin/app", ["filled /usr/local/bin/app"]),
        ("WORKDIR /src\nRUN tar xzf /a.tgz -C lib", ["folder /src", "filled /src/lib"]),
        ("WORKDIR /src\nRUN cd /opt && tar xzf /a.tgz", ["folder /src", "filled /opt"]),
        ("WORKDIR /src\nRUN (cd /opt && tar xzf /a.tgz) && tar xzf /b.tgz", ["folder /src", "filled /src", "filled /opt", "filled /src"]),
        ("WORKDIR /src\nRUN echo a > b.txt; { echo c; } >> /etc/d", ["folder /src", "made /src/b.txt", "made /etc/d"]),
        ("RUN --mount=type=cache,target=/cache tar xf a.tar -C /cache", []),
        ("ENV DIR=/opt/x\nRUN tar xf /a.tar -C \"$DIR/lib\"", ["filled /opt/x/lib"]),
    ])
    func placesAreKnown(_ text: String, expected: [String]) throws {
        let effects = try effects(text)
        #expect(effects.files.map { "\($0.kind) \($0.place.text)" } == expected)
        #expect(effects.unknown.isEmpty, "\(effects.unknown.map(\.reason))")
    }

    @Test(arguments: [
        ("RUN ./build.sh", "what ./build.sh does is not known"), ("RUN unheard-of --x", "what unheard-of does is not known"),
        ("RUN . /etc/profile", "what . /etc/profile does is not known"), ("RUN $TOOL x", "a command that is not literal may do anything"),
        ("RUN tar xf a.tar -C $DIR", "where tar writes is not literal"), ("ARG D=/x\nCOPY a $D/", "where this copies to is not known"),
        ("ARG D=/x\nENV E=$D/y\nWORKDIR $E", "the folder of WORKDIR is not known"),
        ("RUN for d in a b; do tar xf x.tar -C $d; done", "where tar writes is not literal"),
    ])
    func whatIsNotKnownIsSaid(_ text: String, reason: String) throws {
        #expect(try effects(text).unknown.map(\.reason) == [reason])
    }

    @Test(arguments: [
        "RUN useradd --create-home app", "RUN apt-get update && adduser --system --group app && groupadd other", "ENV NAME=app\nRUN useradd $NAME", "ARG NAME=app\nRUN useradd -m $NAME",
        "ENV ADD=useradd\nRUN $ADD app", "RUN ./configure && useradd -d /srv app", "RUN make; passwd -d root", "RUN echo a", "COPY . /app",
    ])
    func accountsAreThoseOfAllEffects(_ text: String) throws {
        let (model, catalog) = try read(text)
        #expect(StageEffectsReader.accounts(of: 0, in: model, catalog: catalog) == StageEffectsReader.effects(of: 0, in: model, catalog: catalog).accounts)
    }

    @Test(arguments: ["RUN mkdir /a && tar xzf /b.tgz", "RUN mkdir /a\nRUN ./build.sh && mkdir /b", "WORKDIR /app\nCOPY . .", "RUN $TOOL x"])
    func effectsAreCompleteWhereAllIsKnown(_ text: String) throws {
        let (model, catalog) = try read(text)
        let effects = StageEffectsReader.effects(of: 0, in: model, catalog: catalog)
        let complete = StageEffectsReader.completeEffects(of: 0, in: model, catalog: catalog)
        #expect(complete?.files == (effects.unknown.isEmpty ? effects.files : nil))
    }
}
