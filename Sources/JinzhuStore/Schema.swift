/// The schema of a book: `schema.sql` at the top of the repository.
enum Schema {
  /// The page as it stands.
  static let text = String(decoding: PackageResources.schema_sql, as: UTF8.self)

  /// `application_id`: "JINZ".
  static let applicationID: Int64 = 0x4A49_4E5A

  /// `user_version` of the schema that this program writes.
  static let version: Int64 = 2

  /// The projections that books of an older version do not have yet.
  static func tablesMissing(in version: Int64) -> [String] { version < 2 ? ["guarantee_open"] : [] }
}
