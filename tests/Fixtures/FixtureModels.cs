using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>One model that ships, one that did not beat its baseline, and what the rankings of cancer and of all rest on.</summary>
internal static class FixtureModels
{
    internal const string Caveat = "Screening is the authority's figure, carried by each of its LSOAs.";
    private const string Note = "Fixture: seeded figures, not an evaluation.";

    public static void Append(ReleaseWriter writer, IEnumerable<string> focusAreas)
    {
        writer.AppendModels(
        [
            new("burden-ypll", "Years of life lost early", "iod2025-ypll", "managed", "trees", 860, 5, 300, 1, ["iod2019-income", "iod2019-ypll"], [Note]),
            new("gap-diabetes", "Diagnosis of diabetes", "qof-diabetes", "managed", "previous-value", 860, 5, 300, 1, ["iod2019-income"], [Note, "The trees did not beat the baseline, which ships in their place."]),
            new("focus-cancer", "Cancer", "unmet need", "composite", "people-and-harm", 860, 0, 0, 1, [], [Caveat]) { Workings = ["Cancer illness: 80% of England's unmet need here."] },
            new("unmet-need", "Unmet need", "people who need care", "composite", "people-and-harm", 860, 0, 0, 1, [], [Note]),
        ]);
        writer.AppendMetrics(Metrics("burden-ypll", trees: 0.88, baseline: 0.82).Concat(Metrics("gap-diabetes", trees: 0.51, baseline: 0.55)).Concat(Grounds(focusAreas)));
        writer.AppendGates(
        [
            new("burden-ypll", "beats-best-baseline", Passed: true, "Spearman .880 against .820; the interval of the difference excludes 0."),
            new("burden-ypll", "monotone", Passed: true, "No violations in 10,000 probes."),
            new("gap-diabetes", "beats-best-baseline", Passed: false, "Spearman .510 against .550."),
        ]);
        writer.AppendSensitivities(Sensitivities(focusAreas));
    }

    private static IEnumerable<ModelMetric> Grounds(IEnumerable<string> focusAreas) =>
    [
        .. new[] { ("cancer-illness", 0.81), ("cancer-care", 0.19) }.Select(p => new ModelMetric("focus-cancer", "shares-of-ranking", p.Item1, "share-of-variance", "E92000001", p.Item2, Lower: null, Upper: null)),
        new("unmet-need", ModelIds.HalvesScheme, "cardio-respiratory by gap", "spearman", "E92000001", 0.3, 0.24, 0.34),
        new("unmet-need", ModelIds.HalvesScheme, "cardio-respiratory by unmet", "spearman", "E92000001", 0.97, 0.96, 0.98),
        .. focusAreas.Where(f => f != "overall").Select(f => new ModelMetric("unmet-need", "shares-of-ranking", f, "share-of-variance", "E92000001", f == "cancer" ? 0.01 : 0.2475, Lower: null, Upper: null)),
    ];

    private static IEnumerable<Sensitivity> Sensitivities(IEnumerable<string> focusAreas) =>
        from focus in focusAreas
        from extent in new[] { "E92000001", FixtureAreas.Icb.Value }
        from factor in new[] { ("harm", 0.31, 0.42), ("aggregation", 0.12, 0.2), ("care-cancer-screening", 0.05, 0.09) }
        select new Sensitivity(focus, extent, factor.Item1, factor.Item2, factor.Item2 - 0.03, factor.Item2 + 0.03, factor.Item3, factor.Item3 - 0.02, factor.Item3 + 0.02);

    private static IEnumerable<ModelMetric> Metrics(string model, double trees, double baseline) =>
        from extent in new[] { "E92000001", FixtureAreas.Icb.Value }
        from metric in new[] { "spearman", "worst-tenth-overlap" }
        from candidate in new[] { ("trees", trees), ("imd-2019", baseline - 0.1), ("previous-value", baseline) }
        let value = candidate.Item2 - (metric == "spearman" ? 0 : 0.2)
        select new ModelMetric(model, "leave-la-out", candidate.Item1, metric, extent, value, value - 0.02, value + 0.02);
}
