namespace HealthNeeds.Analytics.Draws;

/// <summary>The inner loops of a draw.</summary>
internal static class VectorMath
{
    public static void Add(float[] sum, float[] values, float factor)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += factor * values[i];
    }

    public static void AddExp(float[] sum, float[] values, float factor)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += factor * MathF.Exp(values[i]);
    }

    /// <summary>Log of the unmet-need index, or the index itself when the sides are added: both order areas alike, and only order is read.</summary>
    public static void Combine(float[] burden, float[] gap, float[] score, float exponent, bool arithmetic)
    {
        for (var i = 0; i < score.Length; i++)
        {
            score[i] = arithmetic
                ? MathF.Log((exponent * MathF.Exp(burden[i])) + ((1 - exponent) * MathF.Exp(gap[i])))
                : (exponent * burden[i]) + ((1 - exponent) * gap[i]);
        }
    }
}
