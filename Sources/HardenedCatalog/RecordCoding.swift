/// How accounts, paths and variables stand as lists of texts.
package enum RecordCoding {
    package static func encode(_ accounts: [ImageDefinition.Account]) -> [String] {
        accounts.flatMap { [$0.name, String($0.id), $0.gid.map(String.init) ?? ""] }
    }

    package static func accounts(_ fields: [String]) -> [ImageDefinition.Account] {
        stride(from: 0, to: fields.count - fields.count % 3, by: 3).compactMap { index in
            guard let id = Int(fields[index + 1]) else { return nil }
            return ImageDefinition.Account(name: fields[index], id: id, gid: Int(fields[index + 2]))
        }
    }

    package static func encode(_ paths: [ImageDefinition.DeclaredPath]) -> [String] {
        paths.flatMap { [$0.type, $0.path, String($0.uid), String($0.gid), $0.mode ?? "", $0.source ?? ""] }
    }

    package static func paths(_ fields: [String]) -> [ImageDefinition.DeclaredPath] {
        stride(from: 0, to: fields.count - fields.count % 6, by: 6).compactMap { index in
            guard let uid = Int(fields[index + 2]), let gid = Int(fields[index + 3]) else { return nil }
            let mode = fields[index + 4]
            var path = ImageDefinition.DeclaredPath(
                type: fields[index], path: fields[index + 1], uid: uid, gid: gid, mode: mode.isEmpty ? nil : mode)
            path.source = fields[index + 5].isEmpty ? nil : fields[index + 5]
            return path
        }
    }

    package static func encode(_ environment: [String: String]) -> [String] {
        environment.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    }

    package static func environment(_ fields: [String]) -> [String: String] {
        var environment: [String: String] = [:]
        for index in stride(from: 0, to: fields.count - fields.count % 2, by: 2) { environment[fields[index]] = fields[index + 1] }
        return environment
    }
}
