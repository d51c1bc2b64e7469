using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>A published figure that may stand for an outcome.</summary>
/// <param name="Level">The level it is published for; practices' figures, carried to areas by where patients live, count as the MSOA's.</param>
internal sealed record OutcomeSource(string Indicator, AreaLevel Level)
{
    /// <summary>True for GP practices' figures, which the release carries to LSOAs.</summary>
    public bool OfPractices { get; private init; }

    /// <summary>True for shares of people who are well or served: the shortfall from 100% is modelled.</summary>
    public bool HigherIsBetter { get; private init; }

    /// <summary>True where what the residents' ages lead to expect is taken off before areas are compared.</summary>
    public bool AgesTakenOff { get; private init; }

    /// <summary>True where the newest period is kept to check by, and the one before it is used.</summary>
    public bool NewestKept { get; private init; }

    public static OutcomeSource Practices(string indicator) => new(indicator, AreaLevel.Msoa21) { OfPractices = true };

    public static OutcomeSource Msoas(string indicator) => new(indicator, AreaLevel.Msoa21);

    public static OutcomeSource Authorities(string indicator) => new(indicator, AreaLevel.Ltla24);

    public OutcomeSource Shortfall() => this with { HigherIsBetter = true };

    public OutcomeSource ForAges() => this with { AgesTakenOff = true };

    public OutcomeSource OfTheYearBefore() => this with { NewestKept = true };

    /// <summary>The groups of LSOAs that have one figure.</summary>
    public AreaGroups Groups(AreaFrame frame) => Level == AreaLevel.Ltla24 ? frame.Authorities : frame.Msoas;

    /// <summary>The published figure by LSOA (practices) or by group; null where the release does not hold it.</summary>
    public FrameColumn? Column(AreaFrame frame) => (OfPractices, Level, NewestKept) switch
    {
        (true, _, false) => frame.Latest(Indicator),
        (true, _, true) => frame.BeforeLatest(Indicator),
        (_, AreaLevel.Ltla24, false) => frame.LatestOfAuthorities(Indicator),
        (_, AreaLevel.Ltla24, true) => frame.BeforeLatestOfAuthorities(Indicator),
        _ => frame.LatestOfMsoas(Indicator),
    };

    /// <summary>Log of the rate, or of the shortfall; NaN where that is not above 0.</summary>
    public double ToModel(double value)
    {
        var bad = HigherIsBetter ? 100 - value : value;
        return bad > 0 ? Math.Log(bad) : double.NaN;
    }
}
