/// Work on many inputs, several at a time, whose outcome does not depend on how many.
public struct ConversionJob<Input: Sendable, Output: Sendable>: Sendable {
    /// How many inputs are worked on at a time, at least 1.
    public let workers: Int
    private let transform: @Sendable (ArraySlice<Input>) -> [Output]
    /// How many inputs are handed over at a time, at most.
    private let portion: Int

    /// `workers` is the number of cores unless said otherwise. `transform` must depend on nothing but its input.
    public init(workers: Int? = nil, transform: @escaping @Sendable (Input) -> Output) {
        let workers = Self.workers(workers)
        // Handing a task over takes as long as reading a small file.
        self.init(workers: workers, portion: workers == 1 ? 1 : 8) { $0.map(transform) }
    }

    /// For work that takes less time when it is done for several inputs at once.
    ///
    /// `transform` gives an output for each of them, in their order, which must not depend on which others they come with.
    public static func inPortions(workers: Int? = nil, transform: @escaping @Sendable (ArraySlice<Input>) -> [Output]) -> ConversionJob {
        ConversionJob(workers: Self.workers(workers), portion: 16, transform: transform)
    }

    private init(workers: Int, portion: Int, transform: @escaping @Sendable (ArraySlice<Input>) -> [Output]) {
        self.workers = workers
        self.portion = portion
        self.transform = { inputs in
            let outputs = transform(inputs)
            precondition(outputs.count == inputs.count, "an output for each input")
            return outputs
        }
    }

    private static func workers(_ asked: Int?) -> Int { min(1024, max(1, asked ?? Processors.available)) }

    /// The outputs in the order of `inputs`.
    public func run(_ inputs: [Input]) async -> [Output] {
        var outputs: [Output] = []
        outputs.reserveCapacity(inputs.count)
        await run(inputs) { outputs.append($0) }
        return outputs
    }

    /// Hands each output to `consume`, in the order of `inputs`, as soon as those before it are done.
    ///
    /// Never more than four portions per worker wait for their turn, so memory does not grow with the number of inputs. As soon as `goesOn` denies it,
    /// nothing further is started or handed on.
    public func run(_ inputs: [Input], while goesOn: () -> Bool = { true }, consume: (Output) -> Void) async {
        let starts = portionStarts(inputs.count)
        let portions = starts.count - 1
        // Threads and tasks are not worth starting for one input.
        guard workers > 1, inputs.count > 1 else {
            for portion in 0..<portions where goesOn() {
                for output in transform(inputs[starts[portion]..<starts[portion + 1]]) where goesOn() { consume(output) }
            }
            return
        }
        let window = workers * 4
        // It is worth preparing the threads for.
        let isLong = inputs.count >= workers * 32
        var waiting: [Int: [Output]] = [:]
        var started = 0
        var consumed = 0
        await withTaskGroup(of: (index: Int, outputs: [Output]).self) { group in
            func start() {
                guard goesOn(), started < portions, started < consumed + window else { return }
                let index = started
                let portion = inputs[starts[index]..<starts[index + 1]]
                started += 1
                group.addTask {
                    if isLong { HeapRoom.reserveLarge(threads: workers) }
                    return (index, transform(portion))
                }
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
                waiting[done.index] = done.outputs
                while goesOn(), let outputs = waiting.removeValue(forKey: consumed) {
                    consumed += 1
                    // The worker goes on meanwhile.
                    fill()
                    for output in outputs where goesOn() { consume(output) }
                }
                fill()
            }
        }
    }

    /// Where the portions of that many inputs begin, and where the last one ends. The last ones are small, so that no worker is left with much when the others are done.
    private func portionStarts(_ count: Int) -> [Int] {
        let size = workers == 1 ? portion : min(portion, max(1, count / (workers * 8)))
        var starts = [0]
        while let start = starts.last, start < count {
            let isNearEnd = workers > 1 && count - start <= workers * size * 2
            starts.append(min(count, start + (isNearEnd ? (size + 3) / 4 : size)))
        }
        return starts
    }
}
