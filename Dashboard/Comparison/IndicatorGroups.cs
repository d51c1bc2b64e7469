using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>Puts an area's figures into the groups a reader asks for, the most telling first.</summary>
internal static class IndicatorGroups
{
    private const int Shown = 7;

    /// <summary>Figures of an earlier publication: they explain the past and would repeat the newer ones.</summary>
    private const string Earlier = "iod2019";

    public static readonly IReadOnlyList<(IndicatorRole Role, string Name, string Words)> Roles =
    [
        (IndicatorRole.Burden, "Ill health", "What the burden is measured by, and what else is known of it"),
        (IndicatorRole.Gap, "Diagnosis, uptake and access", "Where care may fall short; access and diagnosis are shown but not used in rankings"),
        (IndicatorRole.Determinant, "Conditions of life", "What goes with ill health"),
        (IndicatorRole.Context, "Also known", "Shown for context, not used to rank"),
    ];

    public static IReadOnlyList<IndicatorGroup> Of(string focus, IReadOnlyList<IndicatorValue> values)
    {
        var current = values.Where(v => v.Observation is not null && !IsAge(v.Indicator)).ToList();
        var groups = Roles.Select(r => Group(r.Name, r.Words, current.Where(v => !IsEarlier(v.Indicator) && RoleIn(v.Indicator, focus) == r.Role), Shown)).ToList();
        groups.Add(Group("Earlier figures", "Indices of Deprivation 2019, brought to today’s boundaries", current.Where(v => IsEarlier(v.Indicator)), 0));
        return groups.Where(g => g.Shown.Count + g.More.Count > 0).ToList();
    }

    private static IndicatorGroup Group(string name, string words, IEnumerable<IndicatorValue> values, int shown)
    {
        var rows = values.Select(Compare).OrderByDescending(Severity).ThenBy(r => r.Value.Indicator.Name, StringComparer.Ordinal).ToList();
        return new IndicatorGroup(name, words, [.. rows.Take(shown)], [.. rows.Skip(shown)]);
    }

    public static IndicatorComparison Compare(IndicatorValue value) => new(
        value,
        EnglandComparison.Of(value),
        value is { Observation.Estimate: { } estimate, England: { } england } ? EnglandComparison.Percentile(estimate.Value, england) : null,
        value is { Icb: { } icb, England: { } all } ? EnglandComparison.Percentile(icb.Median, all) : null);

    /// <summary>How far towards the worse end; figures without a worse end count by their distance from the middle, after the others.</summary>
    public static double Severity(IndicatorComparison row) => row.Here is not { } here ? -1 : row.Value.Indicator.Polarity switch
    {
        Polarity.HigherIsWorse => here,
        Polarity.HigherIsBetter => 1 - here,
        _ => Math.Abs(here - 0.5) / 2,
    };

    public static IndicatorRole RoleIn(Indicator indicator, string focus) =>
        indicator.Uses.Where(u => u.Focus == focus).Select(u => (IndicatorRole?)u.Role).Min()
        ?? (focus == FocusArea.Overall ? indicator.Uses.Select(u => (IndicatorRole?)u.Role).Min() : null)
        ?? IndicatorRole.Context;

    /// <summary>Of the Indices before the newest.</summary>
    public static bool IsEarlier(Indicator indicator) => indicator.Source == Earlier;

    public static bool IsAge(Indicator indicator) => indicator.Id.Value.StartsWith("census2021-aged-", StringComparison.Ordinal);
}

/// <param name="Shown">Those that differ most from England, worse first.</param>
/// <param name="More">The rest, folded away.</param>
public sealed record IndicatorGroup(string Name, string Words, IReadOnlyList<IndicatorComparison> Shown, IReadOnlyList<IndicatorComparison> More);

/// <param name="Here">Share of England's areas with a lower value; null where not compared.</param>
public sealed record IndicatorComparison(IndicatorValue Value, Verdict Verdict, double? Here, double? Icb);
