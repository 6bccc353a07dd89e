import ArgumentParser

import Proving

/// What an organisation does not accept, for commands that prove.
struct RefusalOptions: ParsableArguments {
    @Option(name: .customLong("refuse"), help: ArgumentHelp("Take what is assumed of this kind for failed: 'assumed' for all of them, dev-final, root, native-libraries …", valueName: "kind"))
    var kinds: [String] = []

    func validate() throws {
        for kind in kinds where !Assumption.kinds.contains(kind) {
            throw ValidationError("--refuse \(kind) is not known; there are: \(Assumption.kinds.joined(separator: ", ")).")
        }
    }
}
