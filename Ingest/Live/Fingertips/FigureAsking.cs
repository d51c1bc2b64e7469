using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>Asks for figures in portions that stay within the limit: a portion that is too large is asked for in halves, and a single indicator region by region.</summary>
internal sealed class FigureAsking(IPublisherSession session, FingertipsApi api, AreaTypes types, ChangeBook changes)
{
    private const string England = "England";
    private const string Region = "Region";

    /// <summary>England's nine regions.</summary>
    private static readonly string[] Regions = [.. Enumerable.Range(1, 9).Select(i => $"E1200000{i}")];

    /// <param name="areaType">Its name in Fingertips.</param>
    /// <returns>The answers, in the order of indicators and regions.</returns>
    public async Task<IReadOnlyList<RawResponse>> AskAsync(string level, string areaType, int[] indicators, CancellationToken cancellation)
    {
        try
        {
            return [await session.GetAsync(api.Figures(level, indicators, types.Id(areaType), types.Id(England), changes.Version(indicators)), cancellation)];
        }
        catch (ResponseRefusedException refused) when (refused.Rule == "too-large")
        {
            return indicators.Length == 1
                ? await ByRegionAsync(level, areaType, indicators, cancellation)
                : [.. await AskAsync(level, areaType, indicators[..(indicators.Length / 2)], cancellation), .. await AskAsync(level, areaType, indicators[(indicators.Length / 2)..], cancellation)];
        }
    }

    private async Task<IReadOnlyList<RawResponse>> ByRegionAsync(string level, string areaType, int[] indicators, CancellationToken cancellation)
    {
        List<RawResponse> all = [];
        foreach (var region in Regions)
            all.Add(await session.GetAsync(api.Figures(level, indicators, types.Id(areaType), types.Id(Region), changes.Version(indicators), region), cancellation));
        return all;
    }
}
