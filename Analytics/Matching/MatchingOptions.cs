namespace HealthNeeds.Analytics.Matching;

/// <summary>The weights of matching. The four shares need not sum to 1; only their proportions count.</summary>
public sealed record MatchingOptions
{
    public static readonly MatchingOptions Default = new();

    /// <summary>Share of how closely the asset's needs fit the need asked for.</summary>
    public double Taxonomy { get; init; } = 0.45;

    /// <summary>Share of the words the asset and the need have in common.</summary>
    public double Text { get; init; } = 0.2;

    /// <summary>Share of nearness.</summary>
    public double Travel { get; init; } = 0.25;

    /// <summary>Share of serving the stage of life the need falls in.</summary>
    public double LifeCourse { get; init; } = 0.1;

    /// <summary>Fit of an asset that works on the wider field of the need only.</summary>
    public double WiderField { get; init; } = 0.3;

    /// <summary>Fit of an asset that works on one part of the need only.</summary>
    public double OnePart { get; init; } = 0.6;

    /// <summary>Added for a region-wide asset that is linked with an asset of the area's own authority which works on the same need.</summary>
    public double Partner { get; init; } = 0.1;

    /// <summary>How far a local asset reaches, km.</summary>
    public double LocalKilometres { get; init; } = 5;

    /// <summary>Most assets given for one area and one focus area.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>What a further asset for a need already answered counts, so that the few shown cover more than one need.</summary>
    public double Repeat { get; init; } = 0.93;
}
