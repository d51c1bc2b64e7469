namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>Ids of the rules by which rows of Fingertips are kept or not, beside those of <see cref="Publishers.RowRules"/>.</summary>
internal static class FingertipsRules
{
    /// <summary>A figure for a part of the people: an ethnic group, a deprivation tenth.</summary>
    public const string Breakdown = "breakdown";

    public const string OtherSex = "other-sex";
    public const string OtherAge = "other-age";

    /// <summary>An area code of another year's boundaries.</summary>
    public const string Vintage = "vintage";

    /// <summary>The same figure twice, saying different things.</summary>
    public const string Conflict = "conflict";

    public const string Encoding = "encoding";

    /// <summary>A recent trend in other words than are known.</summary>
    public const string Trend = "trend";

    /// <summary>Fingertips gives another unit or direction than the catalogue.</summary>
    public const string Unit = "unit";
    public const string Polarity = "polarity";

    /// <summary>Rows that are as they should be and that nobody asked for.</summary>
    public static readonly IReadOnlySet<string> NotWanted =
        new HashSet<string>(StringComparer.Ordinal) { Breakdown, OtherSex, OtherAge, Publishers.RowRules.Level };
}
