import PageDescription
import Synchronization

/// The prepared pages of a run, shared by its workers: each is made once, by whoever needs it first, while the others wait. Bounded: the page
/// that was not asked for longest gives way.
public final class PreparedPageCache: Sendable {
  private struct Entry {
    var page: PreparedPage
    var lastUse: Int
  }
  private struct State {
    var entries: [PreparationKey: Entry] = [:]
    var clock = 0
  }
  private let state = Mutex(State())
  private let mostPages: Int

  /// - Parameter mostPages: a page takes about as many bytes as a document.
  public init(mostPages: Int = 64) { self.mostPages = max(1, mostPages) }

  func page(
    for key: PreparationKey, make: (PreparationKey) throws(AssemblyProblem) -> PreparedPage
  ) throws(AssemblyProblem) -> PreparedPage {
    let result = state.withLock { state -> Result<PreparedPage, AssemblyProblem> in
      state.clock += 1
      if state.entries[key] != nil {
        state.entries[key]!.lastUse = state.clock
        return .success(state.entries[key]!.page)
      }
      do throws(AssemblyProblem) {
        let page = try make(key)
        if state.entries.count >= mostPages, let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
          state.entries[oldest.key] = nil
        }
        state.entries[key] = Entry(page: page, lastUse: state.clock)
        return .success(page)
      } catch { return .failure(error) }
    }
    return try result.get()
  }
}
