import DockerfileSemantics
import DockerfileSyntax
import SourceModel

extension SearchedPlace {
    /// The values of the instruction, with their variables replaced; none where one is not known.
    func values(in file: LintedFile) -> [SearchedText] {
        words.compactMap { word in value(of: word, in: file) }
    }

    private var words: [Word] {
        switch instruction.content {
        // The name of a stage is no image, and scratch is none.
        case .from(let from): if case .image = stage?.base { [from.image] } else { [] }
        case .arg(let declarations): declarations.compactMap(\.value)
        case .env(let pairs), .label(let pairs): pairs.map(\.value)
        case .copy(let copy), .add(let copy): copy.sources + [copy.destination]
        case .user(let word), .workdir(let word), .stopsignal(let word), .maintainer(let word): [word]
        case .expose(let words), .volume(let words), .shell(let words): words
        default: []
        }
    }

    private func value(of word: Word, in file: LintedFile) -> SearchedText? {
        var text = SearchedText(owner: word.range)
        let isExpanded =
            switch instruction.content {
            case .maintainer, .shell: false
            default: true
            }
        guard isExpanded, let parts = WordSyntax.parts(of: word, in: instruction, escape: file.tree.escape) else {
            if isExpanded, word.text.contains("$") { return nil }
            text.add(word.text, writtenAt: word.range, in: file.tree.bytes)
            return text
        }
        let variables = variables(before: word, in: file)
        for part in parts {
            switch part {
            case .literal(let literal, let range): text.add(literal, writtenAt: range, in: file.tree.bytes)
            case .variable(let variable):
                switch variables.expand(variable) {
                case .present(let value, _): text.add(value, for: variable.range)
                case .absent: break
                case .unknown: return nil
                }
            }
        }
        return text
    }

    /// The variables in front of a word of the instruction.
    private func variables(before word: Word, in file: LintedFile) -> VariableScope {
        if let stage, !isTrigger, stage.instructions.contains(index) { return stage.states[index - stage.instructions.lowerBound].variables }
        var scope = VariableScope(unsetReason: "it is not set here")
        // What ONBUILD stores is read in another file.
        if isTrigger { return scope }
        for argument in file.model.globalArguments where argument.declaration.name.range.start < word.range.start { scope[argument.declaration.name.text] = argument.value }
        return scope
    }
}
