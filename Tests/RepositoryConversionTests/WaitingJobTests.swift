import Synchronization
import Testing

@testable import RepositoryConversion

/// Work that waits: the order, and what is asked for when.
@Suite struct WaitingJobTests {
    @Test("Outputs come in order, whoever waits", arguments: [1, 2, 7], [0, 1, 2, 3, 1000])
    func order(_ workers: Int, _ every: Int) async {
        let prepared = Mutex(0)
        let job = WaitingJob<Int, Int>(workers: workers) {
            $0.map { every > 0 && $0 % every == 0 ? nil : $0 * 10 }
        } prepare: {
            prepared.withLock { $0 += 1 }
        } finish: {
            $0.map { $0 * 10 }
        }
        var outputs: [Int] = []
        await job.run(Array(1...1300)) { outputs.append($0) }
        #expect(outputs == (1...1300).map { $0 * 10 })
        #expect(prepared.withLock { $0 } == (every == 0 ? 0 : every == 1000 ? 1 : 3))
    }

    @Test func whatWaitsIsFinishedAfterThePreparation() async {
        let isPrepared = Mutex(false)
        let job = WaitingJob<Int, Bool>(workers: 2) {
            $0.map { _ in nil }
        } prepare: {
            isPrepared.withLock { $0 = true }
        } finish: {
            $0.map { _ in isPrepared.withLock { $0 } }
        }
        var outputs: [Bool] = []
        await job.run([1, 2, 3]) { outputs.append($0) }
        #expect(outputs == [true, true, true])
    }

    @Test func itEndsWhenNobodyReadsOn() async {
        let job = WaitingJob<Int, Int>(workers: 2) {
            $0.map { $0 % 2 == 0 ? nil : $0 }
        } prepare: {
        } finish: {
            Array($0)
        }
        var outputs: [Int] = []
        await job.run(Array(1...2000), while: { outputs.count < 5 }) { outputs.append($0) }
        #expect(outputs == [1, 2, 3, 4, 5])
    }
}
