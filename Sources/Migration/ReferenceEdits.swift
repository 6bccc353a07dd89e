import DockerfileSemantics
import DockerfileSyntax
import HardenedCatalog
import ImageReferences
import SourceModel

/// Turns new reference texts into edits of the places that hold the old ones: the FROM line, or the ARG default behind it.
struct ReferenceEdits {
    let model: DockerfileModel

    struct Plan {
        var edits: [TextEdit] = []
        /// Uses whose text cannot be changed, with the reason.
        var refused: [Int: Reason] = [:]
        /// By use: what a reader has to know about the way it was edited.
        var notes: [Int: [Reason]] = [:]
        /// By use: what --platform says in FROM now, since the old name or tag said it.
        var platforms: [Int: String] = [:]
        /// Edits of ARG defaults, by index of the instruction.
        var editedArguments: Set<Int> = []
    }

    /// - Parameters:
    ///   - replacements: New text by index into `model.uses`.
    ///   - pinned: What a reference says of its platform, which the new text does not say.
    func plan(_ replacements: [Int: String], pinned: (String) -> PinnedPlatform? = { _ in nil }) -> Plan {
        var plan = Plan()
        var wishes: [String: [(use: Int, value: String, suffix: (SourceRange, String)?)]] = [:]
        for (use, text) in replacements.sorted(by: { $0.key < $1.key }) {
            let reference = model.uses[use].reference
            guard let parts = reference.parts else {
                plan.refused[use] = Reason("unreadable-name", "the name cannot be read")
                continue
            }
            if reference.variables.isEmpty {
                plan.edits.append(TextEdit(span(parts), text))
            } else if let wish = argumentWish(parts, text: text, old: reference.text.value ?? "") {
                wishes[wish.name, default: []].append((use, wish.value, wish.suffix))
                plan.edits += wish.edits
            } else if let edit = fallbackWord(parts, text: text) {
                plan.edits.append(edit)
            } else {
                inline(use, parts, text, &plan)
            }
        }
        for (name, wishes) in wishes.sorted(by: { $0.key < $1.key }) { grant(name, wishes, replacements, &plan) }
        for use in replacements.keys.sorted() { sayPlatform(use, pinned, &plan) }
        plan.edits.sort { $0.range < $1.range }
        return plan
    }

    /// Says by --platform what the old reference said by its name or tag.
    private func sayPlatform(_ use: Int, _ pinned: (String) -> PinnedPlatform?, _ plan: inout Plan) {
        guard model.uses[use].kind == .from, let text = model.uses[use].reference.text.value, let platform = pinned(text)?.platform else { return }
        let stage = model.stages[model.uses[use].stage]
        if stage.from.platform != nil { return }
        let end = Int(model.tree.instructions[stage.fromIndex].keywordRange.end)
        plan.edits.append(TextEdit(SourceRange(end, end), " --platform=\(platform)"))
        plan.platforms[use] = platform
        plan.notes[use, default: []].append(Reason("platform-said", "--platform says \(platform) now, as \(text) did by its name"))
    }

    // MARK: one word

    private func span(_ parts: [WordPart]) -> SourceRange {
        let ranges = parts.map { part -> SourceRange in
            switch part {
            case .literal(_, let range): range
            case .variable(let variable): variable.range
            }
        }
        return ranges.dropFirst().reduce(ranges[0]) { $0.union($1) }
    }

    /// `${X:-node:20}` where X is not set: the text behind the modifier.
    private func fallbackWord(_ parts: [WordPart], text: String) -> TextEdit? {
        guard parts.count == 1, case .variable(let variable) = parts[0], ["-", ":-"].contains(variable.modifier),
            !model.globalArguments.contains(where: { $0.declaration.name.text == variable.name && $0.value.value?.isEmpty == false }),
            !variable.word.isEmpty, variable.word.allSatisfy({ if case .literal = $0 { true } else { false } })
        else { return nil }
        return TextEdit(span(variable.word), text)
    }

    private func inline(_ use: Int, _ parts: [WordPart], _ text: String, _ plan: inout Plan) {
        let names = model.uses[use].reference.variables
        if let given = names.first(where: { name in model.globalArguments.contains { $0.declaration.name.text == name && $0.isOverridden } }) {
            plan.refused[use] = Reason("given-by-build-arg", "$\(given) is given by --build-arg; change it there")
            return
        }
        plan.edits.append(TextEdit(span(parts), text))
        let list = names.map { "$" + $0 }.joined(separator: ", ")
        plan.notes[use, default: []].append(Reason("variable-inlined", "\(list) has no effect on this image any more"))
    }

