using System.Numerics;
using System.Runtime.InteropServices;

namespace HealthNeeds.Analytics.Draws;

/// <summary>The inner loops of a draw.</summary>
internal static class VectorMath
{
    public static void Add(float[] sum, float[] values, float factor)
    {
        var s = Lanes(sum);
        var v = Lanes(values);
        for (var i = 0; i < s.Length; i++) s[i] += factor * v[i];
        for (var i = s.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] += factor * values[i];
    }

    public static void AddExp(float[] sum, float[] values, float factor)
    {
        var s = Lanes(sum);
        var v = Lanes(values);
        for (var i = 0; i < s.Length; i++) s[i] += factor * Vector.Exp(v[i]);
        for (var i = s.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] += factor * MathF.Exp(values[i]);
    }

    /// <summary>Log of the unmet-need index: its sides multiplied, or added.</summary>
    public static void Combine(float[] burden, float[] gap, float[] score, float exponent, bool arithmetic)
    {
        if (arithmetic) CombineSums(burden, gap, score, exponent);
        else CombineProducts(burden, gap, score, exponent);
    }

    private static void CombineProducts(float[] burden, float[] gap, float[] score, float exponent)
    {
        var b = Lanes(burden);
        var g = Lanes(gap);
        var s = Lanes(score);
        for (var i = 0; i < s.Length; i++) s[i] = (exponent * b[i]) + ((1 - exponent) * g[i]);
        for (var i = s.Length * Vector<float>.Count; i < score.Length; i++) score[i] = (exponent * burden[i]) + ((1 - exponent) * gap[i]);
    }

    private static void CombineSums(float[] burden, float[] gap, float[] score, float exponent)
    {
        var b = Lanes(burden);
        var g = Lanes(gap);
        var s = Lanes(score);
        for (var i = 0; i < s.Length; i++) s[i] = Vector.Log((exponent * Vector.Exp(b[i])) + ((1 - exponent) * Vector.Exp(g[i])));
        for (var i = s.Length * Vector<float>.Count; i < score.Length; i++) score[i] = MathF.Log((exponent * MathF.Exp(burden[i])) + ((1 - exponent) * MathF.Exp(gap[i])));
    }

    private static Span<Vector<float>> Lanes(float[] values) => MemoryMarshal.Cast<float, Vector<float>>(values.AsSpan());
}
