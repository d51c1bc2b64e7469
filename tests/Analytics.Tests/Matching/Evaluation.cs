using System.Globalization;
using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>Matching and search, and what is left of them when parts are taken away, on the judged set.</summary>
internal static class Evaluation
{
    public const int Depth = 5;
    public const int RecallDepth = 10;

    public const string Full = "as it is";
    public const string TaxonomyOnly = "taxonomy only";
    public const string DistanceOnly = "distance only";
    public const string TextOnly = "text only";

    private static readonly AssetCatalogue Catalogue = RepositoryData.Assets;
    private static readonly NeedTaxonomy Taxonomy = new(Catalogue.Needs, MatchingOptions.Default);
    private static readonly TextIndex Index = AssetText.Index(Catalogue);
    private static readonly AssetMatcher Matcher = new(Catalogue, JudgedSet.Authorities);
    private static readonly AssetSearch Search = new(Catalogue);

    public static IReadOnlyDictionary<string, Func<JudgedQuery, IReadOnlyList<(string Asset, double Score)>>> Systems { get; } =
        new Dictionary<string, Func<JudgedQuery, IReadOnlyList<(string Asset, double Score)>>>
        {
            [Full] = RankInFull,
            [TaxonomyOnly] = RankByTaxonomy,
            [TextOnly] = RankByText,
            [DistanceOnly] = RankByDistance,
        };

    /// <summary>nDCG per query.</summary>
    public static double[] Ndcgs(string system, IEnumerable<JudgedQuery> queries) =>
        queries.Select(q => GradedRanking.Ndcg(Depth, Systems[system](q), q.Grades)).ToArray();

    /// <summary>Per query the share found of what is good (grade 2 and 3).</summary>
    public static double[] Recalls(string system, IEnumerable<JudgedQuery> queries) =>
        queries.Select(q => GradedRanking.Recall(RecallDepth, Systems[system](q), q.Grades)).ToArray();

    /// <summary>The table of docs/matching.md: a row per part, kind and system.</summary>
    public static string Table()
    {
        var lines = new List<string> { $"| part | queries | ranked | nDCG@{Depth} | recall@{RecallDepth} |", "|---|---|---|---|---|" };
        foreach (var part in JudgedSet.Queries.GroupBy(q => q.Part).OrderByDescending(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var (kind, queries) in new[] { ("all", part.ToList()), ("needs", part.Where(q => q.IsNeed).ToList()), ("words", part.Where(q => !q.IsNeed).ToList()) })
                lines.AddRange(Systems.Keys.Select(s => $"| {part.Key} | {queries.Count} {kind} | {s} | {Text(Ndcgs(s, queries))} | {Text(Recalls(s, queries))} |"));
        }

        return string.Join('\n', lines);
    }

    private static string Text(double[] values)
    {
        var (lower, upper) = Bootstrap.Interval90(values);
        return string.Create(CultureInfo.InvariantCulture, $"{values.Average():0.00} ({lower:0.00}–{upper:0.00})");
    }

    private static List<(string Asset, double Score)> RankInFull(JudgedQuery query) => query.IsNeed
        ? Matcher.MatchNeed(query.Place.ToArea(), query.Focus!, query.Need!).Select(m => (m.AssetId, m.Score)).ToList()
        : Search.Search(query.Text, Catalogue.Assets.Count, query.Place.ToArea()).Select(h => (h.Asset.Id, h.Score)).ToList();

    private static List<(string Asset, double Score)> RankByTaxonomy(JudgedQuery query)
    {
        var needs = query.IsNeed ? [query.Need!] : SynonymIndex.For(Catalogue).In(TextWords.Of(query.Text)).SelectMany(g => g.Needs).ToList();
        return Ranked(a => needs.Select(n => Taxonomy.Fit(a, Taxonomy[n])?.Similarity ?? 0).DefaultIfEmpty(0).Max());
    }

    private static List<(string Asset, double Score)> RankByText(JudgedQuery query)
    {
        var scores = Index.Score(query.IsNeed ? AssetText.Of(Taxonomy[query.Need!]) : TextWords.Of(query.Text));
        return Catalogue.Assets.Select((a, i) => (a.Id, scores[i])).Where(x => x.Item2 > 0).ToList();
    }

    private static List<(string Asset, double Score)> RankByDistance(JudgedQuery query)
    {
        var here = query.Place.ToArea().Location!.Value;
        return Ranked(a => a.Site is { } site ? 1 / (1 + here.KilometresTo(site.Location)) : 0);
    }

    private static List<(string Asset, double Score)> Ranked(Func<Asset, double> score) =>
        Catalogue.Assets.Select(a => (a.Id, score(a))).Where(x => x.Item2 > 0).ToList();
}
