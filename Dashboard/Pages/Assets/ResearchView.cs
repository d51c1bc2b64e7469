using HealthNeeds.Analytics.Research;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.Assets;

/// <summary>What the panel on research shows.</summary>
/// <param name="Registers">Those that were reached; none where no register ever was.</param>
/// <param name="Awards">Awards under way in the region; supported projects are not among them.</param>
/// <param name="Projects">Supported projects under way in the region.</param>
/// <param name="Unplaced">Awards of organisations whose place is not known, wherever they are.</param>
/// <param name="Lines">Organisations with most awards first.</param>
/// <param name="Balances">Of each focus area that awards bear on, the region among all ICBs.</param>
/// <param name="Reasons">Of the other focus areas, why ICBs are not compared.</param>
public sealed record ResearchView(string RegionName, string Icb, IReadOnlyList<ResearchRegister> Registers, int Awards, int Projects, int Unplaced, IReadOnlyList<ResearchLine> Lines,
    IReadOnlyList<(FocusArea Focus, BalancedIcb Balance)> Balances, IReadOnlyList<string> Reasons)
{
    /// <summary>Of the same focus areas, every ICB, the one with the least research for its burden first.</summary>
    public IReadOnlyList<(FocusArea Focus, IReadOnlyList<BalancedIcb> Icbs)> Everywhere { get; init; } = [];

    /// <summary>The periods of what the burden is made of, the oldest first.</summary>
    public IReadOnlyList<Period> Measured { get; init; } = [];
}

/// <summary>One organisation and what it works on.</summary>
/// <param name="Where">Name of the neighbourhood.</param>
/// <param name="Works">Health categories that make most of its awards, most first.</param>
/// <param name="Latest">The award or supported project that ends last.</param>
public sealed record ResearchLine(string Name, string Where, string HowPlaced, int Awards, int Projects, double Pounds, IReadOnlyList<string> Works, PlacedAward Latest);
