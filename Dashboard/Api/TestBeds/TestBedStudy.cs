using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>Puts a test-bed together: sites, controls, balance, trial, research. Nothing is drawn by lot: the same release and address give the same answer.</summary>
internal static class TestBedStudy
{
    public static TestBed Run(ReleaseFigures figures, TestBedSettings settings, CancellationToken token)
    {
        var (held, need) = (SiteFigures.Of(figures, settings.Level, settings.Within, token), SiteNeeds.Read(figures, settings, token));
        var (choice, areas) = (new SiteChoice(settings, held, need), held.Areas.ToDictionary(a => a.Code));
        var rated = need.Reason is null ? choice.Rated() : [];
        var sites = rated.Take((int)settings.Number(TestBedParameters.Sites)).ToList();
        var chosen = sites.ConvertAll(s => areas[s.Code]);
        var (matched, balance, notMatched) = new ControlChoice(settings, held, need).Of(chosen, choice.IsExcluded);
        var (research, researchReason) = Research(figures, chosen, token);
        return new TestBed(
            settings,
            need,
            held,
            choice.Steps,
            sites.ConvertAll(s => Site(areas[s.Code], s, choice, need, matched.FirstOrDefault(m => m.Site == s.Code), areas, settings)),
            balance,
            new TrialReader(figures, settings, need, Clusters(settings, chosen.Count, matched)).Of(chosen, token),
            research,
            researchReason,
            Follows(figures, settings, need, token),
            Reason(settings, choice, need, sites.Count),
            notMatched);
    }

    /// <summary>A trial with arms has a cluster of each arm for every site with a control, where controls are wanted. An area that is the control of several sites is one cluster.</summary>
    private static int Clusters(TestBedSettings settings, int sites, IReadOnlyList<MatchedSite> matched) => settings.Text(TestBedParameters.Design) != "parallel" || settings.Match.PerSite == 0
        ? sites
        : Math.Min(matched.Count(m => m.Controls.Count > 0), matched.SelectMany(m => m.Controls).Select(c => c.Area).Distinct().Count());

    private static TestBedSite Site(Area area, RatedSite rating, SiteChoice choice, SiteNeeds need, MatchedSite? matched, Dictionary<AreaCode, Area> areas, TestBedSettings settings) => new(
        area,
        rating,
        need.Of[area.Code],
        choice.Reasons(area, rating),
        [.. (matched?.Controls ?? []).Select(c => new TestBedControl(areas[c.Area], c, need.Of.GetValueOrDefault(c.Area)))],
        settings.Match.PerSite == 0 ? null
            : matched is null ? "No adequate control: a figure that controls are matched on is not known here."
            : matched.HasAll ? null
            : $"No adequate control: {Figures.Count(matched.Controls.Count)} of {Figures.Count(matched.Wanted)} within the limits.");

    private static string? Reason(TestBedSettings settings, SiteChoice choice, SiteNeeds need, int sites)
    {
        if (need.Reason is { } reason) return reason;
        if (sites == (int)settings.Number(TestBedParameters.Sites)) return null;
        var unheld = choice.Unheld.Select(m => m.Title).ToList();
        return unheld.Count > 0 ? $"Not available: this release holds no figures of {string.Join(", ", unheld)} at this level here, so no area can be held to that."
            : $"{Figures.Count(sites)} of {settings.Text(TestBedParameters.Sites)} sites: no more areas keep all criteria.";
    }

    private static (IReadOnlyList<PlacedAward> Awards, string? Reason) Research(ReleaseFigures figures, List<Area> sites, CancellationToken token)
    {
        var awards = figures.RememberForAll<IReadOnlyList<PlacedAward>>("test-beds/awards", () => [.. figures.Lease.Research.Awards(token: CancellationToken.None).Where(a => a.Organisation?.Location is not null)]);
        token.ThrowIfCancellationRequested();
        if (figures.Lease.Research.Registers(token).Count == 0) return ([], ResearchWords.NotReached);
        var near = awards.Where(a => sites.Exists(s => s.Location?.KilometresTo(a.Organisation!.Location!.Value) <= TestBed.NearKilometres)).ToList();
        return (near, near.Count > 0 ? null : $"The registers place no organisation with an award under way within {TestBed.NearKilometres:0} km of a site.");
    }

    /// <summary>Where the region stands among ICBs by research for its burden of the focus area; null where the need is of none, or that is not known.</summary>
    private static string? Follows(ReleaseFigures figures, TestBedSettings settings, SiteNeeds need, CancellationToken token)
    {
        var focus = need.Condition?.Focus ?? (need.Indicator is null ? settings.Text(TestBedParameters.Need)! : null);
        if (focus is null) return null;
        var (icbs, reason) = figures.RememberForAll($"test-beds/balance/{focus}", () => ResearchBalances.Of(figures.Lease, focus, CancellationToken.None));
        token.ThrowIfCancellationRequested();
        var icb = settings.Within.Level == AreaLevel.Icb ? settings.Within.Code : settings.Within.Icb;
        if (icb is null) return $"Not available for {settings.Within.Name}: research is set against burden by ICB, and it lies in several.";
        return icbs.FirstOrDefault(i => i.Of.Icb == icb) is not { } here ? reason
            : $"For {FocusWords.Of(focus, figures.FocusAreas)}, {here.Of.Name} is {Figures.Ordinal(here.Rank.Median)} of {here.Rank.Of} ICBs by least research for its burden (likely between {Figures.Ordinal(here.Rank.Lower)} and {Figures.Ordinal(here.Rank.Upper)}).";
    }
}
