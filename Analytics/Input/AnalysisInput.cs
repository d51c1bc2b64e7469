using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Analytics.Input;

/// <summary>Everything an analysis reads.</summary>
/// <param name="Areas">At least every LSOA21 of <paramref name="Lsoas"/> with its MSOA, authority, ICB, population and rural-urban class.</param>
/// <param name="Indicators">Definitions of the indicators in the tables; gives domains and polarities.</param>
/// <param name="FocusAreas">What is ranked; the overall ranking is added.</param>
/// <param name="Lsoas">Figures at LSOA 2021, however they came there.</param>
/// <param name="Authorities">Figures published for local authorities, on LTLA24 codes.</param>
public sealed record AnalysisInput(
    IReadOnlyList<Area> Areas,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<FocusArea> FocusAreas,
    AreaTable Lsoas,
    AreaTable Authorities,
    AnalysisOptions Options)
{
    /// <summary>Figures published for MSOAs, on MSOA21 codes; null where none are held. They check rankings, and rank nothing.</summary>
    public AreaTable? Msoas { get; init; }

    /// <summary>What the reliability of rankings is judged by; null where that is not to be judged. They rank nothing.</summary>
    public PracticeHalves? Halves { get; init; }
}
