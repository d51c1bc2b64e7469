namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// What no burden model may be told. Checked on the keys of the columns in use, at every run, before anything is trained.
/// Conditions of life may be of the outcome's own time, for they count other people's circumstances; figures of health may not.
/// </summary>
internal static class LeakageRules
{
    private static readonly string[] Geography = ["code", "latitude", "longitude", "easting", "northing", "authority", "icb", "centroid"];

    private static readonly string[] LifeExpectancy = ["ons-le-", "ons-hle-", "ons-dfle-", "ons-la-le-", "hi-life-expectancy", "hi-mortality", "hi-avoidable-mortality"];

    private static readonly string[] Composites = ["-imd", "-health"];

    private static readonly HashSet<string> OfTheOutcomesTime = [.. FeaturePlan.CurrentConditions.Concat(FeaturePlan.Residents).Select(f => f.Indicator)];

    /// <param name="checks">Indicators that rankings are checked by.</param>
    /// <exception cref="LeakageException">At least one feature is banned; the message names each, and the rule.</exception>
    public static void Require(BurdenLabel label, ColumnKey outcome, IEnumerable<ColumnKey> features, IReadOnlyDictionary<IndicatorId, Indicator> indicators, IReadOnlySet<string> checks)
    {
        string[] found = [.. features.SelectMany(f => Broken(label, outcome, f, indicators, checks).Select(rule => $"{f.Indicator} ({f.Period}): {rule}"))];
        if (found.Length > 0)
            throw new LeakageException($"Features that leak into {outcome.Indicator} ({outcome.Period}): {string.Join("; ", found)}.");
    }

    internal static IEnumerable<string> Broken(BurdenLabel label, ColumnKey outcome, ColumnKey feature, IReadOnlyDictionary<IndicatorId, Indicator> indicators, IReadOnlySet<string> checks)
    {
        var id = feature.Indicator.Value;
        if (!indicators.ContainsKey(feature.Indicator)) throw new LeakageException($"No indicator defines '{id}': a feature of unknown source cannot be shown not to leak.");
        if (feature.Indicator == outcome.Indicator) yield return "it is the outcome itself";
        if (label.SharedNumerators.Contains(id)) yield return "it counts some of the outcome's own people";
        if (checks.Contains(id)) yield return "it is kept to check the ranking by";
        if (feature.Period.Overlaps(outcome.Period) && !OfTheOutcomesTime.Contains(id)) yield return $"its period overlaps the outcome's ({outcome.Period}), and it is no declared condition of life";
        if (feature.Period.CompareTo(outcome.Period) > 0 && !OfTheOutcomesTime.Contains(id)) yield return "it is later than the outcome";
        if (id.StartsWith("iod", StringComparison.Ordinal) && Array.Exists(Composites, c => id[7..] == c)) yield return "it holds health already (overall index or health domain)";
        if (Array.Exists(LifeExpectancy, p => id.StartsWith(p, StringComparison.Ordinal))) yield return "life expectancy and mortality say what mortality says";
        if (id.Split('-').Intersect(Geography, StringComparer.Ordinal).Any()) yield return "codes and coordinates name the place instead of describing it";
    }
}

/// <summary>A feature would tell a model what it is to predict. Nothing is published from such an analysis.</summary>
public sealed class LeakageException(string message) : InvalidOperationException(message);
