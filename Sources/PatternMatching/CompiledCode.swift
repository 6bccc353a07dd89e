import CPCRE2

/// The compiled form of a pattern; never changed after it is made, so that any thread may use it.
@safe final class CompiledCode: @unchecked Sendable {
    private let code: OpaquePointer
    /// How far a step may look without being counted: the longest repetition that has to be complete.
    private let unseen: Int

    /// Matches take up the whole subject.
    static let whole = UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_ENDANCHORED)

    /// The longest pattern that is compiled, in bytes.
    private static let longestPattern = 16_384

    init(_ text: [UInt8]) throws(PatternError) {
        if text.count > CompiledCode.longestPattern {
            throw PatternError(offset: CompiledCode.longestPattern, message: "the pattern is longer than \(CompiledCode.longestPattern) bytes")
        }
        var number: Int32 = 0
        var offset = 0
        // Without \C, which could split characters, and without (*UTF), which would make some subjects errors. Callouts count the work.
        let options = UInt32(PCRE2_NEVER_UTF) | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_AUTO_CALLOUT)
        guard let code = unsafe pcre2_compile_8(text, text.count, options, &number, &offset, nil) else {
            throw PatternError(offset: offset, message: errorText(number))
        }
        unsafe self.code = code
        var references: UInt32 = 0
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_BACKREFMAX), &references)
        unseen = references > 0 ? Int.max : CompiledCode.longestRepetition(text)
        // Where code cannot be made at run time, matching is slower but the same.
        _ = unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    }

    /// The largest number that a repetition such as `{100,}` begins with.
    private static func longestRepetition(_ text: [UInt8]) -> Int {
        var longest = 0
        for (index, byte) in text.enumerated() where byte == UInt8(ascii: "{") {
            let digits = text[(index + 1)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            longest = max(longest, Int(String(decoding: digits, as: UTF8.self)) ?? 0)
        }
        return longest
    }

    deinit { unsafe pcre2_code_free_8(code) }

    var groupCount: Int {
        var count: UInt32 = 0
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        return Int(count)
    }

    var groupNames: [String: Int] {
        var count: UInt32 = 0
        var size: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard count > 0, size > 2, let table = unsafe table else { return [:] }
        let entries = unsafe UnsafeBufferPointer(start: table, count: Int(count * size))
        var names: [String: Int] = [:]
        for start in stride(from: 0, to: entries.count, by: Int(size)) {
            // Two bytes of number, then the name with a NUL behind it.
            let entry = unsafe Array(entries[start..<(start + Int(size))])
            names[String(decoding: entry.dropFirst(2).prefix { $0 != 0 }, as: UTF8.self)] = Int(entry[0]) << 8 | Int(entry[1])
        }
        return names
    }

    /// The ranges of the whole match and of each group (`nil`: took no part); `nil` without a match.
    func match(_ subject: [UInt8], from start: Int, options: UInt32, limits: Pattern.Limits, _ budget: inout MatchBudget) throws(MatchingError) -> [Range<Int>?]? {
        if budget.isSpent { throw .limitExceeded }
        guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil), let context = unsafe pcre2_match_context_create_8(nil) else {
            throw .outOfMemory
        }
        defer {
            unsafe pcre2_match_data_free_8(data)
            unsafe pcre2_match_context_free_8(context)
        }
        unsafe pcre2_set_match_limit_8(context, limits.steps)
        unsafe pcre2_set_depth_limit_8(context, limits.depth)
        unsafe pcre2_set_heap_limit_8(context, limits.heap)
        var meter = WorkMeter(budget, at: start, unseen: min(unseen, subject.count))
        let result = unsafe withUnsafeMutablePointer(to: &meter) { meter in
            unsafe pcre2_set_callout_8(context, countWork, meter)
            let result = unsafe pcre2_match_8(code, subject, subject.count, start, options, data, context)
            // The machine code has a small stack; the interpreter keeps its own on the heap.
            return result == PCRE2_ERROR_JIT_STACKLIMIT ? unsafe pcre2_match_8(code, subject, subject.count, start, options | UInt32(PCRE2_NO_JIT), data, context) : result
        }
        budget = meter.budget
        switch result {
        case PCRE2_ERROR_NOMATCH, PCRE2_ERROR_PARTIAL: return nil
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_CALLOUT: throw .limitExceeded
        case PCRE2_ERROR_NOMEMORY: throw .outOfMemory
        case ..<0: throw .failed(errorText(result))
        default: break
        }
        let vector = unsafe UnsafeBufferPointer(start: pcre2_get_ovector_pointer_8(data), count: 2 * (groupCount + 1))
        return (0...groupCount).map { group in
            let (low, high) = unsafe (vector[2 * group], vector[2 * group + 1])
            // \K in a lookahead can put the start of a match behind its end.
            return low == Int(bitPattern: UInt.max) || low > high ? nil : low..<high
        }
    }
}

/// PCRE2's words for an error number.
private func errorText(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe pcre2_get_error_message_8(number, &buffer, buffer.count)
    return length < 0 ? "error \(number)" : String(decoding: buffer[..<Int(length)], as: UTF8.self)
}
