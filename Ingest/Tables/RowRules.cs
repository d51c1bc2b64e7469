namespace HealthNeeds.Ingest.Tables;

/// <summary>Ids of the rules that rows and figures are held to, as they appear beside a rejection.</summary>
internal static class RowRules
{
    public const string Fields = "fields";
    public const string OutsideEngland = "outside-england";
    public const string UnknownArea = "unknown-area";
    public const string NoArea = "no-area";
    public const string Level = "level";
    public const string RetiredAuthority = "retired-authority";
    public const string Duplicate = "duplicate";
    public const string Number = "number";
    public const string Range = "range";
    public const string Interval = "interval";
    public const string Period = "period";
    public const string Sex = "sex";
    public const string FilledYear = "filled-year";
    public const string LeftOut = "left-out";
    public const string UnknownIndicator = "unknown-indicator";
    public const string Points = "points";

    /// <summary>A postcode that is none.</summary>
    public const string Postcode = "postcode";

    /// <summary>An own indicator's figure about fewer people than may be shown; suppressed.</summary>
    public const string SmallNumber = "small-number";

    /// <summary>An own indicator's figure without the number of people it counts, so that nobody can tell whether it may be shown.</summary>
    public const string CountMissing = "count-missing";
}

/// <summary>Ids of the rules by which rows of Fingertips are kept or not, beside those of <see cref="HealthNeeds.Ingest.Tables.RowRules"/>.</summary>
internal static class FingertipsRowRules
{
    /// <summary>A figure for a part of the people: an ethnic group, a deprivation tenth.</summary>
    public const string Breakdown = "breakdown";

    public const string OtherSex = "other-sex";
    public const string OtherAge = "other-age";

    /// <summary>An area code of another year's boundaries.</summary>
    public const string Vintage = "vintage";

    /// <summary>A figure once more, under another parent: England stands in front of every answer and again as the parent of its areas.</summary>
    public const string OtherParent = "other-parent";

    /// <summary>The same figure twice, saying different things.</summary>
    public const string Conflict = "conflict";

    public const string Encoding = "encoding";

    /// <summary>A recent trend in other words than are known.</summary>
    public const string Trend = "trend";

    /// <summary>Fingertips gives another unit or direction than the catalogue.</summary>
    public const string Unit = "unit";
    public const string Polarity = "polarity";
}
