import ImageReferences
import YAMLSyntax

// Values that name something. What nothing could ever be called is an error: it would be passed over without a word.
extension ConfigurationReader {
    /// The name of an image without tag and digest, with every part that the text may have of one.
    mutating func imageName(_ value: YAMLValue?, _ key: String) -> ImageReference? {
        guard let value, let text = string(value, key) else { return nil }
        let reference: ImageReference
        do throws(ImageReferenceError) {
            reference = try ImageReference.parse(text)
        } catch {
            fail(value.place, "\(key) must be the name of an image, and \"\(text)\" is none: \(error)")
            return nil
        }
        if reference.tag != nil || reference.digest != nil {
            fail(value.place, "\(key) must be the name of an image without tag and digest, as in \(reference.name), not \"\(text)\"")
            return nil
        }
        return reference
    }

    /// The name of a hardened image as the catalogue has it.
    mutating func hardenedName(_ value: YAMLValue?, _ key: String) {
        guard let value, case .scalar(let text, _) = value.content, !text.isEmpty else { return }
        let reference = try? ImageReference.parse(text)
        if reference?.tag == nil, reference?.digest == nil, reference?.name == text, !text.contains("/") { return }
        let short = reference.flatMap { $0.name.split(separator: "/").last.map(String.init) }
        let advice = short.map { ", as in \($0)" } ?? ""
        fail(value.place, "\(key) must be the short name of a hardened image, without registry and tag\(advice), not \"\(text)\"")
    }

    /// A tag of an image.
    mutating func tag(_ text: String, _ key: String, at place: YAMLValue.Place) {
        if (try? ImageReference.parse("image:" + text))?.tag != text { fail(place, "\(key) must be the tag of an image, and \"\(text)\" can be none") }
    }

    /// Names of stages.
    mutating func stageNames(_ value: YAMLValue?, _ key: String) -> [String] {
        (list(value, key) ?? []).compactMap { item in
            guard let name = string(item, "an item of \(key)") else { return nil }
            let bytes = name.lowercased().utf8
            let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
            let isName = bytes.first.map(letters.contains) == true && bytes.allSatisfy { letters.contains($0) || "0123456789-_.".utf8.contains($0) }
            if !isName { fail(item.place, "\(key): no stage can be called \"\(name)\"; names begin with a letter and hold letters, digits, \"-\", \"_\" and \".\"") }
            return isName ? name : nil
        }
    }

    /// Patterns of paths in the language of `.gitignore`.
    mutating func pathPatterns(_ value: YAMLValue?, _ key: String, acceptsSingle: Bool = false) -> [String]? {
        list(value, key, acceptsSingle: acceptsSingle)?.compactMap { item in
            guard let text = string(item, "an item of \(key)") else { return nil }
            if PathPattern(line: text.utf8) != nil { return text }
            fail(item.place, "\(key): the pattern \"\(text)\" can match nothing: \(Self.fault(of: text))")
            return nil
        }
    }

    private static func fault(of pattern: String) -> String {
        if pattern.hasPrefix("#") { return "in the language of .gitignore it is a comment; for a name that begins so write \"\\#\"" }
        if pattern.allSatisfy({ " !/".contains($0) }) { return "it names nothing" }
        return "a \"[\" needs its \"]\" and known classes, a \"\\\" something behind it"
    }
}
