@testable import Reporting
import Testing

struct JSONWriterTests {
    private static func string(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func expected(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let hex = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: return String(scalar)
        }
    }

    @Test("Each character is escaped wherever it stands in a text")
    func characters() throws {
        for number in Array(0...0x180 as ClosedRange<UInt32>) + [0x2028, 0xFFFD, 0x1F40B] {
            let scalar = try #require(Unicode.Scalar(number))
            for before in 0...17 {
                for after in [0, 1, 7, 8, 20] {
                    let (front, back) = (String(repeating: "a", count: before), String(repeating: "z", count: after))
                    let written = Self.string(front + String(scalar) + back)
                    #expect(written == "\"\(front)\(Self.expected(scalar))\(back)\"")
                }
            }
        }
    }

    @Test("Numbers stand as they are", arguments: [0, 1, 9, 10, 99, 100, 999_999_999, 1_000_000_000, Int.max, -1, -10, Int.min])
    func numbers(number: Int) {
        var writer = JSONWriter()
        writer.array { writer in
            writer.number(number)
            writer.number(number)
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[\(number),\(number)]")
    }

    @Test("An object of numbers is written as field by field")
    func ranges() {
        for number in [0, 7, 10, 4096, 999_999_999, 1_000_000_000, Int(UInt32.max)] {
            var writer = JSONWriter()
            writer.array { writer in
                let (two, one): (InlineArray<2, (StaticString, Int)>, InlineArray<1, (StaticString, Int)>) = ([("start", number), ("endCharacter", 1)], [("a", 2)])
                writer.object(of: two)
                writer.object(of: one)
            }
            #expect(String(decoding: writer.bytes, as: UTF8.self) == #"[{"start":\#(number),"endCharacter":1},{"a":2}]"#)
        }
    }

    @Test("Values stand apart, and names in front of theirs")
    func structure() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("one", 1)
            writer.key("list")
            writer.array(["a", "b\""]) { $0.string($1) }
            writer.key(named: "n\\m")
            writer.object { _ in }
            writer.field("flag", true as Bool?)
            writer.field("none", nil as String?)
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"one":1,"list":["a","b\""],"n\\m":{},"flag":true,"none":null}"#)
    }
}
