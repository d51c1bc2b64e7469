using HealthNeeds.Dashboard.Api.HotSpots;
using HealthNeeds.Dashboard.Api.Inequality;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Search;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.AreaProfile;
using HealthNeeds.Dashboard.Pages.Briefings;
using HealthNeeds.Dashboard.Pages.Briefings.Pdf;
using HealthNeeds.Dashboard.Pages.DataAndMethod;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Changes;
using HealthNeeds.Dashboard.Pages.FindNeed;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>What the first reader of a release would wait for longest, in steps of a second or two at most but for the first.</summary>
internal static class FirstViews
{
    public static IEnumerable<Action> Of(ReleaseReading reading, IServiceProvider services)
    {
        var need = services.GetRequiredService<FindNeedReader>();
        // England's outlines are put together, and its ICBs drawn.
        yield return () => need.Read(FindNeedQuery.Default.OfEngland(AreaLevel.Icb));
        // Every place's profile is held against it.
        yield return () => AreaAmounts.England(reading, CancellationToken.None);
        yield return () => services.GetRequiredService<DataReader>().Read();
        foreach (var (focus, level) in reading.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).SelectMany(f => AreaLevels.Ranked.Select(l => (f, l))))
            yield return () => need.Read(FindNeedQuery.Default.WithFocus(focus).WithLevel(level));
        yield return () => Profile(reading, services);
        yield return () => PlaceNames.Of(reading);
        yield return () => PlaceGroups.Of(reading);
        yield return () => SiteFigures.Of(reading, AreaLevel.Lsoa21, reading.RegionArea, CancellationToken.None);
        foreach (var level in AreaLevels.Ranked)
            yield return () => SimilarModel.Of(reading, level, CancellationToken.None);
        yield return () => PlaceListFigures.Warm(reading);
        yield return () => Inequality(new InequalityFigures(reading, CancellationToken.None), reading.RegionArea);
        yield return () => new HotSpotFigures(reading, services.GetRequiredService<BoundaryCache>()).Of(HotSpotQuery.Read(_ => null), CancellationToken.None);
        // Comparing two releases of all England takes seconds.
        yield return () => services.GetRequiredService<ChangesReader>().Read(ChangesQuery.Default, CancellationToken.None);
        yield return () => Briefing(services);
    }

    /// <summary>Of the place with the greatest need: those of others have much in common with it.</summary>
    private static void Profile(ReleaseReading reading, IServiceProvider services)
    {
        if (reading.Ranked(FocusArea.Overall, AreaLevel.Lsoa21, reading.Region.Code) is [var first, ..])
            services.GetRequiredService<AreaReader>().Read(first.Area, FocusArea.Overall);
    }

    private static void Inequality(InequalityFigures figures, Area region)
    {
        if (figures.Usual is { } usual)
            figures.Of(usual, region);
    }

    /// <summary>The first PDF of a process reads the typefaces.</summary>
    private static void Briefing(IServiceProvider services)
    {
        var asked = new DefaultHttpContext { Request = { Scheme = Uri.UriSchemeHttp, Host = new HostString("localhost") } };
        BriefingPdf.Of(services.GetRequiredService<ImprintReader>().Print(services.GetRequiredService<RankingBriefing>().Read(asked), asked.Request));
    }
}
