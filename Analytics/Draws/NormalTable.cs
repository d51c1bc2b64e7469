using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Draws;

/// <summary>Standard normal quantiles at the middles of 65,536 equal slices: 16 random bits make one draw.</summary>
internal static class NormalTable
{
    public static readonly float[] Quantiles = Build();

    private static float[] Build()
    {
        var table = new float[1 << 16];
        for (var i = 0; i < table.Length; i++) table[i] = (float)Normal.InvCDF(0, 1, (i + 0.5) / table.Length);
        return table;
    }
}
