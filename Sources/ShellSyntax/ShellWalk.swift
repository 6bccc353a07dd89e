import SourceModel

/// Gathers the simple commands of a script, keeping account of when each runs.
struct ShellWalk {
    let hereDocuments: [ShellHereDocument]
    private(set) var occurrences: [ShellCommandOccurrence] = []
    /// Of groups, loops, conditions and functions.
    private(set) var compoundRedirections: [ShellRedirection] = []
    private(set) var loopVariables: [String] = []

    init(hereDocuments: [ShellHereDocument]) {
        self.hereDocuments = hereDocuments
        // As many as most scripts have, at once.
        occurrences.reserveCapacity(6)
    }

    mutating func visit(_ statements: [ShellStatement], _ context: ShellContext) {
        // By their numbers, since statements are large values.
        for index in statements.indices {
            var inner = context
            if statements[index].terminator == .background {
                inner.isInBackground = true
                inner.isInSubshell = true
                inner.decidesStatus = false
            }
            if index + 1 < statements.count { inner.decidesStatus = false }
            visit(statements[index], inner)
        }
    }

    private mutating func visit(_ statement: ShellStatement, _ context: ShellContext) {
        guard !statement.rest.isEmpty else { return visit(statement.first, context) }
        let lastOr = statement.rest.lastIndex { $0.connector == .or }
        var inner = context
        if lastOr != nil { inner.decidesStatus = false }
        visit(statement.first, inner)
        var connector: ShellStatement.Connector?
        for (index, link) in statement.rest.enumerated() {
            // Most links are as the one before, and most lists run always.
            if link.connector != connector {
                let added = link.connector == .and ? Self.afterSuccess : Self.afterFailure
                inner.guards = context.guards.isEmpty ? added : context.guards + added
            }
            connector = link.connector
            inner.decidesStatus = context.decidesStatus && lastOr.map { index >= $0 } ?? true
            visit(link.pipeline, inner)
        }
    }

    private static let afterSuccess: [ShellGuard] = [.afterSuccess]
    private static let afterFailure: [ShellGuard] = [.afterFailure]

    private mutating func visit(_ pipeline: ShellPipeline, _ context: ShellContext) {
        // Most are one command, and runs of no pipeline leave the place in one to their context.
        if pipeline.commands.count == 1, !pipeline.isNegated, context.pipelineIndex == 0, context.pipelineCount == 1 { return visit(pipeline.commands[0], context) }
        for (index, command) in pipeline.commands.enumerated() {
            var inner = context
            inner.pipelineIndex = index
            inner.pipelineCount = pipeline.commands.count
            if pipeline.commands.count > 1 { inner.isInSubshell = true }
            if pipeline.isNegated { inner.isNegated.toggle() }
            if pipeline.isNegated || index + 1 < pipeline.commands.count { inner.decidesStatus = false }
            visit(command, inner)
        }
    }

    private mutating func visit(_ node: ShellNode, _ context: ShellContext) {
        switch node {
        case .simple(let command): visit(command, context)
        case .compound(let compound): visit(compound, context)
        case .function(let function):
            var inner = context
            inner.guards.append(.function(function.name.literalValue ?? ""))
            inner.decidesStatus = false
            visit(function.body, inner)
        }
    }

    private mutating func visit(_ command: ShellCommand, _ context: ShellContext) {
        guard !command.redirections.isEmpty else {
            occurrences.append(ShellCommandOccurrence(command: command, context: context, hereDocuments: []))
            guard command.mayHoldCommands else { return }
            let substituted = substitutionContext(context)
            for assignment in command.assignments {
                if let index = assignment.index { visit(index, substituted) }
                visit(assignment.value, substituted)
            }
            for word in command.words { visit(word, substituted) }
            return
        }
        let documents = command.redirections.compactMap(\.hereDocument).compactMap { index in
            hereDocuments.indices.contains(index) ? hereDocuments[index] : nil
        }
        occurrences.append(ShellCommandOccurrence(command: command, context: context, hereDocuments: documents))
        guard command.mayHoldCommands || !documents.isEmpty else { return }
        let substituted = substitutionContext(context)
        // In the order of the text: redirections may stand between the words.
        var pieces: [(place: SourceRange, parts: [ShellWordPart])] = []
        for assignment in command.assignments {
            if let index = assignment.index { pieces.append((index.range, index.parts)) }
            pieces.append((assignment.value.range, assignment.value.parts))
        }
        pieces += command.words.map { ($0.range, $0.parts) }
        pieces += command.redirections.map { ($0.range, $0.target.parts) }
        pieces.sort { $0.place < $1.place }
        for piece in pieces { visit(piece.parts, substituted) }
        for document in documents { visit(document.body, substituted) }
    }

