namespace HealthNeeds.Dashboard.Wording;

/// <summary>The verb behind a count of things: "1 is", "2 are".</summary>
internal static class Verb
{
    public static string Is(long count) => count == 1 ? "is" : "are";

    public static string Was(long count) => count == 1 ? "was" : "were";

    public static string Has(long count) => count == 1 ? "has" : "have";
}
