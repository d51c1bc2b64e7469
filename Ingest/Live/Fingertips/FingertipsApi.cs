using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Fingertips;

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
