import HardenedCatalog
import Linting
import RepositoryConversion

/// Makes what linting needs once in a process: the tables of the rules, the open catalogue, types that are put together when they are first used.
///
/// That takes about as long as reading the command line, which keeps one core busy; another one does it meanwhile.
enum LintWarmUp {
    /// Starts where the arguments call for linting, in the background; nobody has to wait for it.
    static func begin(_ arguments: some Collection<String>) {
        guard arguments.first == "lint", Processors.available > 1 else { return }
        Task.detached {
            HeapRoom.reserve()
            guard let catalog = try? Catalog.builtIn() else { return }
            _ = Linter(.standard, catalog: catalog).lint(Array(example.utf8), path: "Dockerfile")
        }
    }

    /// Something of all that most files have.
    private static let example = """
        # check=skip=none
        ARG VERSION=22
        FROM node:$VERSION-alpine AS build
        WORKDIR /app
        COPY --chown=node package.json ./
        RUN --mount=type=cache,target=/root/.npm npm ci && apk add --no-cache git
        FROM debian:13
        ENV A=1 B="$A"
        LABEL a=b
        RUN apt-get update && apt-get install -y curl | tee /log
        COPY --from=build /app /app
        USER app
        EXPOSE 8080
        ENTRYPOINT ["node"]
        CMD ["server.js"]

        """
}
