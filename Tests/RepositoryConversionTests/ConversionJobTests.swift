import RepositoryConversion
import Synchronization
import Testing

@Suite struct ConversionJobTests {
    @Test(arguments: [1, 2, 3, 8, 64])
    func theOrderIsThatOfTheInputs(_ workers: Int) async {
        let inputs = Array(0..<1000)
        let job = ConversionJob<Int, Int>(workers: workers) { input in
            // Uneven work, so that later inputs are done before earlier ones.
            var value = input
            for _ in 0..<(input % 7 * 500) { value = value &* 31 &+ 1 }
            return input &* 2 &+ (value &- value)
        }
        #expect(await job.run(inputs) == inputs.map { $0 * 2 })
        #expect(await job.run([]) == [])
    }

    @Test("Portions follow one another and are no larger than memory allows", arguments: [1, 2, 3, 64])
    func portions(_ workers: Int) async {
        let seen = Mutex<[Range<Int>]>([])
        let job = ConversionJob<Int, Int>.inPortions(workers: workers) { inputs in
            seen.withLock { $0.append(inputs.startIndex..<inputs.endIndex) }
            return inputs.map { $0 * 2 }
        }
        #expect(await job.run(Array(0..<1000)) == (0..<1000).map { $0 * 2 })
        let portions = seen.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
        #expect(portions.allSatisfy { (1...16).contains($0.count) })
        #expect(portions.contains { $0.count > 1 } == (workers < 64))
        #expect(zip(portions, portions.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    }

    @Test("One worker hands on each output before the next input is looked at")
    func oneByOne() async {
        let started = Mutex(0)
        let job = ConversionJob<Int, Int>(workers: 1) { input in
            started.withLock { $0 += 1 }
            return input
        }
        var waiting: [Int] = []
        await job.run(Array(0..<20)) { waiting.append(started.withLock { $0 } - $0) }
        #expect(waiting == Array(repeating: 1, count: 20))
    }

    @Test("Nothing is handed on when nobody wants more", arguments: [1, 2])
    func end(_ workers: Int) async {
        var outputs: [Int] = []
        await ConversionJob<Int, Int>.inPortions(workers: workers) { Array($0) }.run(Array(0..<1000), while: { outputs.count < 5 }) { outputs.append($0) }
        #expect(outputs == [0, 1, 2, 3, 4])
    }

    @Test func neverRunsMoreThanAsked() async {
        let counter = Counter()
        let job = ConversionJob<Int, Void>(workers: 2) { _ in
            counter.enter()
            for _ in 0..<1000 { counter.touch() }
            counter.leave()
        }
        _ = await job.run(Array(0..<200))
        #expect(counter.highest <= 2)
        #expect(ConversionJob<Int, Int>(workers: 0) { $0 }.workers == 1)
    }
}

private final class Counter: Sendable {
    private let state = Mutex((now: 0, highest: 0))

    func enter() {
        state.withLock {
            $0.now += 1; $0.highest = max($0.highest, $0.now)
        }
    }
    func touch() { state.withLock { $0.highest = max($0.highest, $0.now) } }
    func leave() { state.withLock { $0.now -= 1 } }
    var highest: Int { state.withLock { $0.highest } }
}
