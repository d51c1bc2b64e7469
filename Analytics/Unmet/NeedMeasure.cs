using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>
/// Burden, gap or unmet need of a focus area: terms added up in proportion to the harm that each stands for. 0 is England's average over
/// residents, 0.5 is half as much again, on the natural scale: a term whose ratio varies much moves it much.
/// </summary>
internal sealed class NeedMeasure
{
    /// <param name="terms">Shares need not sum to 1: they are shares of their sum.</param>
    public NeedMeasure(AreaFrame frame, string id, IReadOnlyList<NeedTerm> terms)
    {
        if (terms.Count == 0) throw new ArgumentException($"'{id}' has no term: it cannot be measured.");
        var total = terms.Sum(t => t.Share);
        Id = id;
        Terms = [.. terms.Select(t => t.With(frame, t.Share / total))];
        Known = [.. Enumerable.Range(0, frame.Count).Select(i => Terms.Any(t => t.Known[i]))];
        Contributions = Gathered(frame);
        Value = new double[frame.Count];
        foreach (var term in Terms)
        {
            for (var i = 0; i < Value.Length; i++) Value[i] += term.Share * term.Ratio(i);
        }

        for (var i = 0; i < Value.Length; i++) Value[i] -= 1;
    }

    /// <summary>The focus area and what is measured of it.</summary>
    public string Id { get; }

    public string Focus => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    public NeedKind Kind => EnumWords.Parse<NeedKind>(Id[(Focus.Length + 1)..]);

    /// <summary>With shares that sum to 1.</summary>
    public IReadOnlyList<NeedTerm> Terms { get; }

    /// <summary>False where no term is known.</summary>
    public bool[] Known { get; }

    /// <summary>Share above England's average, per LSOA.</summary>
    public double[] Value { get; }

    /// <summary>Amounts per LSOA that sum to <see cref="Value"/>, but for rounding; each averages 0 over England's residents.</summary>
    public IReadOnlyList<(ContributionSide Side, string Domain, double[] Amount)> Contributions { get; }

    /// <summary>The value with one of its parts left out everywhere, the other terms keeping their proportions; null where nothing is left.</summary>
    public double[]? Without(NeedPart part)
    {
        NeedTerm[] left = [.. Terms.Where(t => !t.Parts.Contains(part))];
        if (left.Length == 0) return null;
        if (left.Length == Terms.Count) return Value;
        var total = left.Sum(t => t.Share);
        return [.. Enumerable.Range(0, Value.Length).Select(i => left.Sum(t => t.Share * t.Ratio(i) / total) - 1)];
    }

    private (ContributionSide, string, double[])[] Gathered(AreaFrame frame) =>
    [
        .. Terms.GroupBy(t => t.Side).OrderBy(g => g.Key).SelectMany(side =>
        {
            var gathered = DomainAmounts.Gather(side.SelectMany(t => t.Amounts()));
            return gathered.Names.Select((name, d) => (side.Key, name, Centred(gathered.Columns[d], frame.Population)));
        }),
    ];

    private static double[] Centred(double[] amounts, double[] population)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < amounts.Length; i++) (sum, weight) = (sum + (population[i] * amounts[i]), weight + population[i]);
        return Array.ConvertAll(amounts, a => a - (sum / weight));
    }
}
