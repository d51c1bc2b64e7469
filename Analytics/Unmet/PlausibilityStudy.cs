using System.Globalization;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Does unmet need point where anyone who knows the places would expect it could: not at student flats for cancer, not by one figure alone, not past places where every published figure of illness is high.</summary>
internal sealed class PlausibilityStudy(AreaFrame frame, AnalysisOptions options, IReadOnlyList<FocusNeed> focuses, OverallNeed overall)
{
    public const string ModelId = ModelIds.Overall;
    private const double MostCorrelation = 0.85;
    private const double MostReplaced = 0.15;
    private const double StudentShare = 35;
    private const double FewOld = 8;
    private const int Top = 50;

    /// <param name="rankings">Of the overall ranking at LSOA, the chances of being in the worst tenth are read.</param>
    public (ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates) Run(IReadOnlyList<LevelRanking> rankings)
    {
        var card = new ModelCard(ModelId, "Unmet need", "people who need care they do not get, weighted by harm", "composite", "people-and-harm", frame.Count, 0, 0, options.Seed, [.. overall.Unmet.Select(u => u.Measure.Focus)],
        [
            "Unmet need is counted per resident: people who have a condition, or should have had care, and are not cared for, weighted by the healthy life that England loses by it. Where no figure of care is held, all who have the condition count.",
            "It is no measure of ill health for people of the same age: that is burden. An area with many older people has more unmet need for the conditions of older age.",
            "The overall ranking adds up the focus areas, each as a ratio to England, by their declared weights. A focus area in which places differ much moves it much. The overall burden is ill health of all causes.",
            "Patients per GP, distances and registers below expectation are shown but not used in rankings: no outcome from another source is left to test them against, because what they might predict is already part of the rankings.",
        ]);
        ModelGate?[] gates = [.. frame.Checks.NotStudents.Select(Students), .. frame.Checks.NotYoung.Select(Young), FocusAreasApart(), Replaced(), CalledUnlikely(rankings)];
        var correlations = NeedShares.Correlations(focuses).Select(c => new ModelMetric(ModelId, NeedShares.CorrelationScheme, $"{c.First} and {c.Second}", RankMetrics.SpearmanId, AreaCode.England.Value, c.Rho, Lower: null, Upper: null));
        return (card, [.. NeedShares.Metrics(frame, options, focuses, overall), .. correlations], [.. gates.OfType<ModelGate>()]);
    }

    private ModelGate? Students(string id)
    {
        if (Focus(id) is not { } focus || frame.Latest("census2021-aged-20-24") is not { } young) return null;
        int[] students = [.. Enumerable.Range(0, frame.Count).Where(i => young.Values[i] > StudentShare)];
        if (students.Length == 0) return null;
        var worst = Worst(focus.Unmet.Value, [.. Enumerable.Range(0, frame.Count)]);
        var share = students.Count(worst.Contains) / (double)students.Length;
        return Gate(id == frame.Checks.NotStudents[0] ? "student-areas" : $"student-areas-{id}", share <= 0.12, $"Of {students.Length} LSOAs where over {StudentShare}% are aged 20 to 24, {Percent(share)} are in England's worst tenth for {id} (at most 12%).");
    }

    private ModelGate? Young(string id)
    {
        if (Focus(id) is not { } focus || new ResidentGroup(string.Empty, 65, 90).Shares(frame) is not { } old) return null;
        int[] top = [.. Ranks.Descending(focus.Unmet.Value).Take(Top)];
        var share = top.Count(i => old[i] < FewOld) / (double)top.Length;
        return Gate($"{id}-top-{Top}", share <= 0.05, $"Of the {top.Length} LSOAs with the most unmet need ({id}), {Percent(share)} have under {FewOld}% aged 65 or over (at most 5%).");
    }

    private ModelGate? FocusAreasApart()
    {
        var pairs = NeedShares.Correlations(focuses).OrderByDescending(p => p.Rho).ToArray();
        return pairs.Length == 0 ? null : Gate("focus-areas-apart", pairs[0].Rho < MostCorrelation, string.Create(CultureInfo.InvariantCulture, $"The burdens of {pairs[0].First} and {pairs[0].Second} go together most: rank correlation {pairs[0].Rho:0.000} (below {MostCorrelation:0.00})."));
    }

