internal import SourceModel

/// The outlines of an image's definitions as one text, made when the catalogue is compiled: reading them from its tables takes several times as long.
///
/// A line for each, with tabs between the fields. A field that is empty or missing is that of the line before, `-` is none; numbers of definitions are distances.
package enum CandidateOutlines {
    package static func encode(_ outlines: [CandidateOutline]) -> String {
        var text = ""
        var (id, before) = (0, fields(usual(image: "")))
        for outline in outlines {
            let fields = fields(outline)
            var line = [String(outline.id - id)] + zip(fields, before).map { field, last in field == last ? "" : field.isEmpty ? "-" : field }
            while line.last?.isEmpty == true { line.removeLast() }
            text += line.joined(separator: "\t") + "\n"
            (id, before) = (outline.id, fields)
        }
        return text
    }

    private static func fields(_ outline: CandidateOutline) -> [String] {
        [
            outline.distribution.family.rawValue, outline.distribution.release ?? "", outline.variant.rawValue, outline.flavor ?? "", outline.platforms.joined(separator: ","),
            outline.endOfLife ?? "", outline.isBuildImage ? "build" : "run", outline.version.description + (outline.version.isPrerelease ? "rc" : ""), outline.edition,
        ]
    }

    /// What stands in front of the first line: what most images have.
    private static func usual(image: String) -> CandidateOutline {
        CandidateOutline(
            id: 0, image: image, distribution: Distribution(family: .debian, release: "13"), systemRelease: TagVersion([13]), variant: .runtime, flavor: nil,
            platforms: ["linux/amd64", "linux/arm64"], endOfLife: nil, isBuildImage: false, version: TagVersion([]), edition: "")
    }

    /// `nil` when the bytes are not of this form.
    static func decode(_ record: Span<UInt8>, image: String) -> [CandidateOutline]? {
        var outlines: [CandidateOutline] = []
        outlines.reserveCapacity(record.count / 16)
        var outline = usual(image: image)
        var (field, start) = (0, 0)
        for index in record.indices {
            let byte = record[index]
            guard byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") else { continue }
            if index > start, !read(record.extracting(start..<index), as: field, into: &outline) { return nil }
            (field, start) = (field + 1, index + 1)
            guard byte == UInt8(ascii: "\n") else { continue }
            outlines.append(outline)
            field = 0
        }
        return start == record.count ? outlines : nil
    }

    /// `false` when the field is not of its form.
    private static func read(_ bytes: Span<UInt8>, as field: Int, into outline: inout CandidateOutline) -> Bool {
        let isNone = bytes.count == 1 && bytes[0] == UInt8(ascii: "-")
        var text: String { isNone ? "" : bytes.text(0..<bytes.count) }
        var optional: String? { isNone ? nil : bytes.text(0..<bytes.count) }
        switch field {
        case 0:
            guard let version = version(bytes), version.numbers.count == 1 else { return false }
            outline.id += version.numbers[0]
        case 1:
            guard let family = Distribution.Family(rawValue: text) else { return false }
            outline.distribution.family = family
        case 2:
            outline.distribution.release = optional
            outline.systemRelease = outline.distribution.release.flatMap { TagVersion($0) } ?? TagVersion([])
        case 3:
            guard let variant = ImageDefinition.Variant(rawValue: text) else { return false }
            outline.variant = variant
        case 4: outline.flavor = optional
        case 5: outline.platforms = text.split(byte: UInt8(ascii: ",")).map(String.init)
        case 6: outline.endOfLife = optional
        case 7: outline.isBuildImage = text == "build"
        case 8:
            guard let version = version(bytes) else { return false }
            outline.version = version
        case 9: outline.edition = text
        default: return false
        }
        return true
    }

    /// Numbers with dots between them, and `rc` behind them where they are not released.
    private static func version(_ bytes: Span<UInt8>) -> TagVersion? {
        var version = TagVersion([])
        version.numbers.reserveCapacity(3)
        var value = 0
        for index in bytes.indices {
            switch bytes[index] {
            case let digit where digit >= UInt8(ascii: "0") && digit <= UInt8(ascii: "9"): value = value * 10 + Int(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "."):
                version.numbers.append(value)
                value = 0
            case UInt8(ascii: "r"): version.isPrerelease = true
            case UInt8(ascii: "c"): continue
            default: return nil
            }
        }
        version.numbers.append(value)
        return version
    }
}
