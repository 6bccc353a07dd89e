import JSONSyntax
internal import DockerfileSyntax

/// The flags of RUN as BuildKit types them.
struct RunAnswer {
    private let run: RunInstruction
    private let instruction: Instruction

    init(_ run: RunInstruction, _ instruction: Instruction) {
        self.run = run
        self.instruction = instruction
    }

    var members: [(String, JSONValue)] {
        let problem = run.mounts.lazy.compactMap { $0.problem { $0 } }.first
        return [
            ("flagsUsed", .strings(Set(instruction.flags.map(\.name)).sorted())),
            ("network", .string(run.network == "default" ? "" : run.network)),
            ("security", .string(run.security == "sandbox" ? "" : run.security)),
            ("devices", .array(run.devices.map { .object([("name", .string($0.name)), ("required", .bool($0.required))]) })),
            ("mountError", .string(problem ?? "")),
            (
                "mounts",
                .array(
                    run.mounts.map { mount in
                        problem == nil
                            ? settings(mount)
                            : .object([
                                ("type", .string("bind")), ("readonly", .bool(true)), ("from", .string(mount.field("from")?.value ?? "")),
                            ])
                    })
            ),
        ]
    }

    private func settings(_ mount: Mount) -> JSONValue {
        guard let settings = mount.settings(expanding: { $0 }) else { return .null }
        var members: [(String, JSONValue)] = [
            ("type", .string(settings.type)), ("from", .string(settings.from)), ("source", .string(settings.source)),
            ("target", .string(settings.target)), ("readonly", .bool(settings.isReadOnly)), ("id", .string(settings.id)),
            ("sharing", .string(settings.sharing)), ("required", .bool(settings.isRequired)), ("env", .string(settings.env ?? "")),
        ]
        if settings.size != 0 { members.append(("size", .integer(settings.size))) }
        for (name, value) in [("mode", settings.mode), ("uid", settings.uid), ("gid", settings.gid)] {
            if let value { members.append((name, .unsigned(value))) }
        }
        return .object(members)
    }
}
