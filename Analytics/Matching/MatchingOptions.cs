namespace HealthNeeds.Analytics.Matching;

/// <summary>What matching multiplies: fit, reach, distance, readiness and pressure, each from 0 to 1.</summary>
public sealed record MatchingOptions
{
    public static readonly MatchingOptions Default = new();

    /// <summary>Fit of an asset that works on one part of the need only.</summary>
    public double OnePart { get; init; } = 0.7;

    /// <summary>Fit of an asset that works on what is shown to help with the need.</summary>
    public double Helps { get; init; } = 0.4;

    /// <summary>Fit of an asset that works on the wider field of the need only.</summary>
    public double WiderField { get; init; } = 0.35;

    /// <summary>How much of the fit the words that asset and need share decide.</summary>
    public double Text { get; init; } = 0.25;

    /// <summary>What a need counts where it presses least; where it presses most it counts 1.</summary>
    public double PressureFloor { get; init; } = 0.1;

    /// <summary>What distance leaves of what is very far; 1 takes no account of it.</summary>
    public double DistanceFloor { get; init; } = 0.4;

    /// <summary>Reach of what serves the whole region from elsewhere, without base or partner here.</summary>
    public double FromElsewhere { get; init; } = 0.75;

    /// <summary>Reach of what serves the whole region and has a base in the authority, or a linked partner there that works on the need.</summary>
    public double WithPartner { get; init; } = 0.9;

    /// <summary>How far a local asset reaches, km.</summary>
    public double LocalKilometres { get; init; } = 5;

    /// <summary>Most assets given for one area and one focus area.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>What a further asset for a need already answered counts, so that the few shown cover more than one need.</summary>
    public double Repeat { get; init; } = 0.85;

    /// <summary>An asset is given only where it is worth so much of the best.</summary>
    public double Least { get; init; } = 0.5;
}
