namespace HealthNeeds.Core.Changes;

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
