using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Research;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.Assets;

/// <summary>Makes the panel on research from the current release.</summary>
internal sealed class ResearchReader(ReleaseReading reading)
{
    private const int MostLines = 15;
    private const int MostWorks = 3;

    public ResearchView Read() => reading.Remember("research", Make);

    private ResearchView Make()
    {
        var (research, region) = (reading.Lease.Research, reading.Region);
        var registers = research.Registers();
        if (registers.Count == 0)
            return new ResearchView(region.Name, region.Within, [], 0, 0, 0, [], [], []);
        var awards = research.Awards(region.Code);
        var all = reading.FocusAreas.Select(f => (Focus: f, Balance: ResearchBalances.Of(reading.Lease, f.Id, CancellationToken.None))).ToList();
        var balances = all.Select(b => (b.Focus, Here: b.Balance.Icbs.FirstOrDefault(i => i.Of.Icb == region.Code))).Where(b => b.Here is not null).Select(b => (b.Focus, b.Here!)).ToList();
        var reasons = all.Where(b => b.Balance.Reason is not null).GroupBy(b => b.Balance.Reason!, StringComparer.Ordinal).Select(g => $"{string.Join(", ", g.Select(b => b.Focus.ShortName))}: {g.Key}").ToList();
        if (!region.IsIcb)
            reasons.Add($"Research is set against burden by ICB: that of {region.Name}, which is not one, is not available.");
        var here = awards.Count(IsAward);
        return new ResearchView(region.Name, region.Within, registers, here, awards.Count - here, research.Awards().Count(a => IsAward(a) && a.Organisation?.Icb is null), Lines(awards), balances, reasons)
        {
            Everywhere = [.. all.Where(b => b.Balance.Icbs.Count > 0).Select(b => (b.Focus, b.Balance.Icbs))],
            Measured = reading.Grounds(FocusArea.Overall).Measured,
        };
    }

    private static bool IsAward(PlacedAward placed) => placed.Award.Kind == ResearchAward.Award;

    private List<ResearchLine> Lines(IEnumerable<PlacedAward> awards) => awards.Where(a => a.Organisation is not null)
        .GroupBy(a => a.Organisation!.Id, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count(IsAward)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Take(MostLines)
        .Select(g => Line(g.First().Organisation!, [.. g]))
        .ToList();

    private ResearchLine Line(ResearchOrganisation organisation, IReadOnlyList<PlacedAward> awards) => new(
        organisation.Name,
        organisation.Lsoa is { } lsoa && reading.Lease.Areas.Find(lsoa) is { } area ? area.DisplayName : "place unknown",
        ResearchWords.Place(organisation),
        awards.Count(IsAward),
        awards.Count(a => !IsAward(a)),
        awards.Sum(a => a.Award.Pounds ?? 0),
        [.. awards.SelectMany(a => a.Award.Categories).GroupBy(c => c.Category, StringComparer.Ordinal).OrderByDescending(c => c.Sum(p => p.Share)).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostWorks).Select(c => c.Key)],
        awards[0]);
}

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
