internal import Foundation
internal import SourceModel

/// The simple commands in shfmt's JSON tree: for each, the places of its assignments and words.
enum ShfmtCommands {
    static func read(_ json: Data) -> [[SourceRange]]? {
        guard let tree = try? JSONSerialization.jsonObject(with: json) else { return nil }
        var commands: [[SourceRange]] = []
        collect(tree, &commands)
        return commands
    }

    private static func collect(_ value: Any, _ commands: inout [[SourceRange]]) {
        if let list = value as? [Any] {
            for element in list { collect(element, &commands) }
        }
        guard let node = value as? [String: Any] else { return }
        let type = node["Type"] as? String
        let names: [String] = type == "CallExpr" ? ["Assigns", "Args"] : type == "DeclClause" ? ["Variant", "Args"] : []
        let words = names.flatMap { name -> [Any] in (node[name] as? [Any]) ?? node[name].map { [$0] } ?? [] }
        let ranges = words.compactMap(range)
        if !ranges.isEmpty { commands.append(ranges) }
        for key in node.keys.sorted() {
            if let child = node[key] { collect(child, &commands) }
        }
    }

    private static func range(_ value: Any) -> SourceRange? {
        guard let node = value as? [String: Any], let start = (node["Pos"] as? [String: Any])?["Offset"] as? Int,
            let end = (node["End"] as? [String: Any])?["Offset"] as? Int
        else { return nil }
        return SourceRange(start, end)
    }
}
