using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Per need, the assets that could answer it anywhere: worked out once, so that an area costs only distances and products.</summary>
internal sealed class CandidateTable
{
    private readonly AssetCatalogue _catalogue;
    private readonly NeedTaxonomy _taxonomy;
    private readonly Dictionary<string, List<Candidate>> _byNeed;

    public CandidateTable(AssetCatalogue catalogue, MatchingOptions options)
    {
        _catalogue = catalogue;
        _taxonomy = new NeedTaxonomy(catalogue.Needs, options);
        var index = AssetText.Index(catalogue);
        _byNeed = catalogue.Needs.Select((n, i) => (n.Id, Candidates: Candidates(n, i, index))).ToDictionary(n => n.Id, n => n.Candidates, StringComparer.Ordinal);
    }

    /// <summary>All that are related to the need, in whatever state they are.</summary>
    public IReadOnlyList<Candidate> For(string need) => _byNeed[_taxonomy[need].Id];

    public Need Need(string id) => _taxonomy[id];

    private List<Candidate> Candidates(Need need, int order, TextIndex index)
    {
        var text = index.Score(AssetText.Of(need));
        var passed = Enumerable.Range(0, text.Length)
            .Select(i => (Index: i, Asset: _catalogue.Assets[i], Fit: _taxonomy.Fit(_catalogue.Assets[i], need)))
            .Where(c => c.Fit is not null)
            .ToList();
        var best = passed.Select(c => text[c.Index]).DefaultIfEmpty(0).Max();
        return passed
            .Select(c => new Candidate(c.Index, c.Asset, need, c.Fit!, best > 0 ? text[c.Index] / best : 0, LifeCourse(need, c.Asset)) { NeedOrder = order })
            .ToList();
    }

    /// <summary>1 where need and asset are for the same stages of life, less where one of them is for all, least where they are for different ones.</summary>
    private static double LifeCourse(Need need, Asset asset) =>
        (need.LifeCourse.Count, asset.LifeCourse.Count) switch
        {
            (0, 0) => 1,
            (_, 0) => 0.9,
            (0, _) => 0.75,
            _ => need.LifeCourse.Intersect(asset.LifeCourse).Any() ? 1 : 0.6,
        };
}

/// <summary>An asset that passed the gate for a need, with what does not depend on the area.</summary>
/// <param name="Index">Its place in the catalogue.</param>
/// <param name="Text">Words shared, against the best candidate for the need: 0 to 1.</param>
/// <param name="LifeCourse">0 to 1.</param>
internal sealed record Candidate(int Index, Asset Asset, Need Need, NeedFit Fit, double Text, double LifeCourse)
{
    /// <summary>The need's place in the catalogue, which names the more telling needs of a field first.</summary>
    public required int NeedOrder { get; init; }

    /// <summary>True where it may be given as help: open, or being built and said to be.</summary>
    public bool IsHelp => MatchDiscounts.Readiness(Asset.Status) > 0;

    /// <summary>
    /// True where it answers the need for whom it reaches: open, and at work on the need itself or a part of it. A public body that makes a
    /// need its aim convenes and commissions; that alone answers nothing, and nor does research under way.
    /// </summary>
    public bool Answers => Asset.Status == AssetStatuses.Open && Asset.Kind is not (AssetKinds.Partnership or AssetKinds.ResearchOrganisation) && Fit.Answers;
}
