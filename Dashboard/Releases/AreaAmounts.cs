using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>How sure it is how far an area is above or below England. A release keeps intervals of ranks only: those of amounts are drawn from what it keeps of its rankings, when a place is asked for.</summary>
internal static class AreaAmounts
{
    /// <summary>The first of the release's draws that are looked into, as for a list of places: a bound is known to about a tenth of what lies between it and the middle (one standard error).</summary>
    public const int Draws = 200;

    /// <summary>By focus area and kind. Kinds that the area is not ranked by, and amounts that are not known, are not in it; nothing is where the release does not hold what it was drawn from.</summary>
    /// <param name="rankings">The area's.</param>
    /// <param name="focus">Only this one; all where null.</param>
    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public static IReadOnlyDictionary<(string Focus, NeedKind Kind), AmountInterval> Of(ReleaseFigures figures, Area area, IReadOnlyList<FocusRanking> rankings, string? focus, CancellationToken token)
    {
        var known = rankings.SelectMany(_ => Enum.GetValues<NeedKind>(), (ranking, kind) => (Ranking: ranking, Kind: kind))
            .Where(k => (focus is null || k.Ranking.Ranking.Focus == focus) && k.Ranking.By(k.Kind).Count > 0 && k.Ranking.Ranking.Of(k.Kind) is not null)
            .Select(k => (k.Ranking.Ranking.Focus, k.Kind)).ToHashSet();
        return known.Count > 0 && England(figures, token) is { } england
            ? england.Of(area.Level, area.Code, focus, token).Where(a => known.Contains(a.Key)).ToDictionary()
            : new Dictionary<(string Focus, NeedKind Kind), AmountInterval>();
    }

    /// <summary>What every area is held against. Drawing all of England takes every processor for a second or two; who waited for the same finds it done, and no reader of another release waits. Null where the release does not hold what it was drawn from.</summary>
    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public static DrawnAmounts? England(ReleaseFigures figures, CancellationToken token) => figures.Scenarios is not { } engine ? null
        : figures.RememberForAll("amounts", () => DrawnAmounts.Of(engine, figures.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall), Draws, Environment.ProcessorCount, token));
}
