using System.Globalization;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Core.Releases;

/// <summary>From what differs to the number of the data version that goes on. Code alone is no reason: what it does to ranks is (see <see cref="MethodChange"/>).</summary>
public static class VersionRules
{
    private const int ListedEntries = 5;

    /// <returns>The greatest size, and a reason for every size that applies, greatest first.</returns>
    public static (ChangeSize Size, IReadOnlyList<string> Reasons) Judge(
        IReadOnlyList<MethodChange> method, long geography, IReadOnlyList<SeriesChange> series, IReadOnlyList<SeriesRevision> revisions, long corrections, long assets, IReadOnlyList<SourceChange> sources, IReadOnlyList<CatalogueChange>? catalogue = null)
    {
        var found = new List<(ChangeSize Size, string Reason)>();
        found.AddRange(method.Select(m => (ChangeSize.Major, $"Method: {m.What}, {m.From} → {m.To}.")));
        Count(found, ChangeSize.Major, geography, "area was", "areas were", "added, retired or moved to another larger area");
        found.AddRange(Series(series, ChangeKind.Added, "New"));
        found.AddRange(Series(series, ChangeKind.Withdrawn, "Withdrawn"));
        Count(found, ChangeSize.Patch, revisions.Sum(r => r.Revised + r.Appeared + r.Disappeared), "value was", "values were", "revised");
        Count(found, ChangeSize.Patch, revisions.Sum(r => r.Corrected), "figure keeps its value and was", "figures keep their values and were", $"corrected beside it: {Fields(revisions)}");
        Count(found, ChangeSize.Patch, corrections, "area's facts were", "areas' facts were", "corrected");
        Count(found, ChangeSize.Patch, assets, "entry of the asset catalogue was", "entries of the asset catalogue were", "added, removed or changed");
        Count(found, ChangeSize.Patch, catalogue?.Count ?? 0, "entry about indicators and sources was", "entries about indicators and sources were", $"reworded: {Entries(catalogue ?? [])}");
        if (found.Count == 0 && sources.Any(s => s.Change != ChangeKind.Unchanged))
            found.Add((ChangeSize.Patch, $"Published anew without a change of values: {string.Join(", ", sources.Where(s => s.Change != ChangeKind.Unchanged).Select(s => s.Source))}."));
        return found.Count == 0 ? (ChangeSize.None, ["Figures, areas and method are the same."]) : (found.Max(f => f.Size), [.. found.OrderByDescending(f => f.Size).Select(f => f.Reason)]);
    }

    private static string Fields(IReadOnlyList<SeriesRevision> revisions) => string.Join(", ", revisions
        .SelectMany(r => r.Fields)
        .GroupBy(f => f.Field, StringComparer.Ordinal)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} of {g.Sum(f => f.Areas):N0}")));

    private static string Entries(IReadOnlyList<CatalogueChange> catalogue) =>
        string.Join(", ", catalogue.Take(ListedEntries).Select(c => $"{c.Field} of {c.Id}")) + (catalogue.Count > ListedEntries ? " and others" : string.Empty);

    private static IEnumerable<(ChangeSize Size, string Reason)> Series(IReadOnlyList<SeriesChange> series, ChangeKind kind, string word) =>
        series.Where(s => s.Change == kind)
            .GroupBy(s => (s.Indicator, s.Name))
            .Select(g => (ChangeSize.Minor, $"{word}{(OwnIndicators.IsOwn(g.Key.Indicator) ? " own indicator of this installation" : null)}: {g.Key.Name} ({g.Key.Indicator}), {string.Join(", ", g.Select(s => s.Period).Distinct(StringComparer.Ordinal))}."));

    private static void Count(List<(ChangeSize Size, string Reason)> found, ChangeSize size, long count, string one, string many, string what)
    {
        if (count > 0)
            found.Add((size, string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)} {what}.")));
    }
}
