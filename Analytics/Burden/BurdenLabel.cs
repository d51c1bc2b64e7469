using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>An outcome that burden models predict.</summary>
/// <param name="Outcome">Indicator id of the later period.</param>
/// <param name="Previous">The same outcome an edition earlier: the area's own record.</param>
/// <param name="Logarithm">True for positive ratios and rates, which are modelled on the log scale.</param>
internal sealed record BurdenLabel(string Id, string Title, string Outcome, string Previous, bool Logarithm)
{
    /// <summary>People on illness benefits are counted by the later edition's income and employment too.</summary>
    private static readonly IReadOnlyList<string> IllnessBenefits = ["iod2025-income", "iod2025-employment"];

    public static readonly BurdenLabel YearsOfLifeLost = new("ypll", "Years of potential life lost", "iod2025-ypll", "iod2019-ypll", Logarithm: true);
    public static readonly BurdenLabel Illness = new("cidr", "Illness and disability benefits (CIDR)", "iod2025-cidr", "iod2019-cidr", Logarithm: true) { SharedNumerators = IllnessBenefits };
    public static readonly BurdenLabel AcuteMorbidity = new("acute-morbidity", "Emergency admissions (acute morbidity)", "iod2025-acute-morbidity", "iod2019-acute-morbidity", Logarithm: true);
    public static readonly BurdenLabel MentalHealth = new("mental-health", "Mental ill health", "iod2025-mental-health", "iod2019-mental-health", Logarithm: false) { SharedNumerators = IllnessBenefits, Registers = ["qof-depression", "qof-smi"] };

    public static readonly IReadOnlyList<BurdenLabel> All = [YearsOfLifeLost, Illness, AcuteMorbidity, MentalHealth];

    public string ModelId => $"burden-{Id}";

    /// <summary>Figures that count some of the outcome's own people: no model of it may be told them.</summary>
    public IReadOnlyList<string> SharedNumerators { get; private init; } = [];

    /// <summary>Registers of people with the condition, by which an outcome that is a score gets a natural scale.</summary>
    public IReadOnlyList<string> Registers { get; private init; } = [];

    /// <summary>To the scale of the model. A value that has no logarithm is missing.</summary>
    public double ToModel(double value) => Logarithm ? (value > 0 ? Math.Log(value) : double.NaN) : value;

    public double FromModel(double value) => Logarithm ? Math.Exp(value) : value;
}

/// <summary>What a burden estimate is asked to reach on figures it did not see: rank correlation, and the share of the worst tenth that it finds.</summary>
internal readonly record struct BurdenBar(double Spearman, double Overlap)
{
    /// <summary>With one LSOA left out at a time. Set from outside before this estimate was made; null for an outcome nobody set one for.</summary>
    public static BurdenBar? PlaceKnown(BurdenLabel label) => label.Id switch
    {
        "ypll" => new BurdenBar(0.915, 0.715),
        "acute-morbidity" => new BurdenBar(0.850, 0.650),
        "mental-health" => new BurdenBar(0.912, 0.760),
        "cidr" => new BurdenBar(0.965, 0.820),
        _ => null,
    };

    /// <summary>With whole authorities left out.</summary>
    public static BurdenBar? PlaceUnknown(BurdenLabel label) => label.Id switch
    {
        "ypll" => new BurdenBar(0.900, 0.700),
        "acute-morbidity" => new BurdenBar(0.790, 0.575),
        "mental-health" => new BurdenBar(0.900, 0.740),
        "cidr" => new BurdenBar(0.965, 0.815),
        _ => null,
    };
}

/// <summary>
/// By how much people with the condition grow for each unit of an outcome. An outcome that is modelled on the log scale is a ratio already. A score
/// is not: how many more people registers hold where it is higher, MSOA by MSOA and for the ages of their residents, gives it one.
/// </summary>
internal static class RatioScale
{
    /// <returns>Log ratio per unit of the outcome; null where no register is held, or none grows with it: the score then has no natural scale.</returns>
    public static double? Of(AreaFrame frame, BurdenLabel label, double[] estimate)
    {
        if (label.Logarithm) return 1;
        var slopes = label.Registers.Select(frame.Latest).OfType<FrameColumn>().Select(r => Slope(frame, r.Values, estimate)).ToArray();
        return slopes.Length > 0 && slopes.Average() is > 0 and var mean ? mean : null;
    }

    private static double Slope(AreaFrame frame, double[] register, double[] estimate)
    {
        var groups = frame.Msoas;
        double[][] ages = [.. FeaturePlan.AgeColumns(frame).Select(c => groups.Mean(c.Values, frame.Population))];
        var scores = groups.Mean(estimate, frame.Population);
        var logs = Array.ConvertAll(groups.Mean(register, frame.Population), r => r > 0 ? Math.Log(r) : double.NaN);
        var fit = LinearFit.Of([scores, .. ages], logs, [.. Enumerable.Range(0, groups.Count)]);
        return fit.Slopes[0] / Spread.Of(scores.Where((_, g) => !double.IsNaN(logs[g]))).Sd;
    }
}
