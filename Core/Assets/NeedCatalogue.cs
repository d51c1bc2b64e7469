using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>data/needs.json: the needs that the assets of every region address.</summary>
/// <param name="Sources">Documents that say which need helps with which; a region's assets may cite them too.</param>
public sealed record NeedCatalogue(IReadOnlyList<AssetSource> Sources, IReadOnlyList<Need> Needs)
{
    public const string FileName = "needs.json";

    /// <param name="focusAreas">The focus areas that needs may name.</param>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule; names the file, the entry, the expected and the found.</exception>
    public static NeedCatalogue Read(Stream json, IReadOnlyList<FocusArea> focusAreas, string file = FileName)
    {
        using var entries = new CatalogueEntries(json, file, "sources and needs");
        var catalogue = new NeedCatalogue(entries.List<AssetSource>("sources", "id"), entries.List<Need>("needs", "id"));
        new NeedRules(file, catalogue, focusAreas).Check();
        return catalogue;
    }
}

/// <summary>What must hold in the file of needs.</summary>
internal sealed class NeedRules(string file, NeedCatalogue catalogue, IReadOnlyList<FocusArea> focusAreas)
{
    private readonly EntryRules _rules = new(file);
    private readonly HashSet<string> _focusAreas = focusAreas.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _needs = catalogue.Needs.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);

    public void Check()
    {
        CatalogueRules.Unique(file, "need", catalogue.Needs.Select(n => n.Id));
        _rules.Sources(catalogue.Sources);
        foreach (var need in catalogue.Needs)
            CheckNeed(need);
    }

    private void CheckNeed(Need need)
    {
        _rules.Some(need.Id, "name", need.Name);
        _rules.Some(need.Id, "focusAreas", need.FocusAreas);
        _rules.Some(need.Id, "terms", need.Terms);
        _rules.Known(need.Id, "a focus-area id in focusAreas", need.FocusAreas, _focusAreas);
        _rules.Known(need.Id, "a stage in lifeCourse", need.LifeCourse, EntryRules.LifeCourse);
        if (need.Parent is { } parent)
            _rules.Known(need.Id, "a need id as parent", [parent], _needs);
        foreach (var help in need.HelpedBy)
        {
            _rules.Known(need.Id, "a need id in helpedBy", [help.Need], _needs);
            _rules.Evidence(need.Id, help.Evidence, catalogue.Sources);
        }

        if (Ancestors(need).Contains(need.Id))
            throw new CatalogueException(file, need.Id, "a parent that is no part of it", $"'{need.Parent}'");
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
}

/// <summary>A need an asset can address: the shared vocabulary between focus areas and assets.</summary>
/// <param name="Parent">A broader need, or null.</param>
/// <param name="FocusAreas">Focus areas it belongs to, by id.</param>
/// <param name="Terms">Words that speak of it, for text matching.</param>
public sealed record Need(string Id, string Name, string? Parent, IReadOnlyList<string> FocusAreas, IReadOnlyList<string> Terms)
{
    /// <summary>Any of "children", "working-age", "older", or empty where the need is everyone's.</summary>
    public IReadOnlyList<string> LifeCourse { get; init; } = [];

    /// <summary>Indicators that measure this very need, by id; empty where the project carries none.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Indicators of who could have the need or of what it goes with, by id: they order places, and are never said to measure it.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Other needs whose answers help with this one, as more activity does with obesity.</summary>
    public IReadOnlyList<NeedHelp> HelpedBy { get; init; } = [];
}

/// <param name="Need">Id of the need whose answers help.</param>
/// <param name="Evidence">Who says so.</param>
public sealed record NeedHelp(string Need, Evidence Evidence);
