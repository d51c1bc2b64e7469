namespace HealthNeeds.Ingest.Validation;

/// <summary>Something a batch rule saw.</summary>
/// <param name="Holds">True where the source must not be published; false where a reader should only be told.</param>
/// <param name="Key">What it is about: an indicator, a file, a level.</param>
internal sealed record Finding(bool Holds, string Source, string Key, string Reason, string Found, string Expected)
{
    public static Finding Hold(string source, string key, string reason, string found, string expected) => new(true, source, key, reason, found, expected);

    public static Finding Warn(string source, string key, string reason, string found, string expected) => new(false, source, key, reason, found, expected);

    public override string ToString() => $"{Source} {Key}: {Reason} Found {Found}; expected {Expected}.";
}
