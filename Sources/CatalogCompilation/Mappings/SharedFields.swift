/// Fields of several records, with what most of them share said once.
///
/// A field that a record does not have takes the shared value, and where there is none, its default.
struct SharedFields {
    /// Name, text, and the text that stands for "nothing said".
    typealias Field = (name: String, text: String, standard: String)

    /// The fields that are said once, and for each record those it says itself.
    static func split(_ records: [[Field]]) -> (shared: [Field], own: [[Field]]) {
        var shared: [Field] = []
        var values: [String: String] = [:]
        for (position, field) in (records.first ?? []).enumerated() {
            var counts: [String: Int] = [:]
            for record in records { counts[record[position].text, default: 0] += 1 }
            // Of equally frequent values, the first one.
            let best = records.map { $0[position].text }.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? field.standard
            let first = records.map { $0[position].text }.first { counts[$0] == counts[best] } ?? best
            guard first != field.standard, records.count > 1, counts[first, default: 0] > 1 else { continue }
            shared.append((field.name, first, field.standard))
            values[field.name] = first
        }
        let own = records.map { record in record.filter { $0.text != values[$0.name] ?? $0.standard } }
        return (shared, own)
    }
}
