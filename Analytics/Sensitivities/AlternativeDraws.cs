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
    public Alternative[] Take(int count)
    {
        double[][] Columns(int columns) => [.. Enumerable.Range(0, columns).Select(_ => Evenly(count))];
        var (sums, outcomes, spreads, care) = (Evenly(count), Columns(ranking.Outcomes.Length), Columns(ranking.Parts.Length), Columns(ranking.Parts.Length));
        return
        [
            .. Enumerable.Range(0, count).Select(j => new Alternative(
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

    /// <summary>Factors by which shares become Dirichlet shares around the declared ones, once they are made to sum to 1: those of <see cref="Assumptions"/>.</summary>
    private double[] Around(double[] shares) => Array.ConvertAll(shares, share =>
    {
        var shape = Math.Max(share * Assumptions.Concentration, 1e-3);
        return Math.Max(Gamma.Sample(random, shape, shape), Least);
    });
}
