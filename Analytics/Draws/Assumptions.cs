using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Draws;

/// <summary>What one draw assumes where reasonable people differ: how much each thing weighs. Declared shares are the centre.</summary>
internal readonly record struct Assumptions(int Seed, int Draw)
{
    /// <summary>Concentration of the Dirichlet draws: a declared weight of .2 is drawn with a standard deviation of about .06.</summary>
    public const double Concentration = 50;

    /// <summary>Weights drawn around the declared ones; one draw per set of weights and draw number.</summary>
    /// <param name="set">Tells one set of weights from another.</param>
    public double[] Weights(int set, IReadOnlyList<double> declared) =>
        declared.Count == 1
            ? [1]
            : Dirichlet.Sample(new Random(Mix(Seed, Draw, set)), [.. declared.Select(w => Math.Max(w * Concentration, 1e-3))]);

    private static int Mix(int seed, int draw, int set) => unchecked((((seed * 486_187_739) + draw) * 16_777_619) + (set * 7919));
}