    /// The value that the one variable of a word should get, and the edits of the text around it.
    private func argumentWish(_ parts: [WordPart], text: String, old: String) -> (name: String, value: String, suffix: (SourceRange, String)?, edits: [TextEdit])? {
        let variables = parts.compactMap { part -> WordPart.Variable? in if case .variable(let variable) = part { variable } else { nil } }
        guard variables.count == 1, let variable = variables.first, let value = currentValue(variable), !value.isEmpty else { return nil }
        guard let position = parts.firstIndex(of: .variable(variable)) else { return nil }
        let before = literal(parts[..<position])
        let after = literal(parts[(position + 1)...])
        if before.text.isEmpty, after.text.isEmpty {
            return (variable.name, text, (SourceRange(Int(variable.range.end), Int(variable.range.end)), ""), [])
        }
        guard let colon = tagStart(old) else { return nil }
        let oldStart = before.text.utf8.count
        guard let newColon = tagStart(text) else { return nil }
        let newName = String(text.utf8.prefix(newColon - 1)) ?? ""
        let newTag = String(text.utf8.dropFirst(newColon)) ?? ""
        if oldStart == colon {
            // name:${V}rest: the variable begins the tag; it keeps its value, or gets the new version.
            let version = newTag.hasPrefix(value) && boundary(newTag, value.utf8.count) ? value : String(newTag.prefix { $0 != "-" })
            guard boundary(old, colon + value.utf8.count) || after.text.hasPrefix(".") == false else { return nil }
            let rest = String(newTag.utf8.dropFirst(version.utf8.count)) ?? ""
            var edits = before.range.map { [TextEdit($0, newName + ":")] } ?? []
            if after.text != rest {
                let place = after.range ?? SourceRange(Int(variable.range.end), Int(variable.range.end))
                edits.append(TextEdit(place, rest))
            }
            return (variable.name, version, nil, edits)
        }
        if position == 0, value.utf8.count + after.text.utf8.count == old.utf8.count, value.utf8.count < colon - 1 {
            // ${REGISTRY}/node:20: the registry changes with the variable.
            let restOfName = String(after.text.utf8.prefix(colon - 1 - value.utf8.count)) ?? ""
            guard !restOfName.isEmpty, newName.hasSuffix(restOfName), let range = after.range else { return nil }
            let registry = String(newName.dropLast(restOfName.count))
            return registry.isEmpty ? nil : (variable.name, registry, nil, [TextEdit(range, restOfName + ":" + newTag)])
        }
        return nil
    }

    private func literal(_ parts: ArraySlice<WordPart>) -> (text: String, range: SourceRange?) {
        var text = ""
        for case .literal(let piece, _) in parts { text += piece }
        return (text, parts.isEmpty ? nil : span(Array(parts)))
    }

    /// Offset of the first byte of the tag.
    private func tagStart(_ reference: String) -> Int? {
        (try? ImageReference.parse(reference))?.tagRange?.lowerBound
    }

    /// Whether a part of a tag ends at `offset`.
    private func boundary(_ text: String, _ offset: Int) -> Bool {
        let bytes = Array(text.utf8)
        return offset == bytes.count || (offset < bytes.count && bytes[offset] == UInt8(ascii: "-"))
    }

    private func currentValue(_ variable: WordPart.Variable) -> String? {
        guard let argument = argument(variable.name) else { return nil }
        if [":-", "-", ""].contains(variable.modifier) { return argument.value.value }
        return nil
    }

    private func argument(_ name: String) -> GlobalArgument? {
        model.globalArguments.last { $0.declaration.name.text == name }
    }

    // MARK: ARG defaults

    /// Gives an ARG the default that all its uses want, or writes the images into the FROM lines.
    private func grant(
        _ name: String, _ wishes: [(use: Int, value: String, suffix: (SourceRange, String)?)], _ replacements: [Int: String], _ plan: inout Plan
    ) {
        guard let argument = argument(name) else { return }
        if argument.isOverridden {
            for wish in wishes { plan.refused[wish.use] = Reason("given-by-build-arg", "$\(name) is given by --build-arg; change it there") }
            plan.edits.removeAll { edit in wishes.contains { span(model.uses[$0.use].reference.parts ?? []).contains(edit.range) } }
            return
        }
        let suffix = ImageDefinition.buildSuffix
        var values = Set(wishes.map(\.value))
        var splitsVariant = false
        if values.count > 1, wishes.allSatisfy({ $0.suffix != nil }) {
            let stems = Set(values.map { $0.hasSuffix(suffix) ? String($0.dropLast(suffix.count)) : $0 })
            if stems.count == 1 {
                values = stems
                splitsVariant = true
            }
        }
        let unchanged = values.count == 1 && values.first == argument.value.value
        let sole = isSoleOwner(name, uses: Set(wishes.map(\.use)))
        if values.count == 1, let value = values.first, unchanged || sole {
            if splitsVariant {
                for wish in wishes where wish.value.hasSuffix(suffix) {
                    if let (range, _) = wish.suffix { plan.edits.append(TextEdit(range, suffix)) }
                }
            }
            if unchanged { return }
            if let parts = argument.parts, !parts.isEmpty, parts.allSatisfy({ if case .literal = $0 { true } else { false } }) {
                plan.edits.append(TextEdit(span(parts), value))
                plan.editedArguments.insert(argument.instruction)
                let note = Reason("argument-default", "$\(name) has another default now; whoever gives it by --build-arg has to give what fits the hardened image")
                for wish in wishes { plan.notes[wish.use, default: []].append(note) }
                return
            }
        }
        for wish in wishes {
            guard let text = replacements[wish.use], let parts = model.uses[wish.use].reference.parts else { continue }
            let whole = span(parts)
            plan.edits.removeAll { whole.contains($0.range) }
            inline(wish.use, parts, text, &plan)
        }
    }

    /// Whether the ARG serves nothing but these uses: no other FROM, no other default, no stage that takes it.
    private func isSoleOwner(_ name: String, uses: Set<Int>) -> Bool {
        for (index, use) in model.uses.enumerated() where !uses.contains(index) && use.reference.variables.contains(name) { return false }
        for argument in model.globalArguments {
            if argument.declaration.name.text != name, argument.parts?.contains(where: { if case .variable(let v) = $0 { v.name == name } else { false } }) == true { return false }
        }
        guard model.globalArguments.filter({ $0.declaration.name.text == name }).count == 1 else { return false }
        for stage in model.stages {
            if let platform = stage.from.platform?.value, platform.contains(name) { return false }
            for index in stage.instructions {
                if case .arg(let declarations) = model.tree.instructions[index].content, declarations.contains(where: { $0.name.text == name }) { return false }
            }
        }
        return true
    }
}
