using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>judged-queries.json: who should be offered where for what, judged by a reader who had not seen how matching works.</summary>
internal static class JudgedSet
{
    /// <summary>May be looked at while matching is worked on.</summary>
    public const string Work = "work";

    /// <summary>Kept away from the work on matching, and only reported.</summary>
    public const string Kept = "kept";

    private static readonly Lazy<IReadOnlyList<JudgedQuery>> LazyQueries = new(() =>
        JsonSerializer.Deserialize<List<JudgedQuery>>(
            File.ReadAllText(RepositoryData.Path("tests", "Analytics.Tests", "Matching", "judged-queries.json")), CatalogueJson.Options)!);

    public static IReadOnlyList<JudgedQuery> Queries => LazyQueries.Value;

    public static readonly IReadOnlyDictionary<AreaCode, string> Authorities = new Dictionary<AreaCode, string>
    {
        [new AreaCode("E08000016")] = "Barnsley",
        [new AreaCode("E08000017")] = "Doncaster",
        [new AreaCode("E08000018")] = "Rotherham",
        [new AreaCode("E08000019")] = "Sheffield",
    };
}

/// <param name="Kind">"need": a need at a place; "words": a reader's own words at a place.</param>
/// <param name="Need">The need's id; null for words.</param>
/// <param name="Grades">By asset id: 3 what a reader would want first, 2 good, 1 related.</param>
/// <param name="Part"><see cref="JudgedSet.Work"/> or <see cref="JudgedSet.Kept"/>.</param>
internal sealed record JudgedQuery(
    string Id, string Kind, string Text, string? Need, string? Focus, JudgedPlace Place, IReadOnlyDictionary<string, int> Grades, string Why, string Part)
{
    [JsonIgnore]
    public bool IsNeed => Kind == "need";
}

internal sealed record JudgedPlace(string Name, double Latitude, double Longitude, AreaCode LocalAuthority)
{
    public Area ToArea() => new(
        new AreaCode("E01000001"), AreaLevel.Lsoa21, Name, null, null, LocalAuthority, null, null, null, null, new Location(Latitude, Longitude));
}
