using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Fixtures;

/// <summary>
/// A small, complete release for tests: South Yorkshire's real areas and the product's real indicators, with seeded
/// figures that only look plausible. Written, checked and published as the worker does it.
/// </summary>
public static class SmallRelease
{
    public const string Version = "0.0-fixture";

    /// <summary>An indicator that is fetched live and of which the release has no figures, with terms of its own.</summary>
    public const string NotFetchedYet = "ft-msoa-life-expectancy";

    /// <summary>The LSOA whose need is far greater in the next edition.</summary>
    public static readonly AreaCode Raised = FixtureRegion.SouthYorkshire.Areas.Where(a => a.Level == AreaLevel.Lsoa21).ElementAt(10).Code;

    private const string Method = "version 1; draws 100";

    /// <summary>Publishes into <paramref name="directory"/> and makes it current: a copy of one that was written once in this process. Another seed gives another release.</summary>
    /// <param name="live">Whether Fingertips has answered.</param>
    /// <param name="icbs">What became of ICBs; South Yorkshire's alone where it is not given.</param>
    /// <param name="more">Areas beside South Yorkshire's.</param>
    public static ReleaseInfo Publish(string directory, int seed = 1, TimeProvider? time = null, bool live = false, IcbHistory? icbs = null, IReadOnlyList<Area>? more = null)
    {
        if (icbs is not null || more is not null)
            return Write(directory, seed, live, icbs, more);
        var made = Made(seed, live);
        var release = made.Publish(directory, time ?? TimeProvider.System);
        FixtureRuns.Write(directory, release, made.Observations);
        return release;
    }

    /// <summary>Another release beside what is there, of which so many stay; without a run record.</summary>
    public static ReleaseInfo PublishKeeping(string directory, int keep, int seed = 2) =>
        Made(seed, live: false).Publish(directory, TimeProvider.System, keep);

    /// <summary>Writes one from nothing, checks it and publishes it, as the worker does; seconds.</summary>
    /// <inheritdoc cref="Publish"/>
    public static ReleaseInfo Write(string directory, int seed = 1, bool live = false, IcbHistory? icbs = null, IReadOnlyList<Area>? more = null)
    {
        var (release, observations) = Written(directory, seed, live, icbs, more);
        FixtureRuns.Write(directory, release, observations);
        return release;
    }

    /// <summary>The same of an installation that added an indicator of its own.</summary>
    public static ReleaseInfo PublishWithOwn(string directory)
    {
        var (release, observations) = Written(directory, seed: 1, live: true, icbs: null, more: null, own: true);
        FixtureRuns.Write(directory, release, observations);
        return release;
    }

    /// <summary>The same of Cornwall and the Isles of Scilly, the second bundled region, with its own assets.</summary>
    public static ReleaseInfo PublishCornwall(string directory) => FixtureAreas.Of(FixtureRegion.Cornwall, () => Publish(directory, seed: 7));

    /// <summary>The same of two ICBs, South Yorkshire and Cornwall, made for South Yorkshire.</summary>
    public static ReleaseInfo PublishPair(string directory, int seed = 9) => FixtureAreas.Of(FixtureRegion.Pair, () => Write(directory, seed, icbs: FixtureAreas.Icbs));

    /// <summary>
    /// The edition after the one that is current, which must be of the same seed: values revised in one series, a period and an indicator
    /// more, and one LSOA of far greater need. Its data version is the next minor one.
    /// </summary>
    public static ReleaseInfo PublishNext(string directory, int seed = 1, TimeProvider? time = null)
    {
        var options = Options.Create(new ReleaseOptions { Directory = directory });
        var current = new ReleaseCatalogue(options).Current()!;
        using var writer = ReleaseWriter.Begin(options, new ReleaseOrigin($"20000103T000000Z-fixture{seed}", Version, "south-yorkshire", seed, "next", Method), time ?? TimeProvider.System);
        var observations = Fill(writer, seed, next: true);
        using (var before = EarlierRelease.Attach(writer, options, current))
        {
            var (size, reasons) = before.Facts().Judge();
            writer.Follow(before.Release, before.Release.Version.Next(size), reasons, causesUnknown: null);
        }

        var release = writer.Publish(FixtureRegion.SouthYorkshire.Expected);
        FixtureRuns.Write(directory, release, observations);
        return release;
    }

