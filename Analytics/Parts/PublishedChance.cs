using System.Globalization;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Parts;

/// <summary>
/// How far chance moves the published figures of larger areas: few deaths, births or people asked are more one year and fewer the next, though
/// nothing changed. It is one error of all LSOAs of the area, and no other figure's.
/// </summary>
/// <param name="Variances">By area, of the logarithm of the figure, or of its shortfall; NaN where nobody says, or there is no figure.</param>
/// <param name="Figures">How many areas have a figure.</param>
internal sealed record PublishedChance(double[] Variances, int Figures)
{
    /// <summary>A 95% interval of a normal distribution reaches so many standard deviations to either side.</summary>
    private const double Normal95 = 1.96;

    /// <summary>Least share of a variance that is left once chance is taken off: how much is chance is itself known in the rough.</summary>
    private const double LeastLeft = 0.25;

    /// <summary>How many figures are known to be moved by how much.</summary>
    public int Known => Variances.Count(v => !double.IsNaN(v));

    /// <summary>False where of most figures nobody says.</summary>
    public bool IsTold => 2 * Known >= Figures;

    /// <summary>Mean variance over all figures; those of which nobody says count as exact.</summary>
    public double Mean => Figures == 0 ? 0 : Variances.Where(v => !double.IsNaN(v)).Sum() / Figures;

    /// <summary>True where nothing is published that tells it, and counts are reckoned.</summary>
    public bool Reckoned { get; private init; }

    /// <summary>By the publisher's 95% interval; where there is none by how many people or events the figure counts.</summary>
    /// <param name="shortfall">True where what is missing from 100% is taken for the figure.</param>
    /// <param name="reckoned">Counts to go by where none are published; null where none can be reckoned.</param>
    public static PublishedChance Of(FrameColumn column, bool shortfall, double[]? reckoned = null)
    {
        double At(double[]? limits, int area) => limits is null ? double.NaN : limits[area];
        double Count(int area)
        {
            var published = At(column.Limits?.Count, area);
            return double.IsNaN(published) ? At(reckoned, area) : published;
        }

        return new PublishedChance(
            [.. column.Values.Select((v, i) => Variance(v, At(column.Limits?.Lower, i), At(column.Limits?.Upper, i), Count(i), shortfall))],
            column.Values.Count(v => shortfall ? v < 100 : v > 0))
        {
            Reckoned = column.Limits is null && reckoned is not null,
        };
    }

    /// <summary>Of figures whose doubt is told otherwise.</summary>
    public static PublishedChance None(int areas) => new([.. Enumerable.Repeat(double.NaN, areas)], 0);

    /// <summary>0 where nobody says.</summary>
    public double Of(int area) => double.IsNaN(Variances[area]) ? 0 : Variances[area];

    /// <summary>What is left of a variance of published figures, or of what misses them, once chance is taken off: chance in an area's figure says nothing of the places within it.</summary>
    public double Left(double variance) => Math.Max(variance - Mean, LeastLeft * variance);

    /// <summary>How unsure an area's figure is of one place within it, as a standard deviation: half the variance that is left of all areas' figures.</summary>
    /// <param name="sd">Of the figures, on the logarithm.</param>
    public double OfPlaces(double sd) => Math.Sqrt(Left(Math.Pow(sd, 2)) / 2);

    /// <param name="areas">What they are, in the plural.</param>
    public string Words(string areas)
    {
        var known = Variances.Where(v => !double.IsNaN(v)).Order().ToArray();
        if (known.Length == 0) return $"Published without limits and without counts: how far chance moves the figures of {areas} is in no interval.";
        var moved = string.Create(CultureInfo.InvariantCulture, $"Chance in the figures of {areas}, {(Reckoned ? "by how many events their rates and residents make" : "by their published limits or counts")}, is in the intervals: half of them have a standard error of {100 * Math.Sqrt(known[known.Length / 2]):0}% or more.");
        return known.Length == Figures ? moved : string.Create(CultureInfo.InvariantCulture, $"{moved} For {Figures - known.Length} of {Figures} neither is held: chance in theirs is in no interval.");
    }

    private static double Variance(double value, double lower, double upper, double count, bool shortfall)
    {
        if (shortfall) (value, lower, upper, count) = (100 - value, 100 - upper, 100 - lower, count * (100 - value) / value);
        if (!(value > 0)) return double.NaN;
        // A lower limit of 0 has no logarithm: the upper one tells it then.
        var sd = lower > 0 ? (Math.Log(upper) - Math.Log(lower)) / (2 * Normal95) : lower <= 0 ? (Math.Log(upper) - Math.Log(value)) / Normal95 : double.NaN;
        return sd > 0 ? sd * sd : count > 0 ? 1 / count : double.NaN;
    }
}
