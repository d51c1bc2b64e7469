using System.Runtime.InteropServices;
using System.Text;
using static HealthNeeds.Analytics.Tests.Boosting.XGBoost.XGBoostLibrary;

namespace HealthNeeds.Analytics.Tests.Boosting.XGBoost;

/// <summary>An XGBoost model while it is being trained and asked.</summary>
internal sealed class XGBoostBooster : IDisposable
{
    private const int Margin = 1;
    private const int PerFeature = 4;

    private readonly nint handle;

    public XGBoostBooster(XGBoostMatrix matrix, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        Check(XGBoosterCreate([matrix.Handle], 1, out handle));
        foreach (var (name, value) in parameters) Check(XGBoosterSetParam(handle, name, value));
    }

    public void Train(XGBoostMatrix matrix, int rounds, CancellationToken cancellation)
    {
        for (var round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            Check(XGBoosterUpdateOneIter(handle, round, matrix.Handle));
        }
    }

    public float[] PredictRaw(XGBoostMatrix matrix) => Predict(matrix, Margin);

    /// <summary>Row by row: one amount per feature, then the base.</summary>
    public float[] Contributions(XGBoostMatrix matrix) => Predict(matrix, PerFeature);

    public string Json()
    {
        Check(XGBoosterSaveModelToBuffer(handle, """{"format": "json"}""", out var length, out var result));
        var bytes = new byte[length];
        Marshal.Copy(result, bytes, 0, bytes.Length);
        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose() => _ = XGBoosterFree(handle);

    private float[] Predict(XGBoostMatrix matrix, int options)
    {
        Check(XGBoosterPredict(handle, matrix.Handle, options, 0, 0, out var length, out var result));
        var values = new float[length];
        Marshal.Copy(result, values, 0, values.Length);
        return values;
    }
}
