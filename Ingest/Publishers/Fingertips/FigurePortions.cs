using System.Globalization;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>Asks for figures in portions that stay within the limit: a portion that is too large is asked for in halves, and a single indicator region by region.</summary>
/// <param name="most">Bytes a portion may have.</param>
internal sealed class FigurePortions(IFingertips fingertips, long most, AreaTypes types, IndicatorUploads changes)
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
            return [await fingertips.FiguresAsync(indicators, types.Id(areaType), types.Id(England), within: null, Label(level, indicators), cancellation)];
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
            all.Add(await fingertips.FiguresAsync(indicators, types.Id(areaType), types.Id(Region), region, Label(level, indicators, $" in {region}"), cancellation));
        return all;
    }

    /// <summary>An answer that was kept for the time when the figures last changed stands.</summary>
    private AnswerLabel Label(string level, int[] indicators, string within = "") =>
        new($"{IFingertips.FiguresPrefix}{level} {string.Join('+', indicators)}{within}", most, changes.Version(indicators));
}

/// <summary>
/// When the figures of each indicator were last uploaded. Metadata says it for a hundred indicators in one answer; only for
/// those it is silent on is data_changes asked, which takes one request each. It may have no record of an upload either.
/// </summary>
internal sealed class IndicatorUploads(IEnumerable<RawResponse> metadata, IPublisherSession session)
{
    /// <summary>By indicator; null where Fingertips knows it and does not say.</summary>
    private readonly Dictionary<int, string?> versions = Uploads(metadata, session);

    /// <summary>Indicators that Fingertips knows. One that was withdrawn, or has another number now, is not among them.</summary>
    public IReadOnlyCollection<int> Known => versions.Keys;

    /// <summary>A text that changes when the figures of the indicators do; null where of one of them nobody knows when they did.</summary>
    public string? Version(int[] indicators) => Array.TrueForAll(indicators, i => versions[i] is not null) ? string.Join("; ", indicators.Select(i => $"{i} {versions[i]}")) : null;

    public async Task<IReadOnlyList<RawResponse>> AskAsync(IFingertips fingertips, CancellationToken cancellation)
    {
        var silent = versions.Where(v => v.Value is null).Select(v => v.Key).Order().ToList();
        var answers = await Task.WhenAll(silent.Select(i => SaidAsync(fingertips, i, cancellation)));
        foreach (var (indicator, answer) in silent.Zip(answers))
            versions[indicator] = answer is null ? null : Text(FingertipsJson.Change(session.Open(answer), answer.Address));
        return [.. answers.OfType<RawResponse>()];
    }

    /// <returns>Null where there is no record of an upload: the answer is then "null", or nothing.</returns>
    private static async Task<RawResponse?> SaidAsync(IFingertips fingertips, int indicator, CancellationToken cancellation)
    {
        try
        {
            return await fingertips.ChangeAsync(indicator, IFingertips.ChangePrefix + indicator.ToString(CultureInfo.InvariantCulture), cancellation);
        }
        catch (ResponseRefusedException refused) when (refused.Rule is "wrong-kind" or "empty-body")
        {
            return null;
        }
    }

    private static Dictionary<int, string?> Uploads(IEnumerable<RawResponse> metadata, IPublisherSession session)
    {
        var said = new Dictionary<int, string?>();
        foreach (var answer in metadata)
        {
            foreach (var (id, entry) in FingertipsJson.Metadata(session.Open(answer), answer.Address))
            {
                if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var indicator))
                    said[indicator] = Text(entry.DataChange);
            }
        }

        return said;
    }

    private static string? Text(DataChange? change) => change?.LastUploadedAt is { Length: > 0 } uploaded ? $"{uploaded} {change.LastDeletedAt}".Trim() : null;
}
