using HealthNeeds.Analytics.HotSpots;
using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.HotSpots;

/// <summary>Hot spots within the region that is shown, from the figures of a release and the outlines that are held.</summary>
internal sealed class HotSpotFigures(ReleaseFigures release, BoundaryCache boundaries)
{
    public const int Seed = 1;

    /// <summary>The first of the release's draws that are looked into: the share of draws is known to a standard error of 4 in 100 at most.</summary>
    public const int Draws = 200;

    /// <summary>A study with its draws takes every processor for its time: one at once, and the others wait. Who waited for the same one finds it done.</summary>
    private static readonly SemaphoreSlim Turns = new(1);

    /// <summary>Remembered for each release, question and set of outlines.</summary>
    /// <exception cref="Problems.RefusedRequestException">404: the release has no such focus area, condition or indicator.</exception>
    /// <exception cref="OperationCanceledException" />
    public HotSpotView Of(HotSpotQuery query, CancellationToken token)
    {
        var region = release.Region;
        var measure = release.Remember($"hot-spots/measure/{query.Need}/{query.Kind}/{query.Level}", () => HotSpotMeasure.Read(release, query, token));
        var areas = release.Remember($"hot-spots/areas/{query.Level}", () => release.Lease.Areas.List(query.Level, region.Code, token).ToDictionary(a => a.Code));
        var view = new HotSpotView(query, measure, region.Name, areas);
        if (measure.Reason is { } none) return view with { Reason = none };
        if (boundaries.Of(release).Find(query.Level) is not { } outlines)
            return view with { Reason = $"No outlines of {region.Name} are held, so nothing says which places touch. {boundaries.Of(release).Problem}".TrimEnd() };
        var map = Contiguity.Of(outlines).Among(measure.Of.ContainsKey);
        var islands = map.Islands.ToHashSet();
        var touching = map.Among(code => !islands.Contains(code));
        view = view with { Islands = [.. islands], Unknown = [.. areas.Keys.Where(c => !measure.Of.ContainsKey(c)).Order()], Outside = [.. measure.Of.Keys.Except(map.Codes).Order()], Looked = touching.Codes.Count };
        if (touching.Codes.Count < HotSpotStudy.FewestAreas)
            return view with { Reason = $"Only {Figures.Some(touching.Codes.Count, "place")} {Verb.Has(touching.Codes.Count)} a value and a neighbour with one; below {HotSpotStudy.FewestAreas} chance cannot be told from pattern." };
        var version = boundaries.Folder(region)?.Version;
        var kept = Turns.Take(() => release.Remember($"hot-spots/{query.Need}/{query.Kind}/{query.Level}/{version}", () => Study(query, measure, touching, token)), token);
        return kept.Result is null
            ? view with { Reason = "Every place has the same value, so none is higher than another." }
            : view with { Result = kept.Result, NoDraws = kept.NoDraws };
    }

    /// <returns>No result where all values are alike.</returns>
    private (HotSpotResult? Result, string? NoDraws) Study(HotSpotQuery query, HotSpotMeasure measure, Contiguity map, CancellationToken token)
    {
        var (draws, reason) = Drawn(query, map, token);
        return (HotSpotStudy.Of(map, [.. map.Codes.Select(c => measure.Of[c])], draws, Seed, Environment.ProcessorCount, measure.Worse, token), reason);
    }

    /// <summary>The release's draws of what places are ranked by; none, and the reason, where it holds none.</summary>
    private (IReadOnlyList<double[]> Draws, string? Reason) Drawn(HotSpotQuery query, Contiguity map, CancellationToken token)
    {
        if (!query.IsRanking) return ([], "Draws are held of rankings only, not of conditions or indicators.");
        if (release.Scenarios is not { } engine) return ([], "This release does not hold what its rankings were drawn from.");
        var sample = engine.Sample(new NeedScenario(query.Need, query.Kind, query.Level, release.Region.Code), Draws, cancellation: token);
        if (sample is null) return ([], "This release does not hold what this ranking was drawn from.");
        var place = sample.Areas.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i);
        if (!map.Codes.All(place.ContainsKey)) return ([], "What this ranking was drawn from is not held of every place.");
        int[] order = [.. map.Codes.Select(c => place[c])];
        return ([.. sample.Draws.Select(d => Array.ConvertAll(order, i => (double)d[i]))], null);
    }
}

/// <summary>Hot spots as page and API show them.</summary>
internal sealed record HotSpotView(HotSpotQuery Query, HotSpotMeasure Measure, string Region, IReadOnlyDictionary<AreaCode, Area> Areas)
{
    /// <summary>Why nothing was found out; null where something was.</summary>
    public string? Reason { get; init; }

    public HotSpotResult? Result { get; init; }

    /// <summary>Why the share of draws is not available; null where it is.</summary>
    public string? NoDraws { get; init; }

    /// <summary>How many places were looked at.</summary>
    public int Looked { get; init; }

    /// <summary>Places with a value that touch no other with one: left out.</summary>
    public IReadOnlyList<AreaCode> Islands { get; init; } = [];

    /// <summary>Places without a value: left out.</summary>
    public IReadOnlyList<AreaCode> Unknown { get; init; } = [];

    /// <summary>Places with a value and without an outline: left out.</summary>
    public IReadOnlyList<AreaCode> Outside { get; init; } = [];

    /// <summary>The kind that lies at the worse end: where to look first.</summary>
    public ClusterKind Worse => Measure.Worse;

    public int Count(ClusterKind kind) => Result?.Places.Count(p => p.Kind == kind) ?? 0;

    /// <summary>Those that are listed: the worse kind first, within a kind the strongest first.</summary>
    public IReadOnlyList<HotSpotPlace> Listed => Result is null ? [] : [.. Result.Places.Where(p => Query.Show == HotSpotQuery.All || p.Kind == Worse || (Query.Show == HotSpotQuery.Clusters && p.Kind != ClusterKind.None))
        .OrderBy(p => HotSpotWords.Order(p.Kind, Worse)).ThenByDescending(p => Math.Abs(p.I)).ThenBy(p => p.Code)];

    /// <summary>By place of the worse kind, the number of the group it belongs to, 1 the largest.</summary>
    public IReadOnlyDictionary<AreaCode, int> Groups => Result is null ? new Dictionary<AreaCode, int>()
        : Result.HotGroups.SelectMany((g, n) => g.Select(i => (Result.Places[i].Code, Number: n + 1))).ToDictionary(g => g.Code, g => g.Number);
}
