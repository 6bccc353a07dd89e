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
