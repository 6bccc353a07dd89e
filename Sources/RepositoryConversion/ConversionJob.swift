/// Work on many inputs, several at a time, whose outcome does not depend on how many.
public struct ConversionJob<Input: Sendable, Output: Sendable>: Sendable {
    /// How many inputs are worked on at a time, at least 1.
    public let workers: Int
    private let transform: @Sendable (ArraySlice<Input>) -> [Output]

    /// How many inputs are handed over at a time, at most.
    private static var portion: Int { 16 }

    /// `workers` is the number of cores unless said otherwise. `transform` must depend on nothing but its input.
    public init(workers: Int? = nil, transform: @escaping @Sendable (Input) -> Output) {
        self = .inPortions(workers: workers) { $0.map(transform) }
    }

    /// For work that takes less time when it is done for several inputs at once; `transform` gives an output for each of them, in their order.
    public static func inPortions(workers: Int? = nil, transform: @escaping @Sendable (ArraySlice<Input>) -> [Output]) -> ConversionJob {
        ConversionJob(workers: min(1024, max(1, workers ?? Processors.available)), portions: transform)
    }

    private init(workers: Int, portions: @escaping @Sendable (ArraySlice<Input>) -> [Output]) {
        self.workers = workers
        transform = portions
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
    /// Never more than a few dozen outputs per worker wait for their turn, so memory does not grow with the number of inputs. As soon as `goesOn` denies it,
    /// nothing further is started or handed on.
    public func run(_ inputs: [Input], while goesOn: () -> Bool = { true }, consume: (Output) -> Void) async {
        // Handing a task over takes as long as reading a small file, so a task does several inputs that follow one another.
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
        var waiting: [Int: [Output]] = [:]
        var started = 0
        var consumed = 0
        await withTaskGroup(of: (index: Int, outputs: [Output]).self) { group in
            func start() {
                guard goesOn(), started < portions, started < consumed + window else { return }
                let index = started
                let portion = inputs[starts[index]..<starts[index + 1]]
                started += 1
                group.addTask { (index, transform(portion)) }
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
        let size = workers == 1 ? Self.portion : min(Self.portion, max(1, count / (workers * 8)))
        var starts = [0]
        while let start = starts.last, start < count {
            let isNearEnd = workers > 1 && count - start <= workers * size * 2
            starts.append(min(count, start + (isNearEnd ? (size + 3) / 4 : size)))
        }
        return starts
    }
}
