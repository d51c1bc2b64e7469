using HealthNeeds.Analytics.Boosting;
using static HealthNeeds.Benchmarks.XGBoost.XGBoostLibrary;

namespace HealthNeeds.Benchmarks.XGBoost;

/// <summary>Some rows of a feature matrix on XGBoost's side.</summary>
internal sealed class XGBoostMatrix : IDisposable
{
    public XGBoostMatrix(FeatureMatrix matrix, int[] rows)
    {
        var values = new float[rows.Length * matrix.FeatureCount];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var f = 0; f < matrix.FeatureCount; f++) values[(i * matrix.FeatureCount) + f] = matrix[rows[i], f];
        }

        Check(XGDMatrixCreateFromMat(values, (ulong)rows.Length, (ulong)matrix.FeatureCount, float.NaN, out var handle));
        Handle = handle;
    }

    public nint Handle { get; }

    public void Set(string field, IEnumerable<double> values)
    {
        float[] floats = [.. values.Select(v => (float)v)];
        Check(XGDMatrixSetFloatInfo(Handle, field, floats, (ulong)floats.Length));
    }

    public void Dispose() => _ = XGDMatrixFree(Handle);
}