    private mutating func visit(_ compound: ShellCompound, _ context: ShellContext) {
        switch compound.kind {
        case .subshell(let statements):
            var inner = context
            inner.isInSubshell = true
            visit(statements, inner)
        case .group(let statements): visit(statements, context)
        case .conditional(let conditional): visit(conditional, context)
        case .loop(let loop):
            visit(loop.condition, tested(context))
            visit(loop.body, guarded(context, .loop))
        case .iteration(let loop):
            loopVariables.append(loop.variable.literalValue ?? "")
            for word in loop.words ?? [] { visit(word, substitutionContext(context)) }
            visit(loop.body, guarded(context, .loop))
        case .arithmeticLoop(let loop):
            visit(loop.header, substitutionContext(context))
            visit(loop.body, guarded(context, .loop))
        case .selection(let selection):
            visit(selection.subject, substitutionContext(context))
            for item in selection.items {
                for pattern in item.patterns { visit(pattern, substitutionContext(context)) }
                visit(item.body, guarded(context, .selection))
            }
        case .test(let test):
            for word in test.words { visit(word, substitutionContext(context)) }
        case .arithmetic(let parts): visit(parts, substitutionContext(context))
        case .coprocess(_, let body):
            var inner = context
            inner.isInBackground = true
            inner.isInSubshell = true
            inner.decidesStatus = false
            visit(body, inner)
        }
        visit(compound.redirections, context)
    }

    private mutating func visit(_ redirections: [ShellRedirection], _ context: ShellContext) {
        compoundRedirections += redirections
        for redirection in redirections {
            visit(redirection.target, substitutionContext(context))
            if let index = redirection.hereDocument, hereDocuments.indices.contains(index) {
                visit(hereDocuments[index].body, substitutionContext(context))
            }
        }
    }

    private mutating func visit(_ conditional: ShellConditional, _ context: ShellContext) {
        for (index, branch) in conditional.branches.enumerated() {
            visit(branch.condition, tested(index == 0 ? context : guarded(context, .branch)))
            visit(branch.body, guarded(context, .branch))
        }
        if let alternative = conditional.alternative { visit(alternative, guarded(context, .branch)) }
    }

    private mutating func visit(_ word: ShellWord, _ context: ShellContext) {
        if word.mayHoldCommands { visit(word.parts, context) }
    }

    private mutating func visit(_ parts: [ShellWordPart], _ context: ShellContext) {
        for part in parts {
            switch part.kind {
            case .doubleQuoted(let inner), .localized(let inner), .arithmetic(let inner): visit(inner, context)
            case .commandSubstitution(let substitution), .processSubstitution(let substitution):
                visit(substitution.statements, context)
            case .parameter(let parameter):
                if let word = parameter.index { visit(word, context) }
                if let word = parameter.argument { visit(word, context) }
                if let word = parameter.secondArgument { visit(word, context) }
            case .extendedGlob(_, let word): visit(word, context)
            case .array(let words): for word in words { visit(word, context) }
            case .literal, .escaped, .singleQuoted, .ansiQuoted, .tilde: break
            }
        }
    }

    private func guarded(_ context: ShellContext, _ reason: ShellGuard) -> ShellContext {
        var inner = context
        inner.guards.append(reason)
        // The status of an earlier round is lost.
        if reason == .loop { inner.decidesStatus = false }
        return inner
    }

    private func tested(_ context: ShellContext) -> ShellContext {
        var inner = context
        inner.isCondition = true
        inner.decidesStatus = false
        return inner
    }

    private func substitutionContext(_ context: ShellContext) -> ShellContext {
        var inner = context
        inner.isInSubstitution = true
        inner.isInSubshell = true
        inner.decidesStatus = false
        inner.pipelineIndex = 0
        inner.pipelineCount = 1
        return inner
    }
}

extension ShellWord {
    /// Whether commands may stand in it: a substitution or what may hold one.
    fileprivate var mayHoldCommands: Bool { plainText == nil && parts.contains(where: Self.mayHoldCommands) }

    private static func mayHoldCommands(_ part: ShellWordPart) -> Bool {
        switch part.kind {
        case .literal, .escaped, .singleQuoted, .ansiQuoted, .tilde: false
        case .doubleQuoted(let parts), .localized(let parts): parts.contains(where: mayHoldCommands)
        case .parameter(let parameter): parameter.index != nil || parameter.argument != nil || parameter.secondArgument != nil
        default: true
        }
    }
}

extension ShellCommand {
    /// The same of its words, assignments and the targets of its redirections.
    fileprivate var mayHoldCommands: Bool {
        words.contains(where: \.mayHoldCommands) || assignments.contains { $0.index != nil || $0.value.mayHoldCommands }
            || redirections.contains { $0.target.mayHoldCommands }
    }
}
