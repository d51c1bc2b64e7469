using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <summary>A release's own draws of need, place by place, beside what it publishes of them.</summary>
internal sealed class DrawFigures(ReleaseFigures release)
{
    /// <summary>Places times draws in one answer: a table of ten megabytes.</summary>
    public const int MostValues = 1_000_000;

    /// <param name="within">The area that <paramref name="query"/> names, or the region.</param>
    /// <exception cref="RefusedRequestException">So many places and draws are more than one answer gives.</exception>
    /// <exception cref="OperationCanceledException" />
    public DrawView Of(DrawsQuery query, Area within, CancellationToken token)
    {
        var ranked = Ranked(query.Focus, query, within, token);
        var view = new DrawView(query, within, ranked, release.Grounds(query.Focus).MeasuredBy(query.Kind)) { Extent = within.Code == release.Region.Code ? release.Region.Name : within.DisplayName };
        if (ranked.Count == 0)
            return view with { Reason = WhyNotRanked(query.Focus, query) };
        if (Sample(query.Focus, query, within, ranked.Count, token) is not { } sample)
            return view with { Reason = "This release does not hold what this ranking was drawn from." };
        var basis = release.Scenarios!.Basis;
        var place = sample.Areas.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i);
        return view with
        {
            Seed = basis.Seed,
            OfDraws = basis.Draws,
            Sample = sample,
            Ranks = SampledRanks.Of(sample),
            Places = [.. ranked.Where(r => place.ContainsKey(r.Area.Code)).Select(r => new DrawnPlace(r, place[r.Area.Code]))],
        };
    }

    /// <summary>Greatest need first. What lies in the region is asked for again and again, and kept.</summary>
    public IReadOnlyList<RankedArea> Ranked(string focus, DrawsQuery query, Area within, CancellationToken token) => release.IsOfRegion(within)
        ? release.Ranked(focus, query.Level, within.Code, query.Kind)
        : release.Lease.Rankings.List(focus, query.Level, within.Code, query.Kind, token);

    public string WhyNotRanked(string focus, DrawsQuery query) =>
        release.WhyNotRanked(focus, query.Level, query.Kind) ?? "This release ranks no such places here.";

    /// <summary>Null where the release does not hold what the ranking was drawn from.</summary>
    /// <param name="places">How many are ranked.</param>
    /// <exception cref="RefusedRequestException">Too many values for one answer.</exception>
    public NeedSample? Sample(string focus, DrawsQuery query, Area within, int places, CancellationToken token)
    {
        if ((long)places * query.Draws > MostValues)
        {
            var most = MostValues / places;
            throw new RefusedRequestException(ProblemKinds.BadValue, $"{query.Draws} draws of {places} places are more than one answer gives ({MostValues} values).", DrawsQuery.DrawsRule.Name, $"{query.Draws}", [$"a whole number from 1 to {most}, with level={query.Level.Id()} and within={within.Code}"]);
        }

        return release.Scenarios?.Sample(new NeedScenario(focus, query.Kind, query.Level, within.Code), query.Draws, cancellation: token);
    }
}

/// <summary>Draws as page and API show them.</summary>
/// <param name="Ranked">As published, greatest need first.</param>
/// <param name="Measured">Of which years the figures are.</param>
internal sealed record DrawView(DrawsQuery Query, Area Within, IReadOnlyList<RankedArea> Ranked, IReadOnlyList<Period> Measured)
{
    /// <summary>What the area that the places lie in is called.</summary>
    public required string Extent { get; init; }

    /// <summary>Why there are no draws; null where there are.</summary>
    public string? Reason { get; init; }

    public int Seed { get; init; }

    /// <summary>How many the published ranks are of.</summary>
    public int OfDraws { get; init; }

    public NeedSample? Sample { get; init; }

    public SampledRanks? Ranks { get; init; }

    /// <summary>In the order of the published ranking.</summary>
    public IReadOnlyList<DrawnPlace> Places { get; init; } = [];

    /// <summary>How many draws are given: the release may hold fewer than were asked for.</summary>
    public int Count => Sample?.Draws.Count ?? 0;

    /// <summary>Need of a place in each draw, against England's average, which is 1.</summary>
    public float[] Of(DrawnPlace place) => [.. Sample!.Draws.Select(d => d[place.Index])];
}

/// <param name="Index">Its place in the sample.</param>
internal sealed record DrawnPlace(RankedArea Published, int Index);
