using HealthNeeds.Analytics.Draws;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>
/// Samples of alternatives, each assumption by itself. Choices and factors are spread evenly over a sample (a Latin hypercube), weights and harm are
/// drawn at random. One stream of random numbers makes all of it, in order.
/// </summary>
internal sealed class AlternativeDraws(VariedRanking ranking, int seed)
{
    /// <summary>
    /// Departures are multiplied by .7 to 1.3. Declared: what is learned of how much of a slope holds within larger areas differs by a quarter
    /// between estimates from authorities and from MSOAs (see the model card).
    /// </summary>
    private const double MostSpread = 0.3;

    private const double Least = 1e-9;

    private readonly Random random = new(seed);

    /// <summary>A sample, independent of those taken before.</summary>
    public AlternativeMethod[] Take(int count)
    {
        double[][] Columns(int columns) => [.. Enumerable.Range(0, columns).Select(_ => Evenly(count))];
        var (sums, outcomes, spreads, care) = (Evenly(count), Columns(ranking.Outcomes.Length), Columns(ranking.Parts.Length), Columns(ranking.Parts.Length));
        return
        [
            .. Enumerable.Range(0, count).Select(j => new AlternativeMethod(
                Around(ranking.Weights),
                Around(ranking.DeclaredShares),
                sums[j] < 0.5,
                [.. ranking.Outcomes.Select((o, f) => LeftOut(o, outcomes[f][j]))],
                Array.ConvertAll(spreads, s => (float)(1 + (MostSpread * ((2 * s[j]) - 1)))),
                [.. ranking.IsCare.Select((isCare, p) => isCare && care[p][j] < 0.5)])),
        ];
    }

    /// <summary>One number from each of as many equal parts of 0 to 1, in random order.</summary>
    private double[] Evenly(int count)
    {
        var places = Enumerable.Range(0, count).ToArray();
        random.Shuffle(places);
        return Array.ConvertAll(places, p => (p + random.NextDouble()) / count);
    }

    /// <summary>None or any one of the outcomes, each as likely. The only outcome of a focus area is never left out.</summary>
    private static int LeftOut(int[] outcomes, double drawn)
    {
        var choice = (int)(drawn * (outcomes.Length + 1));
        return outcomes.Length < 2 || choice == outcomes.Length ? -1 : outcomes[choice];
    }

    /// <summary>Factors by which shares become Dirichlet shares around the declared ones, once they are made to sum to 1: those of <see cref="DrawnWeights"/>.</summary>
    private double[] Around(double[] shares) => Array.ConvertAll(shares, share =>
    {
        var shape = Math.Max(share * DrawnWeights.Concentration, 1e-3);
        return Math.Max(Gamma.Sample(random, shape, shape), Least);
    });
}

/// <summary>One way in which a ranking could have been made: a choice for every assumption.</summary>
/// <param name="Weights">Per focus area, what its declared weight is multiplied by.</param>
/// <param name="Harm">Per condition, what its declared harm is multiplied by.</param>
/// <param name="Geometric">Ratios to England are averaged by their logarithms, so that a low one makes up less for a high one; else they are added up.</param>
/// <param name="LeftOut">Per focus area, the part whose outcome does not count in it; -1 where all count.</param>
/// <param name="Spread">Per part, what its departures from England's mean are multiplied by, as logarithms.</param>
/// <param name="CareOut">Per part, whether it is a figure of care that does not count.</param>
internal sealed record AlternativeMethod(double[] Weights, double[] Harm, bool Geometric, int[] LeftOut, float[] Spread, bool[] CareOut)
{
    /// <summary>The ranking as it is made.</summary>
    public static AlternativeMethod Declared(VariedRanking ranking) =>
        new(Ones(ranking.Weights.Length), Ones(ranking.Conditions.Length), Geometric: false, [.. ranking.Weights.Select(_ => -1)], [.. ranking.Parts.Select(_ => 1f)], new bool[ranking.Parts.Length]);

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}

/// <summary>An assumption of a ranking that has alternatives.</summary>
/// <param name="Id">Of a figure of care, the id of its part.</param>
/// <param name="Replace">The first alternative with this assumption as in the second.</param>
internal sealed record SensitivityFactor(string Id, Func<AlternativeMethod, AlternativeMethod, AlternativeMethod> Replace)
{
    /// <summary>Those that can change the order of places. The one that is costly to change comes last.</summary>
    public static IReadOnlyList<SensitivityFactor> Of(VariedRanking ranking)
    {
        var perFocus = ranking.Conditions.GroupBy(c => c.Focus).Select(g => g.Count()).ToArray();
        (bool Varies, SensitivityFactor Factor)[] all =
        [
            (ranking.Weights.Length > 1, new("focus-weights", (a, b) => a with { Weights = b.Weights })),
            (perFocus.Any(n => n > 1), new("harm", (a, b) => a with { Harm = b.Harm })),
            (ranking.Conditions.Length > 1, new("aggregation", (a, b) => a with { Geometric = b.Geometric })),
            (ranking.Outcomes.Any(o => o.Length > 1), new("outcomes", (a, b) => a with { LeftOut = b.LeftOut })),
            .. ranking.Parts.Select((part, p) => (ranking.IsCare[p], Care(part.Id, p))),
            (ranking.Parts.Length > 1 || ranking.Conditions.Any(c => c.HasPeople), new("shrinkage", (a, b) => a with { Spread = b.Spread })),
        ];
        return [.. all.Where(f => f.Varies).Select(f => f.Factor)];
    }

    private static SensitivityFactor Care(string id, int part) => new(id, (a, b) => a with { CareOut = [.. a.CareOut.Select((isOut, p) => p == part ? b.CareOut[p] : isOut)] });
}
