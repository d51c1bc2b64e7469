using System.Runtime.InteropServices;

namespace HealthNeeds.Benchmarks.LightGbm;

/// <summary>
/// The part of LightGBM's C API that explains predictions. Microsoft.ML trains by the same library, but gives no way to its contributions:
/// what it calls feature contributions are not Shapley values and do not add up to the score.
/// </summary>
internal static partial class LightGbmLibrary
{
    private const string FileName = "lib_lightgbm";

    public static string? WhyUnavailable { get; } = NativeLibrary.TryLoad(FileName, typeof(LightGbmLibrary).Assembly, searchPath: null, out _)
        ? null
        : "LightGBM's native library is not made for this machine, or libgomp1 is missing.";

    [LibraryImport(FileName, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetCreate(float[] data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint handle);

    [LibraryImport(FileName, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetSetField(nint handle, string field, float[] values, int count, int dataType);

    [LibraryImport(FileName, EntryPoint = "LGBM_DatasetFree")]
    internal static partial int DatasetFree(nint handle);

    [LibraryImport(FileName, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterCreate(nint dataset, string parameters, out nint handle);

    [LibraryImport(FileName, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    internal static partial int BoosterUpdate(nint handle, out int isFinished);

    [LibraryImport(FileName, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterPredict(
        nint handle, float[] data, int dataType, int rows, int columns, int isRowMajor, int kind, int firstIteration, int iterations, string parameters, out long length, double[] result);

    [LibraryImport(FileName, EntryPoint = "LGBM_BoosterFree")]
    internal static partial int BoosterFree(nint handle);

    [LibraryImport(FileName, EntryPoint = "LGBM_GetLastError")]
    private static partial nint GetLastError();

    /// <summary>Throws with LightGBM's own words when a call failed.</summary>
    public static void Check(int status)
    {
        if (status != 0) throw new InvalidOperationException(Marshal.PtrToStringUTF8(GetLastError()));
    }
}
