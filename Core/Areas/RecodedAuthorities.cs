namespace HealthNeeds.Core.Areas;

/// <summary>Codes that ONS gave Barnsley and Sheffield in April 2025, for a boundary change of a few streets. Figures and areas have the older ones.</summary>
public static class RecodedAuthorities
{
    /// <summary>By the newer code, the older one.</summary>
    public static IReadOnlyDictionary<string, string> Older { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["E08000038"] = "E08000016",
        ["E08000039"] = "E08000019",
    };

    /// <summary>The code that figures use; every other code comes back as it is.</summary>
    public static string Current(string code) => Older.GetValueOrDefault(code, code);
}
