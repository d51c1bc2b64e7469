using HealthNeeds.Core.Care;

namespace HealthNeeds.Ingest.Live;

/// <summary>What a reader of care by practice met, and what it missed.</summary>
/// <param name="Unknown">Codes that are of no known measure, and their rows.</param>
/// <param name="Lost">Measures of which no code came.</param>
/// <param name="LostRegisters">Registers without a row, with their codes.</param>
/// <param name="Practices">How many practices have registers.</param>
/// <param name="WithoutCare">Those of them that no table of achievements names, in order.</param>
/// <param name="Tables">The tables of achievements that came.</param>
internal sealed record CareMet(
    IReadOnlyDictionary<string, long> Unknown,
    IReadOnlyList<CareMeasure> Lost,
    IReadOnlyList<string> LostRegisters,
    int Practices,
    IReadOnlyList<string> WithoutCare,
    IReadOnlyList<string> Tables)
{
    /// <summary>The region of each practice, where the publisher's look-up says.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
