using HealthNeeds.Core.Observations;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>Whom a figure is about, where it is not about all persons.</summary>
internal static class SexWords
{
    /// <summary>"women", "men"; null for persons.</summary>
    public static string? Of(Sex? sex) => sex switch { Sex.Female => "women", Sex.Male => "men", _ => null };

    /// <summary>To be put behind an indicator's name.</summary>
    public static string After(Sex sex) => Of(sex) is { } word ? $", {word}" : string.Empty;
}
