using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <summary>Correlations in words: the same on the page and in the API.</summary>
internal static class CorrelationWords
{
    private const int MostNamed = 3;

    public static string Method(CorrelationView view) => view.Indicator is null
        ? $"Spearman’s rank correlation of the places’ published median ranks. The interval is the middle 90% of what it is in each of {view.Draws?.ToString() ?? "no"} draws; below {RankingCorrelation.FewestDraws} draws there is none. In a draw, errors of one ranking alone blur what the two have in common, and errors of both tie them together, so the figure of the medians may lie outside the interval: the interval says how far the two go together once errors count."
        : $"Spearman’s rank correlation of the newest values, both sexes together, over places with both. Limits bound 95%: Fisher’s z with the variance (1 + ρ²/2)/(n − 3) (Bonett and Wright 2000). Below {RankCorrelation.FewestPairs} pairs nothing is told.";

    public static IReadOnlyList<string> Caveats(CorrelationView view) =>
    [
        "These are figures about places. That two go together over places does not say that they go together in people, nor that one brings about the other.",
        "Figures that are made of the same source, or modelled from the same things, go together because of that alone; what is known of it stands beside the figure.",
        .. view.Indicator is null ? Array.Empty<string>() : ["Neighbours are alike, so places say less than as many independent ones would: the limits are too narrow by an unknown amount. With so many figures, some go together by chance."],
    ];

    public static string? Why(NoCorrelation? reason, int pairs) => reason switch
    {
        NoCorrelation.TooFewPairs => $"Not known: {pairs} pair{(pairs == 1 ? null : "s")}, below {RankCorrelation.FewestPairs}.",
        NoCorrelation.AllAlike => "Not known: one of the two has the same value everywhere.",
        _ => null,
    };

    /// <summary>Figures that both focus areas are ranked by; null where they share none.</summary>
    public static string? Together(RankingBasis? basis, NeedKind kind, string first, string second)
    {
        if (basis is null) return null;
        HashSet<string> Parts(string focus) => [.. basis.Measures.Where(m => m.Focus == focus && m.Kind == kind).SelectMany(m => m.Terms).SelectMany(t => t.Parts)];
        string[] shared = [.. Parts(first).Intersect(Parts(second)).Select(id => $"“{basis.Part(id).Title}”").Order(StringComparer.Ordinal)];
        return shared.Length == 0 ? null
            : $"Both count {string.Join(", ", shared.Take(MostNamed))}{(shared.Length > MostNamed ? $" and {shared.Length - MostNamed} more" : null)}.";
    }

    /// <summary>What two indicators share by the way they are made, or what one of them is made of; null where nothing is known of it.</summary>
    /// <param name="source">Title of the other's source.</param>
    public static string? Together(Indicator one, Indicator other, AreaLevel level, string source)
    {
        string[] notes =
        [
            .. one.Source == other.Source ? [$"Both are from {source}."] : Array.Empty<string>(),
            .. (Carried(one, level), Carried(other, level)) switch
            {
                ({ } a, { } b) when a == b => [$"Both are of {a}: places that share one are alike in both."],
                ({ }, { } b) => [$"Both are shared out from larger areas, this one from {b}."],
                (null, { } b) => [$"This one is shared out from {b}."],
                _ => Array.Empty<string>(),
            },
            .. (one.Modelled, other.Modelled) switch
            {
                (true, true) => ["Both are modelled: they may be modelled from the same things."],
                (false, true) => ["This one is modelled."],
                _ => Array.Empty<string>(),
            },
        ];
        return notes.Length == 0 ? null : string.Join(' ', notes);
    }

    /// <summary>Which ends go together; null where one of the two has no worse end, or nothing is known.</summary>
    public static string? Ends(Polarity one, Polarity other, double? rho) => rho is not { } known || known == 0 || one == Polarity.None || other == Polarity.None ? null
        : (one == other) == (known > 0) ? "worse-with-worse" : "worse-with-better";

    /// <summary>As in "0.62"; a minus for below nought.</summary>
    public static string Rho(double value) => Figures.Value(value, 2);

    public static string Limits(double? lower, double? upper) => (lower, upper) is ({ } low, { } high) ? $"{Rho(low)} to {Rho(high)}" : "no interval";

    /// <summary>Areas larger than the level's that the figures are published for; null where they are the level's own or smaller.</summary>
    private static string? Carried(Indicator indicator, AreaLevel level) => indicator.NativeLevel switch
    {
        AreaLevel.Practice => "GP practices, carried to places by where patients live",
        AreaLevel.Lsoa11 or AreaLevel.Lsoa21 => null,
        AreaLevel.Msoa11 or AreaLevel.Msoa21 when level != AreaLevel.Lsoa21 => null,
        AreaLevel.Ltla21 or AreaLevel.Ltla24 when level == AreaLevel.Ltla24 => null,
        var native => LevelWords.Plural(native),
    };
}
