namespace HealthNeeds.Store.Releases;

/// <summary>The schema of a release, and the version readers accept.</summary>
internal static class ReleaseSchema
{
    /// <summary>Raise it with every change to schema.sql that a reader would notice.</summary>
    public const int Version = 9;

    public static string Sql => EmbeddedSql.Read("schema.sql");
}
