using HealthNeeds.Core.Catalogue;
using HealthNeeds.Core.Focus;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Fixtures;

/// <summary>
/// A small, complete release for tests: South Yorkshire's real areas and the product's real indicators, with seeded
/// figures that only look plausible. Written and published as the worker does it.
/// </summary>
public static class SmallRelease
{
    public const string Version = "0.0-fixture";

    /// <summary>Publishes into <paramref name="directory"/> and makes it current; about two seconds. Another seed gives another release.</summary>
    public static ReleaseInfo Publish(string directory, int seed = 1, TimeProvider? time = null)
    {
        var options = Options.Create(new ReleaseOptions { Directory = directory });
        using var writer = ReleaseWriter.Begin(options, new ReleaseStamp($"20000102T000000Z-fixture{seed}", Version, "south-yorkshire", seed, "fixture"), time ?? TimeProvider.System);
        var observations = Fill(writer, seed);
        var release = writer.Publish(ReleaseExpectations.OfSouthYorkshire);
        FixtureRuns.Write(directory, release, observations);
        return release;
    }

    /// <summary>Everything but the publication; returns the number of observations.</summary>
    internal static long Fill(ReleaseWriter writer, int seed)
    {
        var focusAreas = ReadFocusAreas();
        var need = new FixtureNeed(seed);
        writer.AppendFocusAreas(focusAreas);
        writer.AppendAreas(FixtureAreas.All);
        var observations = AppendFigures(writer, focusAreas, need, seed);
        var rankings = focusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).ToList();
        new FixtureRankings(need, seed).Append(writer, rankings);
        FixtureModels.Append(writer, rankings);
        FixtureMatches.Append(writer, focusAreas);
        return observations;
    }

    private static long AppendFigures(ReleaseWriter writer, IReadOnlyList<FocusArea> focusAreas, FixtureNeed need, int seed)
    {
        using var stream = FixtureResource.Open("indicators.json");
        var catalogue = IndicatorCatalogue.Read(stream, focusAreas);
        writer.AppendSources(catalogue.Sources.Select(s => new SourceCount(s, 1000, 1000, 0, new string('0', 64))));
        writer.AppendIndicators([.. catalogue.Indicators.Where(i => FixtureFigures.Indicators.Contains(i.Id.Value))]);
        var count = 0L;
        foreach (var (route, observations) in new FixtureFigures(need, seed).All())
        {
            writer.AppendObservations(observations, route);
            count += observations.Count;
        }

        writer.AppendSpreads();
        return count;
    }

    private static IReadOnlyList<FocusArea> ReadFocusAreas()
    {
        using var stream = FixtureResource.Open("focus-areas.json");
        return FocusAreaCatalogue.Read(stream);
    }
}
