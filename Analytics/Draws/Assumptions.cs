using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Draws;

/// <summary>
/// What one draw assumes where reasonable people differ. Declared values are the centre; how far draws stray from them is declared here.
/// </summary>
/// <param name="Exponent">Share of burden in unmet need.</param>
/// <param name="ArithmeticSides">Burden and gap make up for each other (weighted mean of their indices) instead of multiplying.</param>
/// <param name="ArithmeticFocus">The same between focus areas, in the overall ranking.</param>
internal sealed record Assumptions(double Exponent, bool ArithmeticSides, bool ArithmeticFocus, int Seed, int Draw)
{
    /// <summary>Exponents are drawn evenly this far to both sides of the declared one.</summary>
    public const double ExponentReach = 0.15;

    /// <summary>Concentration of the Dirichlet draws: a declared weight of .2 is drawn with a standard deviation of about .06.</summary>
    public const double Concentration = 50;

    public static Assumptions Of(int seed, int draw, double exponent)
    {
        var random = new Random(Mix(seed, draw, -1));
        var a = exponent + (((2 * random.NextDouble()) - 1) * ExponentReach);
        return new Assumptions(Math.Clamp(a, 0.05, 0.95), random.Next(2) == 1, random.Next(2) == 1, seed, draw);
    }

    /// <summary>Weights drawn around the declared ones; one draw per set of weights and draw number.</summary>
    /// <param name="set">Tells one set of weights from another.</param>
    public double[] Weights(int set, IReadOnlyList<double> declared) =>
        declared.Count == 1
            ? [1]
            : Dirichlet.Sample(new Random(Mix(Seed, Draw, set)), [.. declared.Select(w => Math.Max(w * Concentration, 1e-3))]);

    private static int Mix(int seed, int draw, int set) => unchecked((((seed * 486_187_739) + draw) * 16_777_619) + (set * 7919));
}
