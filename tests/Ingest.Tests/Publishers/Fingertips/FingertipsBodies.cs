using System.Globalization;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Fingertips as it answers about the indicators of the catalogue: the recorded shapes, over a few areas, with figures of this test's own making.</summary>
/// <param name="areas">Codes by the level that figures are asked for.</param>
internal sealed class FingertipsBodies(IndicatorCatalogue catalogue, IReadOnlyDictionary<AreaLevel, IReadOnlyList<string>> areas)
{
    private const string Types = """[{"Id":3,"Name":"Middle Super Output Area","Short":"MSOA"},{"Id":7,"Name":"General Practice","Short":"GPs"},{"Id":6,"Name":"Regions (statistical)","Short":"Region"},{"Id":15,"Name":"England","Short":"England"},{"Id":501,"Name":"Lower tier local authorities (post 4/23)","Short":"Lower tier LAs"},{"Id":502,"Name":"Upper tier local authorities (post 4/23)","Short":"Upper tier LAs"}]""";

    /// <summary>When every indicator was last uploaded.</summary>
    public string Uploaded { get; set; } = "2025-01-01T00:00:00";

    /// <summary>By id of the indicator; a proportion where a test says nothing else.</summary>
    public Dictionary<int, string> ValueTypes { get; } = [];

    /// <summary>Added to every figure, as a share of what its indicator may range over.</summary>
    public double Shift { get; set; }

    /// <summary>First line of figures.</summary>
    public string Header { get; set; } = AllDataRows.Header;

    /// <summary>A row of figures in place of the usual one, by indicator and area; null for the usual.</summary>
    public Func<Indicator, string, string?> Instead { get; init; } = (_, _) => null;

    public PublisherAnswer? Answer(string path, Func<string, string> query) => path switch
    {
        "area_types" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(Types),
        "data_changes" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(Change()),
        "indicator_metadata/by_indicator_id" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json("{" + string.Join(',', Asked(query).Select(Metadata)) + "}"),
        "indicator_metadata/csv/by_indicator_id" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv("Indicator ID,Indicator,Definition,Data re-use,Unit,Polarity\r\n" + string.Concat(Asked(query).Select(Terms))),
        "all_data/csv/by_indicator_id" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv(string.Join("\r\n", [Header, .. Asked(query).SelectMany(Rows)]) + "\r\n"),
        _ => null,
    };

    private IEnumerable<Indicator> Asked(Func<string, string> query)
    {
        var ids = query("indicator_ids").Split(',').Select(int.Parse).ToHashSet();
        return catalogue.Indicators.Where(i => i.Fingertips is { } f && ids.Contains(f.Id));
    }

    private string Change() => $$"""{"LastUploadedAt":"{{Uploaded}}","LastDeletedAt":"0001-01-01T00:00:00"}""";

    private string Metadata(Indicator indicator) => $$"""
        "{{indicator.Fingertips!.Id}}":{"Unit":{"Id":5,"Value":100.0,"Label":"{{indicator.Fingertips.Unit}}"},"YearType":{"Id":2,"Name":"Financial"},"ValueType":{"Id":5,"Name":"{{ValueTypes.GetValueOrDefault(indicator.Fingertips.Id, "Proportion")}}"},"IID":{{indicator.Fingertips.Id}},"Descriptive":{"Name":"{{indicator.Fingertips.Name}}","DataSource":"OHID"},"DataChange":{{Change()}}}
        """;

    private static string Terms(Indicator indicator)
    {
        var polarity = indicator.Polarity switch { Polarity.HigherIsBetter => "RAG - High is good", Polarity.HigherIsWorse => "RAG - Low is good", _ => "BOB - Blue orange blue" };
        return $"{indicator.Fingertips!.Id},\"{indicator.Fingertips.Name}\",\"Of people,\r\nand \"\"so on\"\"\",Open Government Licence,{indicator.Fingertips.Unit},{polarity}\r\n";
    }

    private IEnumerable<string> Rows(Indicator indicator) =>
        from sex in indicator.Fingertips!.Sexes
        from area in areas[indicator.NativeLevel].Where(a => !IsDistrict(a) || !indicator.Fingertips!.AreaType.StartsWith("Upper tier", StringComparison.Ordinal)).Prepend(AreaCode.England.Value)
        select Instead(indicator, area) ?? Row(indicator, area, sex);

    /// <summary>Upper-tier figures are of the county that a district is in.</summary>
    private static bool IsDistrict(string area) => area.StartsWith("E07", StringComparison.Ordinal);

    private string Row(Indicator indicator, string area, Sex sex)
    {
        var range = indicator.Maximum!.Value - indicator.Minimum!.Value;
        var place = 0.2 + (((area.Sum(c => c) * 7) + indicator.Fingertips!.Id) % 40 * 0.01) + (sex == Sex.Female ? 0.02 : 0) + Shift;
        string At(double share) => (indicator.Minimum.Value + (range * share)).ToString("0.####", CultureInfo.InvariantCulture);
        return AllDataRows.Row(area, period: "2022/23", At(place), At(place - 0.01), At(place + 0.01), $"{sex}", indicator.Fingertips.Age ?? "All ages", id: $"{indicator.Fingertips.Id}");
    }
}
