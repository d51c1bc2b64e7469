using HealthNeeds.Analytics.Draws;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>Alternatives at random, each assumption by itself. One stream of random numbers makes all of them, in order.</summary>
internal sealed class AlternativeDraws(VariedRanking ranking, int seed)
{
    /// <summary>
    /// Departures are multiplied by .7 to 1.3. Declared: what is learned of how much of a slope holds within larger areas differs by a quarter
    /// between estimates from authorities and from MSOAs (see the model card).
    /// </summary>
    private const double MostSpread = 0.3;

    private const double Least = 1e-9;

    private readonly Random random = new(seed);

    public Alternative[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private Alternative Next() => new(
        Around(ranking.Weights),
        Around(ranking.DeclaredShares),
        random.Next(2) == 1,
        [.. ranking.Outcomes.Select(LeftOut)],
        [.. ranking.Parts.Select(_ => (float)(1 + (MostSpread * ((2 * random.NextDouble()) - 1))))],
        [.. ranking.IsCare.Select(care => (random.Next(2) == 1) && care)]);

    /// <summary>None or any one of the outcomes, each as likely. The only outcome of a focus area is never left out.</summary>
    private int LeftOut(int[] outcomes)
    {
        var drawn = random.Next(outcomes.Length + 1);
        return outcomes.Length < 2 || drawn == outcomes.Length ? -1 : outcomes[drawn];
    }

    /// <summary>Factors by which shares become Dirichlet shares around the declared ones, once they are made to sum to 1: those of <see cref="Assumptions"/>.</summary>
    private double[] Around(double[] shares) => Array.ConvertAll(shares, share =>
    {
        var shape = Math.Max(share * Assumptions.Concentration, 1e-3);
        return Math.Max(Gamma.Sample(random, shape, shape), Least);
    });
}
