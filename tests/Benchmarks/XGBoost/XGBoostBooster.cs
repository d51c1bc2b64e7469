using System.Runtime.InteropServices;
using System.Text;
using static HealthNeeds.Benchmarks.XGBoost.XGBoostLibrary;

namespace HealthNeeds.Benchmarks.XGBoost;

/// <summary>An XGBoost model while it is being trained and asked.</summary>
internal sealed class XGBoostBooster : IDisposable
{
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

    public string Json()
    {
        Check(XGBoosterSaveModelToBuffer(handle, """{"format": "json"}""", out var length, out var result));
        var bytes = new byte[length];
        Marshal.Copy(result, bytes, 0, bytes.Length);
        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose() => _ = XGBoosterFree(handle);
}
