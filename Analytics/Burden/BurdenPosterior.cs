using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// The best estimate of today from three witnesses, each weighed by its error: a model that never saw the authority, the level of the
/// authority and MSOA by their other LSOAs, and the area's own published figure. All on the model's scale.
/// </summary>
/// <param name="PlaceUnknown">The model alone: what is said of a place whose authority was never seen.</param>
/// <param name="PlaceKnown">With the levels of authority and MSOA, the area's own figure left out.</param>
/// <param name="Shipped">With the area's own figure.</param>
/// <param name="RecordShare">Weight of the area's own figure, 0 to 1.</param>
internal sealed record BurdenPosterior(double[] PlaceUnknown, double[] PlaceKnown, double[] Shipped, PlaceLevels Levels, double RecordShare)
{
    /// <param name="outcome">NaN where there is none.</param>
    public static BurdenPosterior Of(AreaFrame frame, double[] outcome, double[] model, RecordReliability? record)
    {
        double[] residuals = [.. outcome.Select((o, i) => o - model[i])];
        var levels = PlaceLevels.OwnLeftOut(frame, residuals);
        double[] known = [.. model.Select((m, i) => m + levels.Of(i))];
        var misses = outcome.Select((o, i) => o - known[i]).Where(m => !double.IsNaN(m)).ToArray();
        var share = record is null || misses.Length == 0 ? 0 : record.Share(misses.Average(m => m * m));
        double[] shipped = [.. known.Select((k, i) => double.IsNaN(outcome[i]) ? k : k + (share * (outcome[i] - k)))];
        return new BurdenPosterior(model, known, shipped, levels, share);
    }

    /// <summary>
    /// How far a figure published anew would lie from what ships, as a share of the standard deviation without the area's own figure: what the
    /// estimate misses and the error of the new figure, √(1 - w²) with the weight w of the record. The truth lies nearer, so intervals are rather too wide.
    /// </summary>
    public double DoubtLeft => Math.Sqrt(1 - (RecordShare * RecordShare));
}

/// <summary>
/// How far an area's own published figure may be believed. Two editions years apart are each compared with what conditions of life, the
/// authority and the MSOA would lead to expect; what an LSOA keeps of its own from one edition to the other is its own, the rest is counted as
/// error of the record: chance of small numbers, or change that did not last. No outside check takes part.
/// </summary>
/// <param name="Persistence">Correlation of what is the LSOA's own in both editions.</param>
/// <param name="ErrorVariance">Of the later figure, on the model's scale.</param>
internal sealed record RecordReliability(double Persistence, double ErrorVariance)
{
    /// <summary>No record is believed alone.</summary>
    private const double MostShare = 0.95;

    /// <summary>One per outcome. Null where the earlier edition is not held: the record then counts nothing.</summary>
    public static RecordReliability?[] Of(AreaFrame frame, IReadOnlyList<LabelledOutcome> outcomes, IReadOnlyList<Fold> folds, int seed, ParallelOptions parallel)
    {
        var held = outcomes.Select(o => (Now: o, Previous: frame.Latest(o.Label.Previous))).Where(o => o.Previous is not null).ToArray();
        var (earlier, later) = (BurdenFeatures.OfEach(frame, held.Select(_ => FeaturePlan.Conditions)), BurdenFeatures.OfEach(frame, held.Select(o => FeaturePlan.ConditionsOfToday(o.Now.Label))));
        var tasks = held.SelectMany((o, k) => new[]
        {
            new HeldOutTask(earlier[k], Array.ConvertAll(o.Previous!.Values, o.Now.Label.ToModel), folds, seed),
            new HeldOutTask(later[k], o.Now.Outcome, folds, seed),
        }).ToArray();
        var own = Array.ConvertAll(RidgeRun.Of(frame, tasks, parallel), run => Own(frame, run));
        var found = held.Select((o, k) => (o.Now.Label, Reliability: Between(own[2 * k], own[(2 * k) + 1]))).ToDictionary(e => e.Label, e => e.Reliability);
        return [.. outcomes.Select(o => found.GetValueOrDefault(o.Label))];
    }

    /// <summary>The weight of the record beside an estimate that misses it by this variance, the record's own error included; 0 to 1.</summary>
    public double Share(double missVariance) => missVariance > 0 ? Math.Clamp(1 - (ErrorVariance / missVariance), 0, MostShare) : 0;

    /// <param name="earlier">What was the LSOA's own, an edition ago.</param>
    /// <param name="later">The same now.</param>
    private static RecordReliability? Between(double[] earlier, double[] later)
    {
        int[] both = [.. Enumerable.Range(0, earlier.Length).Where(i => !double.IsNaN(earlier[i]) && !double.IsNaN(later[i]))];
        if (both.Length < 3) return null;
        var persistence = Math.Clamp(RankMetrics.Pearson(Array.ConvertAll(both, i => earlier[i]), Array.ConvertAll(both, i => later[i])), 0, 1);
        var (squares, products) = (both.Average(i => later[i] * later[i]), both.Average(i => earlier[i] * later[i]));
        return new RecordReliability(persistence, Math.Clamp(squares - products, 0, squares));
    }

    private static double[] Own(AreaFrame frame, RidgeRun run)
    {
        double[] residuals = [.. run.Task.Outcome.Select((o, i) => o - run.Prediction[i])];
        var levels = PlaceLevels.OwnLeftOut(frame, residuals);
        return [.. residuals.Select((r, i) => r - levels.Of(i))];
    }
}
