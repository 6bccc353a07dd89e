import DockerfileSemantics
public import DockerfileSyntax
import ImageReferences
import Synchronization

/// Image names on which the search for a mirror was given up, by name.
///
/// Names are looked up deep in the work on a file, once for all files, and what cannot be told reads there as no mirror. So the faults are kept
/// here, and whoever works on a file asks behind it whether the file names such an image: then its result means nothing.
public final class MirrorFaults: Sendable {
    private let faults = Mutex<[String: ConfigurationError]>([:])

    public init() {}

    func record(_ name: String, _ error: ConfigurationError) {
        faults.withLock { $0[name] = error }
    }

    /// The faults that the images of a file have led to; `nil` without any.
    public func failure(for tree: DockerfileTree, buildArguments: [String: String]) -> ConfigurationFailure? {
        let faults = faults.withLock { $0 }
        if faults.isEmpty { return nil }
        let model = DockerfileModel(tree, buildArguments: buildArguments) { .unknown($0) }
        let names = model.uses.compactMap { use in use.reference.text.value.flatMap { try? ImageReference.parse($0).name } }
        let found = names.compactMap { faults[$0] }
        var said: Set<ConfigurationError> = []
        let errors = found.filter { said.insert($0).inserted }
        return errors.isEmpty ? nil : ConfigurationFailure(errors)
    }
}
