/// Names in a sentence, of many the first three.
enum NameList {
    static func text(_ names: [String]) -> String {
        switch names.count {
        case 0, 1: names.first ?? ""
        case 2, 3: names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        default: names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
        }
    }
}
