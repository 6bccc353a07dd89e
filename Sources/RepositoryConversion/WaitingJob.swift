/// Work of which some has to wait for what is then asked for at one time for all that waits.
///
/// Outputs come in the order of the inputs, as soon as nothing in front of them waits.
public struct WaitingJob<Input: Sendable, Output: Sendable>: Sendable {
    private let workers: Int?
    private let attempt: @Sendable (ArraySlice<Input>) -> [Output?]
    private let prepare: @Sendable () async -> Void
    private let finish: @Sendable (ArraySlice<Input>) -> [Output]

    /// How many inputs are attempted before what waits is asked for: so many outputs wait at most.
    private static var portion: Int { 512 }

    /// - Parameter attempt: For each of some inputs its output; `nil`: it has to wait.
    /// - Parameter prepare: Sees that those that wait can be finished.
    /// - Parameter finish: For each of some inputs its output.
    public init(
        workers: Int? = nil, attempt: @escaping @Sendable (ArraySlice<Input>) -> [Output?], prepare: @escaping @Sendable () async -> Void,
        finish: @escaping @Sendable (ArraySlice<Input>) -> [Output]
    ) {
        self.workers = workers
        self.attempt = attempt
        self.prepare = prepare
        self.finish = finish
    }

    /// Hands each output to `consume`; see `ConversionJob`.
    public func run(_ inputs: [Input], while goesOn: () -> Bool = { true }, consume: (Output) -> Void) async {
        var start = 0
        while start < inputs.count, goesOn() {
            let end = min(inputs.count, start + Self.portion)
            await run(portion: inputs[start..<end], while: goesOn, consume)
            start = end
        }
    }

    private func run(portion inputs: ArraySlice<Input>, while goesOn: () -> Bool, _ consume: (Output) -> Void) async {
        // From the first one that waits on; `nil`: it waits.
        var held: [Output?] = []
        var waiting: [Input] = []
        var next = inputs.startIndex
        await ConversionJob.inPortions(workers: workers, transform: attempt).run(Array(inputs), while: goesOn) { output in
            let input = inputs[next]
            next += 1
            if let output, held.isEmpty { return consume(output) }
            if output == nil { waiting.append(input) }
            held.append(output)
        }
        guard !waiting.isEmpty, goesOn() else { return }
        await prepare()
        var index = 0
        func consumeHeld() {
            while index < held.count, let output = held[index], goesOn() {
                consume(output)
                held[index] = nil
                index += 1
            }
        }
        await ConversionJob.inPortions(workers: workers, transform: finish).run(waiting, while: goesOn) { output in
            consumeHeld()
            guard goesOn() else { return }
            consume(output)
            index += 1
        }
        consumeHeld()
    }
}
