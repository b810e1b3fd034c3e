extension Measure {
  /// The figures that an attestation of version 1 vouches for. The list never changes: what is
  /// signed stays checkable.
  public static let attested = [
    netAssets, paidInCapital, provisions, inForceBalance, inForceCount, ownShare,
    weightedLiability, multiple, compensationBalance, nonPerformingExposure, nonPerformingRatio,
  ]
}
