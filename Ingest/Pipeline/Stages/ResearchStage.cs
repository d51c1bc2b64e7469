using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Research;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>Puts what the registers of research say into the release: awards under way, and the organisations they were made to with their places.</summary>
internal sealed class ResearchStage(IngestPaths paths) : IStage
{
    public StagePlan Plan { get; } = new("research", "Place research organisations", 1);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        var awards = run.Fetched.Where(f => f.Kind == SnapshotKinds.ResearchAwards).OrderBy(f => f.Publication, StringComparer.Ordinal).SelectMany(f => ResearchFile.Read(f.Path)).ToList();
        var categories = HealthCategories.Read(paths.Data);
        var directory = ResearchDirectory.Of(awards, categories, new NearestNeighbourhood(run.Areas), Listed(run, awards, cancellation), KnownSites(run));
        WarnOfUnknown(run, awards, categories);
        cancellation.ThrowIfCancellationRequested();
        run.Research = directory;
        run.Writer.AppendResearch(categories, directory.Organisations, directory.Awards);
        return Task.FromResult(new StageResult(awards.Count));
    }

    /// <summary>Postcodes of awards that the release's postcode directory has, each at its neighbourhood's centre.</summary>
    private static IEnumerable<(string Postcode, Location Location)> Listed(RunState run, IEnumerable<ResearchAward> awards, CancellationToken cancellation)
    {
        var centres = run.Areas.Where(a => a.Level == AreaLevel.Lsoa21 && a.Location is not null).ToDictionary(a => a.Code, a => a.Location!.Value);
        var postcodes = awards.Select(a => a.Postcode is { } printed ? PostcodeText.Whole(printed) : null).OfType<string>().Distinct(StringComparer.Ordinal);
        return from place in run.Writer.LsoasOf(postcodes, cancellation)
               where centres.ContainsKey(place.Lsoa)
               select (place.Postcode, centres[place.Lsoa]);
    }

    /// <summary>Sites of assets whose postcode the region's file of sites has.</summary>
    /// <exception cref="CatalogueException">That file names an asset that the region has not, or that has no site.</exception>
    private static IEnumerable<(string Postcode, Location Location)> KnownSites(RunState run)
    {
        var assets = run.Region.Assets(run.Catalogues.Needs, run.Catalogues.FocusAreas)?.Assets ?? [];
        var sites = assets.Where(a => a.Site is not null).ToDictionary(a => a.Id, a => a.Site!.Location, StringComparer.Ordinal);
        return [.. OdsSite.Read(run.Region).Select(s => (s.Postcode, sites.TryGetValue(s.Asset, out var location) ? location
            : throw new CatalogueException(Region.Called(run.Region.Id, "sites.json"), s.Code, "the id of an asset with a site", $"'{s.Asset}'")))];
    }

    private static void WarnOfUnknown(RunState run, IEnumerable<ResearchAward> awards, HealthCategories categories)
    {
        var unknown = awards.SelectMany(a => a.Categories).Select(c => c.Category).Distinct(StringComparer.Ordinal).Where(c => categories.Find(c) is null).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0 && categories.Categories.Count > 0)
            run.Warn($"{unknown.Count} health categories of research are not in {HealthCategories.FileName} and count for no need: {string.Join(", ", unknown.Take(5))}{(unknown.Count > 5 ? " …" : string.Empty)}.");
    }
}
