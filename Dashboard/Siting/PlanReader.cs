using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Analytics.Siting;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Siting;

/// <summary>Makes a plan from one release.</summary>
internal sealed class PlanReader(ReleaseFigures figures)
{
    /// <summary>Draws of need that are asked which sites they would choose.</summary>
    public const int Draws = 50;

    /// <exception cref="Problems.RefusedRequestException">The release holds no such asset or candidate, or cannot tell the most deprived fifth.</exception>
    /// <exception cref="OperationCanceledException" />
    public PlanView Read(PlanQuery query, CancellationToken token)
    {
        var sites = new PlanSites(figures, query);
        var ranked = Ranked(query.Focus).FindAll(r => query.Limit?.Holds(r.Area) ?? true);
        var located = ranked.Where(r => r.Area.Location is not null && r.Area.Population > 0).ToList();
        var view = new PlanView(query, figures.Region.Name, figures.FocusAreas, sites.Open, sites.Existing, sites.HasDeprivation)
        {
            Places = [.. located.Select(r => r.Area)],
            SetAside = ranked.Count - located.Count,
            Measured = figures.Grounds(query.Focus).Measured,
            Outside = query.Limit?.Outside(figures.Region.Code) ?? 0,
        };
        var candidates = sites.Candidates();
        if (Reason(query, located.Count, candidates.Count) is { } reason) return view with { Reason = reason };
        var problem = new SitingProblem(
            [.. located.Select(r => new DemandPoint(r.Area.Code, r.Area.Location!.Value, r.Area.Population!.Value, Math.Max(0, 1 + r.Ranking.Score)))],
            candidates,
            [.. sites.Existing.Select(a => a.Site!.Location)],
            query.Sites,
            new TravelLimit(query.Kilometres, query.Detour),
            [.. sites.Floors(view.Places)],
            query.Budget);
        return view with { Problem = problem, Result = SitingStudy.Run(problem, Sample(query.Focus, problem, token), Environment.ProcessorCount, token) };
    }

    /// <summary>By code, as draws are.</summary>
    private List<RankedArea> Ranked(string focus) => [.. figures.Ranked(focus, AreaLevel.Lsoa21, figures.Region.Code).OrderBy(r => r.Area.Code)];

    private string? Reason(PlanQuery query, int places, int candidates) => places == 0
        ? figures.WhyNotRanked(query.Focus, AreaLevel.Lsoa21, NeedKind.Unmet) ?? "This release holds no neighbourhoods here with residents and a centre."
        : candidates > 0 ? null
        : query.Candidates == PlanFields.OwnPoints ? "No point is given: with candidates of your own only, write them as latitude and longitude."
        : $"No open asset of {figures.Region.Name} of that kind has a known site, so there is nothing to choose from. Centres of MSOAs are always there.";

    /// <summary>None where the release does not hold what its rankings were drawn from, or not for every place.</summary>
    private IReadOnlyList<float[]> Sample(string focus, SitingProblem problem, CancellationToken token)
    {
        if (figures.Scenarios is not { } engine) return [];
        var scenario = new NeedScenario(focus, NeedKind.Unmet, AreaLevel.Lsoa21, figures.Region.Code);
        var sample = figures.Remember($"need-sample/{focus}", () => engine.Sample(scenario, Draws, cancellation: token));
        if (sample is null) return [];
        var place = sample.Areas.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i);
        return problem.Points.All(p => place.ContainsKey(p.Code))
            ? [.. sample.Draws.Select(draw => problem.Points.Select(p => draw[place[p.Code]]).ToArray())]
            : [];
    }
}
