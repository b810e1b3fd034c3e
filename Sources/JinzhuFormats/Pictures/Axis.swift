/// A scale of round numbers that holds given values and zero.
struct Axis: Hashable, Sendable {
  /// The lowest mark.
  let bottom: Int128
  /// The highest mark.
  let top: Int128
  /// From one mark to the next: 1, 2 or 5 times a power of ten.
  let step: Int128

  /// A scale of about five marks.
  init(holding values: some Sequence<Int128>) {
    let (least, greatest) = values.reduce((Int128(0), Int128(0))) {
      (min($0.0, $1), max($0.1, $1))
    }
    let rough = max((greatest - least) / 5, 1)
    var power: Int128 = 1
    while power * 10 <= rough { power *= 10 }
    step = [1, 2, 5, 10].lazy.map { $0 * power }.first { $0 >= rough } ?? 10 * power
    bottom = -((-least + step - 1) / step * step)
    top = max((greatest + step - 1) / step * step, bottom + step)
  }

  /// The marks, from the lowest.
  var marks: [Int128] {
    Array(sequence(first: bottom) { $0 < top ? $0 + step : nil })
  }

  /// How far a value lies from the bottom, on an axis so long.
  func place(of value: Int128, on length: Int) -> Int {
    Int((value - bottom) * Int128(length) / (top - bottom))
  }
}
