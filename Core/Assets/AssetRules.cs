using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>What must hold in an asset file.</summary>
internal sealed class AssetRules(string file, AssetCatalogue catalogue, IReadOnlyList<FocusArea> focusAreas)
{
    private static readonly HashSet<string> LifeCourse = new(StringComparer.Ordinal) { "children", "working-age", "older" };
    private static readonly HashSet<string> Accuracies = new(StringComparer.Ordinal) { "site", "campus", "area" };
    private static readonly HashSet<string> Kinds = AssetKinds.All.ToHashSet(StringComparer.Ordinal);
    private static readonly HashSet<string> Statuses = AssetStatuses.All.ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> _focusAreas = focusAreas.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _needs = catalogue.Needs.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _assets = catalogue.Assets.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _subSectors = catalogue.Context.SubSectors.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = catalogue.Context.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);

    public void Check()
    {
        CatalogueRules.Unique(file, "need", catalogue.Needs.Select(n => n.Id));
        CatalogueRules.Unique(file, "asset", catalogue.Assets.Select(a => a.Id));
        foreach (var source in catalogue.Context.Sources)
            WebAddress(source.Id, "address", source.Address);
        foreach (var need in catalogue.Needs)
            CheckNeed(need);
        foreach (var asset in catalogue.Assets)
            CheckAsset(asset);
        foreach (var link in catalogue.Links)
            CheckLink(link);
    }

    private void CheckNeed(Need need)
    {
        Some(need.Id, "name", need.Name);
        Some(need.Id, "focusAreas", need.FocusAreas);
        Some(need.Id, "terms", need.Terms);
        Known(need.Id, "a focus-area id in focusAreas", need.FocusAreas, _focusAreas);
        Known(need.Id, "a stage in lifeCourse", need.LifeCourse, LifeCourse);
        if (need.Parent is { } parent)
            Known(need.Id, "a need id as parent", [parent], _needs);
        foreach (var help in need.HelpedBy)
        {
            Known(need.Id, "a need id in helpedBy", [help.Need], _needs);
            CheckEvidence(need.Id, help.Evidence);
        }

        if (Ancestors(need).Contains(need.Id))
            throw new CatalogueException(file, need.Id, "a parent that is no part of it", $"'{need.Parent}'");
    }

    private void CheckAsset(Asset asset)
    {
        Some(asset.Id, "name", asset.Name);
        Some(asset.Id, "description", asset.Description);
        Known(asset.Id, "a kind", [asset.Kind], Kinds);
        Known(asset.Id, "a status", [asset.Status], Statuses);
        Known(asset.Id, "a sub-sector id in subSectors", asset.SubSectors, _subSectors);
        Known(asset.Id, "a focus-area id in focusAreas", asset.FocusAreas, _focusAreas);
        Known(asset.Id, "a need id in needs", asset.Needs, _needs);
        Known(asset.Id, "a stage in lifeCourse", asset.LifeCourse, LifeCourse);
        if (asset.Site is { } site)
            Known(asset.Id, "an accuracy of the site", [site.Accuracy], Accuracies);
        if (asset.Reach == AssetReach.Authority && asset.Serves.Count == 0)
            throw new CatalogueException(file, asset.Id, "the authorities it serves, as its reach is an authority", "none in serves");
        WebAddress(asset.Id, "website", asset.Website);
        if (asset.Reach == AssetReach.Local && asset.Site is null)
            throw new CatalogueException(file, asset.Id, "a site, as its reach is local", "none");
        CheckEvidence(asset);
    }

    private void CheckEvidence(Asset asset)
    {
        Some(asset.Id, "evidence", asset.Evidence);
        foreach (var evidence in asset.Evidence)
        {
            CheckEvidence(asset.Id, evidence);
            Known(asset.Id, "one of the asset's needs in an evidence's supports", evidence.Supports, asset.Needs.ToHashSet(StringComparer.Ordinal));
        }

        var supported = asset.Evidence.SelectMany(e => e.Supports).ToHashSet(StringComparer.Ordinal);
        if (asset.Needs.FirstOrDefault(n => !supported.Contains(n)) is { } claimed)
            throw new CatalogueException(file, asset.Id, $"evidence that supports the need '{claimed}'", "none");
    }

    private void CheckLink(AssetLink link)
    {
        Known(link.From, "an asset id in from", [link.From], _assets);
        Some(link.From, "to", link.To);
        Some(link.From, "relation", link.Relation);
        CheckEvidence(link.From, link.Evidence);
    }

    private void CheckEvidence(string id, Evidence evidence)
    {
        Known(id, "a source id in evidence", [evidence.Source], _sources);
        Some(id, "place in the evidence", evidence.Place);
    }

    private HashSet<string> Ancestors(Need need)
    {
        var byId = catalogue.Needs.ToDictionary(n => n.Id, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var parent = need.Parent; parent is not null && seen.Add(parent); parent = byId.GetValueOrDefault(parent)?.Parent)
        {
        }

        return seen;
    }

    private void Known(string id, string what, IEnumerable<string> found, IReadOnlySet<string> known)
    {
        foreach (var one in found)
            CatalogueRules.Known(file, id, what, one, known);
    }

    private void WebAddress(string id, string member, string? address)
    {
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            throw new CatalogueException(file, id, $"a web address as {member}", $"'{address}'");
    }

    private void Some(string id, string member, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new CatalogueException(file, id, $"a {member}", "none");
    }

    private void Some<T>(string id, string member, IReadOnlyList<T> list)
    {
        if (list.Count == 0)
            throw new CatalogueException(file, id, $"at least one entry in {member}", "none");
    }
}
