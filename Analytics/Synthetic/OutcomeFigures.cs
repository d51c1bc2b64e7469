using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>An outcome as the release holds it.</summary>
/// <param name="Published">Per group, the logarithm of the figure (of the shortfall where more is better); NaN where there is none.</param>
/// <param name="Ages">Per LSOA, what the ages of residents lead to expect, as a log ratio to England; null where nothing was taken off.</param>
/// <param name="Chance">Per group; none of practices' figures, whose doubt is declared.</param>
internal sealed record OutcomeFigures(OutcomeSource Source, ColumnKey Key, AreaGroups Groups, double[] Published, double[]? Ages, PublishedChance Chance)
{
    /// <summary>A source that covers less of England ranks nothing: a finer figure for some places would not compare with a coarser one for others.</summary>
    private const double LeastHeld = 0.9;

    /// <summary>Null where the release holds none of the outcome's sources for England.</summary>
    public static OutcomeFigures? Of(AreaFrame frame, WiderOutcome outcome)
    {
        var sources = outcome.NewestServes ? outcome.Sources.OrderByDescending(s => s.Column(frame)?.Key.Period) : outcome.Sources.AsEnumerable();
        foreach (var source in sources)
        {
            if (Of(frame, source) is { } figures && figures.Published.Count(p => !double.IsNaN(p)) >= LeastHeld * figures.Published.Length) return figures;
        }

        return null;
    }

    /// <summary>However much of England it covers; null where the release does not hold the source.</summary>
    public static OutcomeFigures? Of(AreaFrame frame, OutcomeSource source)
    {
        if (source.Column(frame) is not { } column) return null;
        if (source.OfPractices) return OfPractices(frame, source, column);
        var groups = source.Groups(frame);
        var chance = PublishedChance.Of(column, source.HigherIsBetter, source.Events?.Of(frame, groups, column.Values));
        return new OutcomeFigures(source, column.Key, groups, Array.ConvertAll(column.Values, source.ToModel), Ages: null, chance);
    }

    private static OutcomeFigures OfPractices(AreaFrame frame, OutcomeSource source, FrameColumn column)
    {
        var logs = Array.ConvertAll(column.Values, source.ToModel);
        var ages = source.AgesTakenOff ? AgesExpected(frame, logs) : null;
        var groups = source.Groups(frame);
        var rates = logs.Select((l, i) => Math.Exp(l - (ages?[i] ?? 0))).ToArray();
        return new OutcomeFigures(source, column.Key, groups, Array.ConvertAll(groups.Mean(rates, frame.Population), Math.Log), ages, PublishedChance.None(groups.Count));
    }

    /// <summary>Fitted over England's LSOAs by the shares of residents of each age; null where ages are not held.</summary>
    private static double[]? AgesExpected(AreaFrame frame, double[] logs)
    {
        // The first band is left out: the shares of all bands sum to 100.
        double[][] ages = [.. FeaturePlan.AgeColumns(frame).Select(c => c.Values)];
        int[] rows = [.. Enumerable.Range(0, logs.Length).Where(i => !double.IsNaN(logs[i]))];
        if (ages.Length == 0 || rows.Length == 0) return null;
        var fit = LinearFit.Of(ages, logs, rows);
        double[] expected = [.. Enumerable.Range(0, logs.Length).Select(i => fit.Predict(ages, i))];
        var mean = expected.Average();
        return Array.ConvertAll(expected, e => e - mean);
    }
}
