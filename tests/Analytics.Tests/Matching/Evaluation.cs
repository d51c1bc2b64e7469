using System.Globalization;
using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>The matcher, and what is left of it when parts are taken away, on the judged set.</summary>
internal static class Evaluation
{
    public const int Depth = 5;

    public const string Full = "full matcher";
    public const string TaxonomyOnly = "taxonomy only";
    public const string DistanceOnly = "distance only";
    public const string TextOnly = "text only";

    private static readonly AssetCatalogue Catalogue = RepositoryData.Assets;
    private static readonly JudgedSet Set = JudgedSet.Instance;
    private static readonly NeedTaxonomy Taxonomy = new(Catalogue.Needs, MatchingOptions.Default);
    private static readonly TextIndex Index = AssetText.Index(Catalogue);

    public static IReadOnlyDictionary<string, Func<JudgedQuery, IReadOnlyList<(string Asset, double Score)>>> Systems { get; } =
        new Dictionary<string, Func<JudgedQuery, IReadOnlyList<(string Asset, double Score)>>>
        {
            [Full] = Matcher(MatchingOptions.Default),
            ["without text"] = Matcher(MatchingOptions.Default with { Text = 0 }),
            ["without travel"] = Matcher(MatchingOptions.Default with { Travel = 0 }),
            ["without partners"] = Matcher(MatchingOptions.Default with { Partner = 0 }),
            [TaxonomyOnly] = RankByTaxonomy,
            [TextOnly] = RankByText,
            [DistanceOnly] = RankByDistance,
        };

    public static double Mean(string system) => Mean(system, _ => true);

    public static double Mean(string system, Func<JudgedQuery, bool> which) =>
        Set.Queries.Where(which).Average(q => Ndcg.At(Depth, Systems[system](q), q.Expected));

    /// <summary>The table of docs/matching.md: a row per system, a column per case.</summary>
    public static string Table()
    {
        var cases = Set.Queries.Select(q => q.Case).Distinct().Order().ToList();
        var lines = new List<string>
        {
            $"| nDCG@{Depth} | all | {string.Join(" | ", cases.Select(c => $"case {c}"))} |",
            $"|---|{string.Concat(Enumerable.Repeat("---|", cases.Count + 1))}",
            $"| queries | {Set.Queries.Count} | {string.Join(" | ", cases.Select(c => Set.Queries.Count(q => q.Case == c)))} |",
        };
        lines.AddRange(Systems.Keys.Select(s => $"| {s} | {Text(Mean(s))} | {string.Join(" | ", cases.Select(c => Text(Mean(s, q => q.Case == c))))} |"));
        return string.Join('\n', lines);
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static Func<JudgedQuery, IReadOnlyList<(string Asset, double Score)>> Matcher(MatchingOptions options)
    {
        var matcher = new AssetMatcher(Catalogue, JudgedSet.Authorities, options);
        return q => matcher.MatchNeed(Set.AreaOf(q), q.Focus, q.Need).Select(m => (m.AssetId, m.Score)).ToList();
    }

    private static List<(string Asset, double Score)> RankByTaxonomy(JudgedQuery query) =>
        Catalogue.Assets.Select(a => (a.Id, Taxonomy.Fit(a, Taxonomy[query.Need])?.Similarity ?? 0)).Where(x => x.Item2 > 0).ToList();

    private static List<(string Asset, double Score)> RankByText(JudgedQuery query)
    {
        var scores = Index.Score(AssetText.Of(Taxonomy[query.Need]));
        return Catalogue.Assets.Select((a, i) => (a.Id, scores[i])).Where(x => x.Item2 > 0).ToList();
    }

    private static List<(string Asset, double Score)> RankByDistance(JudgedQuery query)
    {
        var here = Set.AreaOf(query).Location!.Value;
        return Catalogue.Assets.Where(a => a.Site is not null).Select(a => (a.Id, -here.KilometresTo(a.Site!.Location))).ToList();
    }
}