    /// <summary>Everything but the publication; returns the number of observations.</summary>
    internal static long Fill(ReleaseWriter writer, int seed, bool next = false, bool live = false, bool own = false)
    {
        var need = new FixtureNeed(seed);
        writer.AppendFocusAreas(FixtureFocusAreas.All);
        writer.AppendAreas(FixtureAreas.All);
        var observations = AppendFigures(writer, new FixtureFigures(need, seed, next), live, own);
        new FixtureRankings(need, seed, next).Append(writer, FixtureFocusAreas.Rankings);
        FixtureModels.Append(writer, FixtureFocusAreas.Rankings);
        FixtureBasis.Append(writer, [.. FixtureFocusAreas.All.Select(f => f.Id)]);
        FixtureConditions.Append(writer);
        FixtureMatches.Append(writer, FixtureFocusAreas.All);
        FixturePractices.Append(writer);
        FixtureGroups.Append(writer);
        FixturePredecessors.Append(writer);
        if (live)
        {
            FixtureResearch.Append(writer);
            FixtureTrusts.Append(writer);
            FixturePostcodes.Append(writer);
        }

        return observations;
    }

    private static MadeRelease Made(int seed, bool live) =>
        MadeRelease.Of($"{FixtureAreas.Region.Id} {seed} {live}", folder => Written(folder, seed, live, icbs: null, more: null));

    private static (ReleaseInfo Release, long Observations) Written(string directory, int seed, bool live, IcbHistory? icbs, IReadOnlyList<Area>? more, bool own = false)
    {
        var options = Options.Create(new ReleaseOptions { Directory = directory });
        using var writer = ReleaseWriter.Begin(options, new ReleaseOrigin($"20000102T000000Z-fixture{seed}", Version, FixtureAreas.Region.Id, seed, "fixture", Method), TimeProvider.System);
        var observations = Fill(writer, seed, live: live, own: own);
        writer.AppendIcbHistory(icbs ?? FixtureAreas.Icbs);
        writer.AppendAreas(more ?? []);
        return (writer.Publish(FixtureAreas.Region.Expected), observations);
    }

    private static long AppendFigures(ReleaseWriter writer, FixtureFigures figures, bool live, bool own)
    {
        using var stream = FixtureResource.Open("indicators.json");
        var catalogue = IndicatorCatalogue.Read(stream, FixtureFocusAreas.All).WithOwn(own ? [(FixtureOwn.Source, FixtureOwn.Indicator)] : []);
        writer.AppendSources(catalogue.Sources.Select(s => s.Supply == FigureSupply.LiveOnly && !(live && s.Id == FixtureLive.Source) && !s.IsOwn ? new SourceCount(s, 0, 0, 0, string.Empty) : new SourceCount(s, 1000, 1000, 0, new string('0', 64))));
        writer.AppendIndicators([.. catalogue.Indicators.Where(i => i.IsOwn || i.Id.Value == NotFetchedYet || (live && FixtureLive.Indicators.Contains(i.Id)) || figures.Indicators.Contains(i.Id.Value))]);
        var count = 0L;
        foreach (var (route, observations) in figures.All().Concat(live ? [("native", FixtureLive.Observations())] : []).Concat(own ? [("native", FixtureOwn.Observations())] : []))
        {
            writer.AppendObservations(observations, route);
            count += observations.Count;
        }

        if (live)
            writer.AppendBreakdowns(FixtureLive.LifeExpectancy, FixtureLive.Breakdowns());
        writer.AppendSpreads();
        writer.AppendSeries();
        return count;
    }
}
