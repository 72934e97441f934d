import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the first one asks for a clean end, the second ends at once.
final class Interruption {
  private let counter = Counter()
  private let sources: [any DispatchSourceSignal]

  private final class Counter: Sendable {
    let signals = Atomic<Int>(0)
  }

  var isRequested: Bool { counter.signals.load(ordering: .relaxed) > 0 }

  /// - Parameter onFirst: called on another thread.
  init(onFirst: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { kind in
      _ = signal(kind, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: kind, queue: .global())
    }
    for source in sources {
      source.setEventHandler { [counter] in
        if counter.signals.add(1, ordering: .relaxed).newValue == 1 { onFirst() } else { _exit(130) }
      }
      source.resume()
    }
  }
}
