using System.Globalization;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>Questions to Fingertips' API, each with the name its answer is kept under.</summary>
/// <param name="root">Ends in a slash: "https://fingertips.phe.org.uk/api/".</param>
internal sealed class FingertipsApi(Uri root, long most)
{
    public const string AreaTypesName = "area types";
    public const string ChangePrefix = "change of ";
    public const string MetadataPrefix = "metadata ";
    public const string TermsPrefix = "terms ";
    public const string FiguresPrefix = "figures ";

    public PublisherRequest AreaTypes() => Ask(AreaTypesName, "area_types", ResponseKind.Json);

    public PublisherRequest Change(int indicator) => Ask($"{ChangePrefix}{indicator}", $"data_changes?indicator_id={indicator}", ResponseKind.Json);

    /// <summary>Units, as JSON.</summary>
    public PublisherRequest Metadata(int page, IEnumerable<int> indicators) =>
        Ask($"{MetadataPrefix}{page}", $"indicator_metadata/by_indicator_id?indicator_ids={List(indicators)}", ResponseKind.Json);

    /// <summary>Polarity and terms of re-use, which only the CSV has.</summary>
    public PublisherRequest Terms(int page, IEnumerable<int> indicators) =>
        Ask($"{TermsPrefix}{page}", $"indicator_metadata/csv/by_indicator_id?indicator_ids={List(indicators)}", ResponseKind.Csv);

    /// <param name="level">Of the areas, as in file names: "msoa11".</param>
    /// <param name="version">When the figures last changed, as Fingertips says: an answer kept for it stands.</param>
    /// <param name="region">Only areas inside it; null for all of England.</param>
    public PublisherRequest Figures(string level, IReadOnlyList<int> indicators, int areaType, int parentType, string version, string? region = null)
    {
        var within = region is null ? string.Empty : $"&parent_area_code={region}";
        var name = $"{FiguresPrefix}{level} {string.Join('+', indicators)}{(region is null ? string.Empty : $" in {region}")}";
        return Ask(name, $"all_data/csv/by_indicator_id?indicator_ids={List(indicators)}&child_area_type_id={areaType}&parent_area_type_id={parentType}{within}", ResponseKind.Csv) with { MaxBytes = most, Version = version };
    }

    private static string List(IEnumerable<int> indicators) => string.Join("%2C", indicators);

    private PublisherRequest Ask(string name, string path, ResponseKind kind) => new(name, new Uri(root, path), kind);
}

/// <summary>Asks for figures in portions that stay within the limit: a portion that is too large is asked for in halves, and a single indicator region by region.</summary>
internal sealed class FigurePortions(IPublisherSession session, FingertipsApi api, AreaTypes types, IndicatorUploads changes)
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

/// <summary>
/// When the figures of each indicator were last uploaded. Metadata says it for a hundred indicators in one answer; only for
/// those it is silent on is data_changes asked, which takes one request each.
/// </summary>
internal sealed class IndicatorUploads(IEnumerable<RawResponse> metadata, IPublisherSession session)
{
    /// <summary>By indicator; null where metadata knows it and does not say.</summary>
    private readonly Dictionary<int, string?> versions = Said(metadata, session);

    /// <summary>Indicators that Fingertips knows. One that was withdrawn, or has another number now, is not among them.</summary>
    public IReadOnlyCollection<int> Known => versions.Keys;

    /// <summary>A text that changes when the figures of the indicators do.</summary>
    public string Version(IEnumerable<int> indicators) => string.Join("; ", indicators.Select(i => $"{i} {versions[i]}"));

    public async Task<IReadOnlyList<RawResponse>> AskAsync(FingertipsApi api, CancellationToken cancellation)
    {
        var silent = versions.Where(v => v.Value is null).Select(v => v.Key).Order().ToList();
        var answers = await Task.WhenAll(silent.Select(i => session.GetAsync(api.Change(i), cancellation)));
        foreach (var (indicator, answer) in silent.Zip(answers))
        {
            var change = FingertipsJson.Change(session.Open(answer), answer.Address);
            versions[indicator] = Text(change) ?? throw new ResponseRefusedException("json-shape", answer.Address, "no LastUploadedAt", "when the indicator last changed");
        }

        return answers;
    }

    private static Dictionary<int, string?> Said(IEnumerable<RawResponse> metadata, IPublisherSession session)
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
