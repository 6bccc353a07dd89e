/// Work on many inputs, several at a time, whose outcome does not depend on how many.
public struct ConversionJob<Input: Sendable, Output: Sendable>: Sendable {
    /// How many inputs are worked on at a time, at least 1.
    public let workers: Int
    private let transform: @Sendable (Input) -> Output

    /// `workers` is the number of cores unless said otherwise. `transform` must depend on nothing but its input.
    public init(workers: Int? = nil, transform: @escaping @Sendable (Input) -> Output) {
        self.workers = min(1024, max(1, workers ?? Processors.available))
        self.transform = transform
    }

    /// The outputs in the order of `inputs`.
    public func run(_ inputs: [Input]) async -> [Output] {
        var outputs: [Output] = []
        outputs.reserveCapacity(inputs.count)
        await run(inputs) { outputs.append($0) }
        return outputs
    }

    /// Hands each output to `consume`, in the order of `inputs`, as soon as those before it are done.
    ///
    /// Never more than a few outputs per worker wait for their turn, so memory does not grow with the number of inputs. As soon as `goesOn` denies it,
    /// nothing further is started or handed on.
    public func run(_ inputs: [Input], while goesOn: () -> Bool = { true }, consume: (Output) -> Void) async {
        let window = workers * 16
        var waiting: [Int: Output] = [:]
        var started = 0
        var consumed = 0
        await withTaskGroup(of: (index: Int, output: Output).self) { group in
            func start() {
                guard goesOn(), started < inputs.count, started < consumed + window else { return }
                let index = started
                let input = inputs[index]
                started += 1
                group.addTask { (index, transform(input)) }
            }
            var running = 0
            func fill() {
                while running < workers {
                    let before = started
                    start()
                    if started == before { return }
                    running += 1
                }
            }
            fill()
            while let done = await group.next() {
                running -= 1
                waiting[done.index] = done.output
                while goesOn(), let output = waiting.removeValue(forKey: consumed) {
                    consumed += 1
                    consume(output)
                }
                fill()
            }
        }
    }
}
