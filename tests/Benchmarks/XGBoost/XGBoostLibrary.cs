using System.Runtime.InteropServices;

namespace HealthNeeds.Benchmarks.XGBoost;

/// <summary>The part of XGBoost's C API that serves as the reference. Debian's package libxgboost0 provides it.</summary>
internal static partial class XGBoostLibrary
{
    // The plain name needs the development package.
    private const string FileName = "libxgboost.so.0";

    public static string? WhyUnavailable { get; } = NativeLibrary.TryLoad(FileName, out _)
        ? null
        : $"XGBoost is not installed ({FileName} did not load): run 'apt-get install -y libxgboost0' to compare with it.";

    [LibraryImport(FileName)]
    internal static partial int XGDMatrixCreateFromMat(float[] data, ulong rows, ulong columns, float missing, out nint handle);

    [LibraryImport(FileName, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGDMatrixSetFloatInfo(nint handle, string field, float[] values, ulong length);

    [LibraryImport(FileName)]
    internal static partial int XGDMatrixFree(nint handle);

    [LibraryImport(FileName)]
    internal static partial int XGBoosterCreate(nint[] matrices, ulong length, out nint handle);

    [LibraryImport(FileName, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSetParam(nint handle, string name, string value);

    [LibraryImport(FileName)]
    internal static partial int XGBoosterUpdateOneIter(nint handle, int iteration, nint matrix);

    [LibraryImport(FileName, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSaveModelToBuffer(nint handle, string config, out ulong length, out nint result);

    [LibraryImport(FileName)]
    internal static partial int XGBoosterFree(nint handle);

    [LibraryImport(FileName)]
    internal static partial nint XGBGetLastError();

    /// <summary>Throws with XGBoost's own words when a call failed.</summary>
    public static void Check(int status)
    {
        if (status != 0) throw new InvalidOperationException(Marshal.PtrToStringUTF8(XGBGetLastError()));
    }
}
