using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Research;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;

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
            return new ResearchView(region.Name, region.Icb.Value, [], 0, 0, [], []);
        var awards = research.Awards(region.Icb);
        var balances = reading.FocusAreas.Select(f => (Focus: f, Balance: ResearchBalances.Of(reading.Lease, f.Id, CancellationToken.None).FirstOrDefault(b => b.Of.Icb == region.Icb)))
            .Where(b => b.Balance is not null).Select(b => (b.Focus, b.Balance!)).ToList();
        return new ResearchView(region.Name, region.Icb.Value, registers, awards.Count, research.Awards().Count(a => a.Organisation?.Icb is null), Lines(awards), balances);
    }

    private List<ResearchLine> Lines(IEnumerable<PlacedAward> awards) => awards.Where(a => a.Organisation is not null)
        .GroupBy(a => a.Organisation!.Id, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Take(MostLines)
        .Select(g => Line(g.First().Organisation!, [.. g]))
        .ToList();

    private ResearchLine Line(ResearchOrganisation organisation, IReadOnlyList<PlacedAward> awards) => new(
        organisation.Name,
        organisation.Lsoa is { } lsoa && reading.Lease.Areas.Find(lsoa) is { } area ? area.DisplayName : "place unknown",
        ResearchWords.Place(organisation),
        awards.Count,
        awards.Sum(a => a.Award.Pounds ?? 0),
        [.. awards.SelectMany(a => a.Award.Categories).GroupBy(c => c.Category, StringComparer.Ordinal).OrderByDescending(c => c.Sum(p => p.Share)).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostWorks).Select(c => c.Key)],
        awards[0]);
}
