using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>
/// One thing that need is counted in, as a ratio to England: the product of its parts (people who have a condition, the share of them whose care
/// falls short) and of how many residents are of the age it concerns.
/// </summary>
internal sealed class NeedTerm
{
    private readonly double[] logs;

    /// <param name="share">Of the measure it belongs to, at England's average.</param>
    /// <param name="residents">Null where all residents count alike.</param>
    public NeedTerm(AreaFrame frame, string id, ContributionSide side, double share, IReadOnlyList<NeedPart> parts, ResidentsConcerned? residents)
    {
        (Id, Side, Share, Parts, Residents) = (id, side, share, parts, residents);
        logs = new double[frame.Count];
        foreach (var column in parts.Select(p => p.LogRatio).Concat(residents is null ? [] : [residents.LogRatio]))
        {
            for (var i = 0; i < logs.Length; i++) logs[i] += column[i];
        }

        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < logs.Length; i++) (sum, weight) = (sum + (frame.Population[i] * Math.Exp(logs[i])), weight + frame.Population[i]);
        England = sum / weight;
        Known = [.. Enumerable.Range(0, logs.Length).Select(i => parts.All(p => p.Known[i]))];
    }

    public string Id { get; }

    public ContributionSide Side { get; }

    public double Share { get; }

    public IReadOnlyList<NeedPart> Parts { get; }

    public ResidentsConcerned? Residents { get; }

    /// <summary>The residents' mean of the product before it is made a ratio to England.</summary>
    public double England { get; }

    public bool[] Known { get; }

    public NeedTerm With(AreaFrame frame, double share) => new(frame, Id, Side, share, Parts, Residents);

    /// <summary>The ratio to England: 1 is England's average over residents.</summary>
    public double Ratio(int lsoa) => Math.Exp(logs[lsoa]) / England;

    /// <summary>
    /// What each domain adds to share × (ratio - 1), by the logarithmic mean: exact, the same whatever the order of domains, and in proportion to
    /// what each adds to the logarithm.
    /// </summary>
    public IEnumerable<(string Domain, double[] Amount)> Amounts()
    {
        (string Domain, double[] Column)[] columns =
        [
            .. Parts.SelectMany(p => p.Amounts.Names.Zip(p.Amounts.Columns)),
            .. Residents is null ? Array.Empty<(string, double[])>() : [(ResidentGroup.Domain, Residents.LogRatio)],
        ];
        var constant = Math.Log(England) / columns.Length;
        var factors = new double[logs.Length];
        for (var i = 0; i < factors.Length; i++)
        {
            var log = logs[i] - Math.Log(England);
            factors[i] = Share * (Math.Abs(log) < 1e-9 ? 1 : (Math.Exp(log) - 1) / log);
        }

        return columns.Select(c => (c.Domain, c.Column.Select((v, i) => factors[i] * (v - constant)).ToArray()));
    }
}

/// <summary>How many of each LSOA's residents a term concerns.</summary>
/// <param name="Id">The same for the same residents, whatever the term.</param>
/// <param name="LogRatio">Log ratio to England, per LSOA.</param>
internal sealed record ResidentsConcerned(string Id, double[] LogRatio)
{
    public static ResidentsConcerned? Of(string id, double[]? logRatio) => logRatio is null ? null : new ResidentsConcerned(id, logRatio);
}

/// <summary>The residents whom a condition concerns.</summary>
/// <param name="From">Lowest age, a multiple of 5.</param>
/// <param name="Below">Age above them, a multiple of 5; 90 and more means no limit.</param>
internal sealed record ResidentGroup(string Title, int From, int Below)
{
    public const string Domain = "Age of residents";

    public static readonly ResidentGroup Everyone = new("all residents", 0, 90);
    public static readonly ResidentGroup Under5 = new("children under 5", 0, 5);
    public static readonly ResidentGroup Children = new("children under 15", 0, 15);
    public static readonly ResidentGroup From5 = new("residents aged 5 and over", 5, 90);
    public static readonly ResidentGroup From15 = new("residents aged 15 and over", 15, 90);
    public static readonly ResidentGroup Adults = new("residents aged 20 and over", 20, 90);
    public static readonly ResidentGroup From25To74 = new("residents aged 25 to 74", 25, 75);
    public static readonly ResidentGroup From50 = new("residents aged 50 and over", 50, 90);

    /// <summary>By the ids that data/focus-areas.json names them by.</summary>
    public static readonly IReadOnlyDictionary<string, ResidentGroup> ById = new Dictionary<string, ResidentGroup>(StringComparer.Ordinal)
    {
        ["everyone"] = Everyone,
        ["under-5"] = Under5,
        ["children"] = Children,
        ["from-5"] = From5,
        ["from-15"] = From15,
        ["adults"] = Adults,
        ["from-25-to-74"] = From25To74,
        ["from-50"] = From50,
    };

    /// <summary>An area with none of them counts as one with a hundredth of England's share.</summary>
    private const double Least = 0.01;

    /// <summary>Percentage of each LSOA's residents; null where the release does not hold them, or everyone is meant.</summary>
    public double[]? Shares(AreaFrame frame)
    {
        if (this == Everyone) return null;
        var bands = FeaturePlan.Ages.Where((_, k) => (5 * k) >= From && (5 * k) < Below).Select(frame.Latest).OfType<FrameColumn>().ToArray();
        return bands.Length == 0 ? null : [.. Enumerable.Range(0, frame.Count).Select(i => bands.Sum(b => double.IsNaN(b.Values[i]) ? 0 : b.Values[i]))];
    }

    /// <summary>Log ratio of each LSOA's share to England's mean; null as above.</summary>
    public double[]? LogRatio(AreaFrame frame)
    {
        if (Shares(frame) is not { } shares) return null;
        var mean = shares.Average();
        return Array.ConvertAll(shares, s => Math.Log(Math.Max(s / mean, Least)));
    }
}
