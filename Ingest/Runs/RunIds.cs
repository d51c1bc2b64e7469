using System.Globalization;
using System.Security.Cryptography;

namespace HealthNeeds.Ingest.Runs;

/// <summary>Names for runs: they sort by start, and two runs started in one second differ.</summary>
internal static class RunIds
{
    public static string Next(DateTimeOffset started) =>
        $"{started.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
}
