using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// What no burden model may be told. Checked on the keys of the columns in use, at every run, before anything is trained.
/// </summary>
internal static class LeakageRules
{
    private static readonly string[] Geography = ["code", "latitude", "longitude", "easting", "northing", "authority", "icb", "centroid"];

    private static readonly string[] LifeExpectancy = ["ons-le-", "ons-hle-", "ons-dfle-", "ons-la-le-", "hi-life-expectancy", "hi-mortality", "hi-avoidable-mortality"];

    private static readonly string[] Composites = ["-imd", "-health"];

    /// <exception cref="LeakageException">At least one feature is banned; the message names each, and the rule.</exception>
    public static void Require(ColumnKey label, IEnumerable<ColumnKey> features, IReadOnlyDictionary<IndicatorId, Indicator> indicators)
    {
        string[] found = [.. features.SelectMany(f => Broken(label, f, indicators).Select(rule => $"{f.Indicator} ({f.Period}): {rule}"))];
        if (found.Length > 0)
            throw new LeakageException($"Features that leak into {label.Indicator} ({label.Period}): {string.Join("; ", found)}.");
    }

    internal static IEnumerable<string> Broken(ColumnKey label, ColumnKey feature, IReadOnlyDictionary<IndicatorId, Indicator> indicators)
    {
        var id = feature.Indicator.Value;
        if (feature.Indicator == label.Indicator) yield return "it is the outcome itself";
        if (feature.Period.Overlaps(label.Period) && !IsDeclaredAge(id)) yield return $"its period overlaps the outcome's ({label.Period})";
        if (feature.Period.CompareTo(label.Period) > 0 && !IsDeclaredAge(id)) yield return "it is later than the outcome";
        if (SourceOf(feature, indicators) == SourceOf(label, indicators)) yield return "it comes from the publication of the outcome";
        if (id.StartsWith("iod", StringComparison.Ordinal) && Array.Exists(Composites, c => id[7..] == c)) yield return "it holds health already (overall index or health domain)";
        if (Array.Exists(LifeExpectancy, p => id.StartsWith(p, StringComparison.Ordinal))) yield return "life expectancy and mortality say what mortality says";
        if (id.Split('-').Intersect(Geography, StringComparer.Ordinal).Any()) yield return "codes and coordinates name the place instead of describing it";
    }

    private static bool IsDeclaredAge(string id) => id.StartsWith(FeaturePlan.AgePrefix, StringComparison.Ordinal);

    private static string SourceOf(ColumnKey key, IReadOnlyDictionary<IndicatorId, Indicator> indicators) =>
        indicators.TryGetValue(key.Indicator, out var indicator)
            ? indicator.Source
            : throw new LeakageException($"No indicator defines '{key.Indicator}': a feature of unknown source cannot be shown not to leak.");
}
