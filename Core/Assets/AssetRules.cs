using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>What must hold in an asset file.</summary>
internal sealed class AssetRules(string file, AssetCatalogue catalogue, IReadOnlyList<FocusArea> focusAreas)
{
    private static readonly HashSet<string> Accuracies = new(StringComparer.Ordinal) { "site", "campus", "area" };
    private static readonly HashSet<string> Kinds = AssetKinds.All.ToHashSet(StringComparer.Ordinal);
    private static readonly HashSet<string> Statuses = AssetStatuses.All.ToHashSet(StringComparer.Ordinal);

    private readonly EntryRules _rules = new(file);
    private readonly HashSet<string> _focusAreas = focusAreas.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _needs = catalogue.Needs.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _assets = catalogue.Assets.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _subSectors = catalogue.Context.SubSectors.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);

    public void Check()
    {
        CatalogueRules.Unique(file, "asset", catalogue.Assets.Select(a => a.Id));
        _rules.Sources(catalogue.Context.Sources);
        foreach (var asset in catalogue.Assets)
            CheckAsset(asset);
        foreach (var link in catalogue.Links)
            CheckLink(link);
    }

    private void CheckAsset(Asset asset)
    {
        _rules.Some(asset.Id, "name", asset.Name);
        _rules.Some(asset.Id, "description", asset.Description);
        _rules.Known(asset.Id, "a kind", [asset.Kind], Kinds);
        _rules.Known(asset.Id, "a status", [asset.Status], Statuses);
        _rules.Known(asset.Id, "a sub-sector id in subSectors", asset.SubSectors, _subSectors);
        _rules.Known(asset.Id, "a focus-area id in focusAreas", asset.FocusAreas, _focusAreas);
        _rules.Known(asset.Id, "a need id in needs", asset.Needs, _needs);
        _rules.Known(asset.Id, "a stage in lifeCourse", asset.LifeCourse, EntryRules.LifeCourse);
        if (asset.Site is { } site)
            _rules.Known(asset.Id, "an accuracy of the site", [site.Accuracy], Accuracies);
        if (asset.Status != AssetStatuses.Open && asset.StatusDate is null)
            throw new CatalogueException(file, asset.Id, $"a statusDate, as its status is '{asset.Status}'", "none");
        if (asset.Site is not null && asset.Place is not null)
            throw new CatalogueException(file, asset.Id, "a place only where there is no site", $"'{asset.Place}' and a site");
        if (asset.Reach == AssetReach.Authority && asset.Serves.Count == 0)
            throw new CatalogueException(file, asset.Id, "the authorities it serves, as its reach is an authority", "none in serves");
        _rules.WebAddress(asset.Id, "website", asset.Website);
        if (asset.Reach == AssetReach.Local && asset.Site is null)
            throw new CatalogueException(file, asset.Id, "a site, as its reach is local", "none");
        CheckEvidence(asset);
    }

    private void CheckEvidence(Asset asset)
    {
        _rules.Some(asset.Id, "evidence", asset.Evidence);
        foreach (var evidence in asset.Evidence)
        {
            _rules.Evidence(asset.Id, evidence, catalogue.Context.Sources);
            _rules.Known(asset.Id, "one of the asset's needs in an evidence's supports", evidence.Supports, asset.Needs.ToHashSet(StringComparer.Ordinal));
        }

        var supported = asset.Evidence.SelectMany(e => e.Supports).ToHashSet(StringComparer.Ordinal);
        if (asset.Needs.FirstOrDefault(n => !supported.Contains(n)) is { } claimed)
            throw new CatalogueException(file, asset.Id, $"evidence that supports the need '{claimed}'", "none");
    }

    private void CheckLink(AssetLink link)
    {
        _rules.Known(link.From, "an asset id in from", [link.From], _assets);
        _rules.Some(link.From, "to", link.To);
        _rules.Some(link.From, "relation", link.Relation);
        _rules.Evidence(link.From, link.Evidence, catalogue.Context.Sources);
    }
}
