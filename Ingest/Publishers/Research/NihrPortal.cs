using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>NIHR's portal (Opendatasoft Explore API v2.1): what a dataset is, and chosen fields of all its rows.</summary>
/// <param name="address">Of the portal's host.</param>
internal sealed class NihrPortal(NihrOptions options, Uri address)
{
    /// <summary>Of the summary of awards: organisations, money, dates and categories. Names, ORCIDs and abstracts are not asked for.</summary>
    public static readonly IReadOnlyList<string> AwardFields =
    [
        "project_id", "project_title", "funding_and_awards_link", "funder", "project_status", "programme", "award_amount_from_dh", "start_date", "end_date",
        "contracted_organisation", "postcode", "latitude", "longitude", "ukcrc_value",
    ];

    public static string AboutName(string dataset) => $"about {dataset}";

    /// <summary>The answer that says which fields a dataset has and under which licence it is.</summary>
    public Task<RawResponse> AboutAsync(IPublisherSession session, string dataset, CancellationToken cancellation) =>
        Contract(session).AboutAsync(dataset, AboutName(dataset), cancellation);

    /// <summary>All rows, in the order of the first field, so that the same rows are the same bytes.</summary>
    public Task<RawResponse> RowsAsync(IPublisherSession session, string dataset, IReadOnlyList<string> fields, CancellationToken cancellation) =>
        Contract(session).RowsAsync(dataset, string.Join(',', fields), fields[0], new AnswerLabel(dataset, (long)options.Megabytes << 20), cancellation);

    private INihrDatasets Contract(IPublisherSession session) => session.Contract<INihrDatasets>(new Uri(address, $"{options.Datasets}/"));

    /// <exception cref="HealthNeeds.Ingest.Tables.ColumnNotFoundException">The answer lacks its list of fields.</exception>
    /// <exception cref="ResponseRefusedException">It is no JSON, or its fields are no list.</exception>
    public static NihrDataset About(RawResponse response, Func<RawResponse, Stream> open)
    {
        using var json = ResearchJson.Parse(response, open);
        JsonFields.Need(json.RootElement, response.Name, response.Address, ["dataset_id", "fields"]);
        if (AnswerJson.Field(json.RootElement, "fields").ValueKind != JsonValueKind.Array)
            throw new ResponseRefusedException("wrong-kind", response.Address, "JSON of another shape", "a dataset with the list of its fields");
        var fields = AnswerJson.List(json.RootElement, "fields").Select(f => ResearchJson.Text(f, "name")).OfType<string>().ToList();
        var licence = ResearchJson.Text(AnswerJson.Field(AnswerJson.Field(json.RootElement, "metas"), "default"), "license");
        return new NihrDataset(ResearchJson.Text(json.RootElement, "dataset_id") ?? string.Empty, fields, licence ?? "none stated");
    }
}

/// <summary>What the portal says of a dataset.</summary>
/// <param name="Licence">As printed.</param>
internal sealed record NihrDataset(string Id, IReadOnlyList<string> Fields, string Licence)
{
    public IReadOnlyList<string> Lost(IReadOnlyList<string> needed) => [.. needed.Except(Fields, StringComparer.Ordinal)];
}
