using System.Text.Json;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Catalogue;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>judged-queries.json: who should be offered where for what, judged from the study before matching was tuned.</summary>
internal sealed record JudgedSet(IReadOnlyDictionary<string, string> Grades, IReadOnlyList<JudgedPlace> Places, IReadOnlyList<JudgedQuery> Queries)
{
    private static readonly Lazy<JudgedSet> LazySet = new(() =>
        JsonSerializer.Deserialize<JudgedSet>(
            File.ReadAllText(RepositoryData.Path("tests", "Analytics.Tests", "Matching", "judged-queries.json")), CatalogueJson.Options)!);

    public static JudgedSet Instance => LazySet.Value;

    public static IReadOnlyDictionary<AreaCode, string> Authorities =>
        Instance.Places.Where(p => p.Level == "ltla24").ToDictionary(p => p.Code, p => p.Name);

    public static JudgedQuery Query(string id) => Instance.Queries.Single(q => q.Id == id);

    public Area AreaOf(JudgedQuery query) => Places.Single(p => p.Id == query.Place).ToArea();
}

/// <param name="Authority">The local authority it is in, or is.</param>
internal sealed record JudgedPlace(string Id, string Name, AreaCode Code, string Level, AreaCode Authority, double Latitude, double Longitude)
{
    public Area ToArea() => new(
        Code,
        AreaLevels.TryParse(Level, out var level) ? level : throw new InvalidDataException($"{Id}: {Level} is no level."),
        Name,
        null,
        null,
        Level == "ltla24" ? null : Authority,
        null,
        null,
        null,
        null,
        new Location(Latitude, Longitude));
}

/// <param name="Case">The case of the study the query stands for, 1 to 8.</param>
/// <param name="Expected">Grade by asset id; empty where the right answer is that there is none.</param>
/// <param name="Absent">Assets that must not be offered: they do not reach so far.</param>
internal sealed record JudgedQuery(
    string Id, int Case, string Place, string Focus, string Need, string Study, IReadOnlyDictionary<string, int> Expected, IReadOnlyList<string> Absent);
