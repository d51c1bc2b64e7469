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

    /// <summary>Adds factor × values × scale.</summary>
    public static void AddProduct(float[] sum, float[] values, float[] scale, float factor)
    {
        var s = Lanes(sum);
        var v = Lanes(values);
        var c = Lanes(scale);
        for (var i = 0; i < s.Length; i++) s[i] += factor * v[i] * c[i];
        for (var i = s.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] += factor * values[i] * scale[i];
    }

    /// <summary>Adds factors × values, where rows of one group have a value in common.</summary>
    public static void AddShared(float[] sum, float[] factors, float[] values, int[] groupOf)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += factors[i] * values[groupOf[i]];
    }

    public static void Multiply(float[] product, float[] values)
    {
        var p = Lanes(product);
        var v = Lanes(values);
        for (var i = 0; i < p.Length; i++) p[i] *= v[i];
        for (var i = p.Length * Vector<float>.Count; i < product.Length; i++) product[i] *= values[i];
    }

    /// <summary>A value's exponential is the same to the last place wherever it stands.</summary>
    public static void Exp(float[] values)
    {
        var v = Lanes(values);
        for (var i = 0; i < v.Length; i++) v[i] = Vector.Exp(v[i]);
        for (var i = v.Length * Vector<float>.Count; i < values.Length; i++) values[i] = Vector.Exp(new Vector<float>(values[i]))[0];
    }

    private static Span<Vector<float>> Lanes(float[] values) => MemoryMarshal.Cast<float, Vector<float>>(values.AsSpan());
}
