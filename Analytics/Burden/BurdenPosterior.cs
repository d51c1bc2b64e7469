using HealthNeeds.Analytics.Frames;

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
