using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Core.Releases;

/// <summary>What differs between two releases. The values revised, and all moves, are asked for page by page.</summary>
/// <param name="Size">How far the data version goes on for a difference like this one.</param>
/// <param name="Reasons">Why, in a reader's words, greatest first.</param>
/// <param name="Areas">At most <see cref="ListedAreas"/>, geography first; <paramref name="AreasChanged"/> counts all.</param>
/// <param name="AssetsChanged">Assets, needs and links that came, went or read differently.</param>
public sealed record ReleaseDifference(
    ReleaseMark From,
    ReleaseMark To,
    ChangeSize Size,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<SourceChange> Sources,
    IReadOnlyList<SeriesChange> Series,
    IReadOnlyList<SeriesRevision> Revisions,
    long AreasChanged,
    IReadOnlyList<AreaChange> Areas,
    IReadOnlyList<MethodChange> Method,
    long AssetsChanged,
    MoveOverview Moves)
{
    public const int ListedAreas = 1000;

    /// <summary>Names, definitions, licences and other words about what both releases hold.</summary>
    public IReadOnlyList<CatalogueChange> Catalogue { get; init; } = [];
}

/// <summary>One end of a comparison.</summary>
/// <param name="Method">What ranks were made by; see <see cref="MethodChange"/>.</param>
public sealed record ReleaseMark(string Id, DateTimeOffset Published, DataVersion Version, string ProductVersion, string Method);

/// <summary>What became of a thing from one release to another.</summary>
public enum ChangeKind
{
    Added,
    Withdrawn,
    Changed,
    Unchanged,
}

/// <summary>One source in two releases. What a release does not hold of it is null.</summary>
/// <param name="Change">Unchanged where the hash over what came is the same.</param>
/// <param name="FromPeriod">What the figures described, in the publisher's words.</param>
public sealed record SourceChange(string Source, string Title, ChangeKind Change, string? FromSha256, string? ToSha256, string? FromPeriod, string? ToPeriod, long? FromRows, long? ToRows);

/// <summary>A series that one of the releases does not hold: an indicator in one period, for one sex, at one level.</summary>
/// <param name="Change"><see cref="ChangeKind.Added"/> or <see cref="ChangeKind.Withdrawn"/>.</param>
/// <param name="Areas">How many areas have a row of it.</param>
public sealed record SeriesChange(ChangeKind Change, string Indicator, string Name, string Period, Sex Sex, AreaLevel Level, long Areas);

/// <summary>An area that one of the releases does not hold, or that lies in another larger area, or whose facts were corrected.</summary>
/// <param name="Detail">In a reader's words: "residents 1,502 → 1,611".</param>
/// <param name="Geography">True where codes or membership changed; false for corrections of names, residents or places.</param>
public sealed record AreaChange(ChangeKind Change, AreaCode Code, string Name, AreaLevel Level, string Detail, bool Geography);

/// <summary>One thing that ranks are made by, apart from figures and areas: the method's version, an option, a weight, how an indicator is read.</summary>
/// <param name="What">In a reader's words: "weight of cancer".</param>
public sealed record MethodChange(string What, string From, string To);

/// <summary>What is said of an indicator, a source or a focus area that both releases hold, and that no rank is made of: its name, definition, licence.</summary>
/// <param name="Kind">"indicator", "source" or "focus area".</param>
/// <param name="Field">In a reader's words: "name".</param>
/// <param name="From">Null where nothing was said.</param>
public sealed record CatalogueChange(string Kind, string Id, string Field, string? From, string? To);

/// <summary>How ranks moved from one release to another.</summary>
/// <param name="CausesKnown">False where moves are known and what caused them is not.</param>
/// <param name="Note">Why causes are not known, or what else a reader must know of them; null where there is nothing.</param>
/// <param name="Counts">Within England, per focus area and level.</param>
/// <param name="Largest">Moves beyond noise within England, largest first: as many as were asked for.</param>
public sealed record MoveOverview(bool CausesKnown, string? Note, IReadOnlyList<MoveCount> Counts, IReadOnlyList<RankMove> Largest);

/// <summary>How the ranks of one focus area moved at one level inside one larger area.</summary>
/// <param name="Areas">Areas ranked there in either release: the sum of the four counts.</param>
/// <param name="Up">Of <paramref name="Changed"/>, those that moved towards rank 1: greater need.</param>
public sealed record MoveCount(string Focus, AreaLevel Level, AreaCode Within, int Areas, int Changed, int WithinNoise, int Unmoved, int NotComparable, int Up)
{
    /// <summary>Of <see cref="Changed"/>, those that moved away from rank 1.</summary>
    public int Down => Changed - Up;
}

/// <summary>A series both releases hold, with values that differ by more than one part in a thousand million, or that are missing in one of them, or with the same values and something else beside them.</summary>
/// <param name="Areas">Areas with a row in either release.</param>
/// <param name="Revised">Of these, areas with a value in both that differs.</param>
/// <param name="Appeared">Areas with a value now and none before.</param>
/// <param name="Disappeared">Areas with a value before and none now.</param>
/// <param name="MedianRelative">Median over revised values of |new − old| ÷ |old|, of those whose old value is not 0; null where there are none.</param>
/// <param name="LargestRelative">The largest of the same.</param>
public sealed record SeriesRevision(
    string Indicator, string Name, string Period, Sex Sex, AreaLevel Level, long Areas, long Revised, long Appeared, long Disappeared, double? MedianRelative, double? LargestRelative)
{
    /// <summary>Of <see cref="Areas"/>, those whose value is the same and whose limits, count, denominator, note or trend is not.</summary>
    public long Corrected { get; init; }

    /// <summary>What differs of those that were corrected; an area may be under several.</summary>
    public IReadOnlyList<FieldRevision> Fields { get; init; } = [];
}

/// <param name="Field">What differs beside the value: "limits", "count", "denominator", "reason" (why a value is missing), "note" or "trend".</param>
/// <param name="Areas">How many areas it differs for, of those whose value is the same.</param>
public sealed record FieldRevision(string Field, long Areas);

/// <summary>One value in two releases. A value that is missing is null; its reason stands beside it. The two are the same where only something beside the value was corrected.</summary>
public sealed record ValueRevision(
    string Indicator, string Period, Sex Sex, AreaLevel Level, AreaCode Area, string AreaName, double? From, double? To, MissingReason? FromMissing, MissingReason? ToMissing)
{
    /// <summary>What differs beside the value, in a reader's words: "upper 4.1 → 4.2; note none → small numbers". Null where nothing does, or one of the releases has no row.</summary>
    public string? Beside { get; init; }
}
