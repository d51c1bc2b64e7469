using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

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

    /// <summary>Null where the earlier edition is not held: the record then counts nothing.</summary>
    public static RecordReliability? Of(AreaFrame frame, BurdenLabel label, double[] outcome, IReadOnlyList<Fold> folds, int seed)
    {
        if (frame.Latest(label.Previous) is not { } previous) return null;
        var earlier = Own(frame, new HeldOutTask(BurdenFeatures.Of(frame, FeaturePlan.Conditions), Array.ConvertAll(previous.Values, label.ToModel), folds, seed));
        var later = Own(frame, new HeldOutTask(BurdenFeatures.Of(frame, FeaturePlan.ConditionsOfToday(label)), outcome, folds, seed));
        int[] both = [.. Enumerable.Range(0, frame.Count).Where(i => !double.IsNaN(earlier[i]) && !double.IsNaN(later[i]))];
        if (both.Length < 3) return null;
        var persistence = Math.Clamp(RankMetrics.Pearson(Array.ConvertAll(both, i => earlier[i]), Array.ConvertAll(both, i => later[i])), 0, 1);
        var (squares, products) = (both.Average(i => later[i] * later[i]), both.Average(i => earlier[i] * later[i]));
        return new RecordReliability(persistence, Math.Clamp(squares - products, 0, squares));
    }

    /// <summary>The weight of the record beside an estimate that misses it by this variance, the record's own error included; 0 to 1.</summary>
    public double Share(double missVariance) => missVariance > 0 ? Math.Clamp(1 - (ErrorVariance / missVariance), 0, MostShare) : 0;

    private static double[] Own(AreaFrame frame, HeldOutTask task)
    {
        var expected = RidgeRun.Of(frame, task).Prediction;
        double[] residuals = [.. task.Outcome.Select((o, i) => o - expected[i])];
        var levels = PlaceLevels.OwnLeftOut(frame, residuals);
        return [.. residuals.Select((r, i) => r - levels.Of(i))];
    }
}