    /// <summary>Each figure left out in turn: how much of any ICB's worst tenth changes.</summary>
    private ModelGate Replaced()
    {
        var before = Tenths(NeedProfile.Of(overall).Score);
        var parts = overall.Unmet.SelectMany(u => u.Measure.Terms).SelectMany(t => t.Parts).Distinct().ToArray();
        var changes = new (string Part, double Share, AreaCode Icb)[parts.Length];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, p =>
        {
            var after = Tenths(Without(parts[p]));
            changes[p] = before.Select((b, icb) => (parts[p].Id, b.Count(i => !after[icb].Contains(i)) / (double)b.Count, frame.Icbs.Codes[icb])).MaxBy(c => c.Item2);
        });
        var most = changes.MaxBy(c => c.Share);
        var over = changes.Count(c => c.Share > MostReplaced);
        return Gate("no-figure-alone", most.Share <= MostReplaced, $"Leaving out one figure changes at most {Percent(most.Share)} of an ICB's worst tenth of LSOAs ({most.Part}, {most.Icb}; at most {Percent(MostReplaced)}); {over} of {parts.Length} figures do so by more than that somewhere.");
    }

    private double[] Without(NeedPart part)
    {
        var score = new double[frame.Count];
        foreach (var (measure, weight) in overall.Unmet)
        {
            if (measure.Without(part) is not { } value) continue;
            for (var i = 0; i < score.Length; i++) score[i] += weight * value[i];
        }

        return score;
    }

    private ModelGate? CalledUnlikely(IReadOnlyList<LevelRanking> rankings)
    {
        var outcomes = BurdenLabel.All.Select(l => (Label: l, Column: frame.Latest(l.Outcome))).Where(e => e.Column is not null).Select(e => Array.ConvertAll(e.Column!.Values, v => double.IsNaN(v) ? double.NegativeInfinity : v)).ToArray();
        if (outcomes.Length < BurdenLabel.All.Count) return null;
        int[] all = [.. Enumerable.Range(0, frame.Count)];
        var worst = outcomes.Select(o => Worst(o, all)).Aggregate((a, b) => [.. a.Intersect(b)]);
        if (worst.Count == 0) return null;
        var areas = rankings.Single(r => r.Focus == FocusArea.Overall && r.Level == AreaLevel.Lsoa21).Areas;
        var unlikely = worst.Where(i => areas[i].Tier == Tier.Unlikely).ToArray();
        var why = unlikely.Length == 0 ? string.Empty : $" They are, for the most part, areas with few older residents: {Percent(unlikely.Count(i => NeedProfileAges(i) < 0) / (double)unlikely.Length)} of them are ranked lower for the ages of their residents.";
        return Gate("all-four-worst", unlikely.Length <= 0.02 * worst.Count, $"Of {worst.Count} LSOAs whose four published figures of ill health are all in England's worst tenth, {Percent(unlikely.Length / (double)worst.Count)} are called unlikely (at most 2%).{why}");
    }

    private double NeedProfileAges(int lsoa) => overall.Unmet.Sum(u => u.Weight * u.Measure.Contributions.Where(c => c.Domain == ResidentGroup.Domain).Sum(c => c.Amount[lsoa]));

    private HashSet<int>[] Tenths(double[] score) => [.. frame.Icbs.Members.Select(m => Worst(score, m))];

    private static HashSet<int> Worst(double[] values, int[] rows) => [.. Ranks.Descending(Array.ConvertAll(rows, i => values[i])).Take(Ranks.Tenth(rows.Length)).Select(k => rows[k])];

    private FocusNeed? Focus(string id) => focuses.FirstOrDefault(f => f.Focus == id);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}%");

    private static ModelGate Gate(string gate, bool passed, string detail) => new(ModelId, gate, passed, detail);
}
