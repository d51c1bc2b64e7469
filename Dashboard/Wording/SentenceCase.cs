namespace HealthNeeds.Dashboard.Wording;

/// <summary>Words at the start of a sentence.</summary>
internal static class SentenceCase
{
    /// <summary>"all focus areas" as "All focus areas"; empty stays empty.</summary>
    public static string Start(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
