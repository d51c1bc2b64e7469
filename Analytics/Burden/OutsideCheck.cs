using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Burden;

/// <summary>A figure of health that no model, label or gap of a ranking is made of: by it the burden of that ranking is checked from outside.</summary>
/// <param name="Ranking">Focus area, or the overall ranking, whose burden is checked.</param>
/// <param name="Level">Where the two are compared.</param>
/// <param name="HigherIsWorse">False for years of life and other figures of which more is better.</param>
internal sealed record OutsideCheck(string Id, string Title, string Indicator, string Ranking, AreaLevel Level, bool HigherIsWorse)
{
    public static readonly IReadOnlyList<OutsideCheck> All =
    [
        new("bad-health", "Census 2021: bad or very bad health, for the area's ages", "census2021-bad-health", FocusArea.Overall, AreaLevel.Lsoa21, HigherIsWorse: true) { ForAges = true },
        new("limited-a-lot", "Census 2021: day-to-day activities limited a lot, for the area's ages", "census2021-disabled-a-lot", FocusArea.Overall, AreaLevel.Lsoa21, HigherIsWorse: true) { ForAges = true },
        new("life-expectancy", "Life expectancy at birth, 2009–13", "ons-le-birth", FocusArea.Overall, AreaLevel.Msoa21, HigherIsWorse: false),
        new("healthy-life-expectancy", "Healthy life expectancy at birth, 2009–13", "ons-hle-birth", FocusArea.Overall, AreaLevel.Msoa21, HigherIsWorse: false),
        new("smoking", "Recorded smoking of GP practices' patients", "ohid-practice-smoking", "smoking-alcohol-obesity", AreaLevel.Msoa21, HigherIsWorse: true),
        new("preventable-cardiovascular-deaths", "Deaths under 75 from preventable cardiovascular disease", "els-preventable-cardiovascular-mortality", "cardio-respiratory", AreaLevel.Ltla24, HigherIsWorse: true),
    ];

    /// <summary>Fewer areas than this say nothing.</summary>
    public const int FewestAreas = 30;

    /// <summary>Every indicator that is a check of some ranking, and so nothing else of it.</summary>
    public static readonly IReadOnlySet<string> Indicators = All.Select(c => c.Indicator).ToHashSet(StringComparer.Ordinal);

    /// <summary>True where what older residents would lead to expect is taken off first.</summary>
    public bool ForAges { get; private init; }

    /// <summary>The figure by area of <see cref="Level"/>, higher worse; NaN where it is not known. Null where the figures do not hold it.</summary>
    public double[]? Values(AreaFrame frame)
    {
        var values = Level switch
        {
            AreaLevel.Ltla24 => frame.LatestOfAuthorities(Indicator)?.Values,
            AreaLevel.Msoa21 => OfMsoas(frame),
            _ => frame.Latest(Indicator)?.Values,
        };
        if (values is null || values.All(double.IsNaN)) return null;
        if (ForAges) values = values.Count(v => !double.IsNaN(v)) < FewestAreas ? null : LessAges(frame, values);
        if (values is null) return null;
        return HigherIsWorse ? values : Array.ConvertAll(values, v => -v);
    }

    /// <summary>Published for both sexes apart: their mean. Carried to LSOAs from practices: the mean of the MSOA's residents.</summary>
    private double[]? OfMsoas(AreaFrame frame)
    {
        if (frame.LatestOfMsoas(Indicator, Sex.Female) is { } female && frame.LatestOfMsoas(Indicator, Sex.Male) is { } male)
            return [.. female.Values.Zip(male.Values, (f, m) => (f + m) / 2)];
        return frame.LatestOfMsoas(Indicator)?.Values ?? (frame.Latest(Indicator) is { } lsoas ? frame.Msoas.Mean(lsoas.Values, frame.Population) : null);
    }

    private static double[] LessAges(AreaFrame frame, double[] values)
    {
        // The first band is left out: the shares of all bands sum to 100.
        double[][] ages = [.. FeaturePlan.AgeColumns(frame).Select(c => c.Values)];
        if (ages.Length == 0) return values;
        var fit = LinearFit.Of(ages, values, [.. Enumerable.Range(0, values.Length)]);
        return [.. values.Select((v, i) => v - fit.Predict(ages, i))];
    }
}
