/// A set that can be drawn from by chance; adding, removing and drawing take the same short time.
public struct Bag<Element: Hashable & Sendable>: Sendable {
  /// What is in the bag, in no order that means anything.
  public private(set) var elements: [Element] = []
  private var places: [Element: Int] = [:]

  /// An empty bag.
  public init() {}

  /// How many are in the bag.
  public var count: Int { elements.count }

  /// Whether something is in the bag.
  public func contains(_ element: Element) -> Bool { places[element] != nil }

  /// Puts something in, if it is not in yet.
  public mutating func insert(_ element: Element) {
    guard places[element] == nil else { return }
    places[element] = elements.count
    elements.append(element)
  }

  /// Takes something out, if it is in.
  public mutating func remove(_ element: Element) {
    guard let place = places.removeValue(forKey: element) else { return }
    let last = elements.removeLast()
    if last != element {
      elements[place] = last
      places[last] = place
    }
  }

  /// Draws one, and leaves it in; `nil` from an empty bag.
  public func drawn(by dice: inout Dice) -> Element? { dice.pick(elements) }
}
