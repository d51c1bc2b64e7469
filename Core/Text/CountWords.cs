using System.Globalization;

namespace HealthNeeds.Core.Text;

/// <summary>How many of a thing there are, in words.</summary>
public static class CountWords
{
    /// <summary>"1 rank", "2,000 ranks".</summary>
    public static string Some(long count, string unit) => count == 1 ? $"1 {unit}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}s");

    /// <summary>The same where its plural is a word of its own: "1 entry", "2 entries".</summary>
    public static string Some(long count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many}");
}
