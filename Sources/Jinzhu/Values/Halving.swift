extension Array {
  /// The place behind the elements that are before something, where all stand in their order.
  @inlinable
  package func firstPlace(after isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
