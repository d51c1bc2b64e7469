namespace HealthNeeds.Dashboard.Wording;

/// <summary>Words at the start of a sentence.</summary>
internal static class SentenceCase
{
    /// <summary>"all focus areas" as "All focus areas"; empty stays empty.</summary>
    public static string Start(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A name as it reads inside a sentence: "Oral health" as "oral health"; "COPD prevention" and "A&amp;E" keep their capitals.</summary>
    public static string Inside(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
