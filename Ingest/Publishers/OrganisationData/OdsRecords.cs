using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers.OrganisationData;

/// <summary>Reads NHS ODS's two shapes: one organisation, and a page of a search.</summary>
internal static class OdsRecords
{
    public static readonly IReadOnlyList<string> Needed = ["Name", "OrgId", "Status"];

    /// <exception cref="ResponseRefusedException">The answer is about something else.</exception>
    /// <exception cref="HealthNeeds.Ingest.Tables.ColumnNotFoundException">The organisation lacks a field.</exception>
    public static ListedOrganisation Site(OdsSite site, RawResponse response, Func<RawResponse, Stream> open)
    {
        using var json = AnswerJson.Parse(response, open, "organisations");
        var record = Field(json.RootElement, "sites", response, "Organisation");
        JsonFields.Need(record, "sites", response.Address, Needed);
        var code = Field(record.GetProperty("OrgId"), "sites", response, "extension").GetString();
        if (code != site.Code)
            throw Other(response, $"organisation {code}", $"organisation {site.Code}");
        return new ListedOrganisation(site.Code, ListedOrganisation.Site, AnswerJson.Text(record, "Name"), AnswerJson.Text(record, "Status") ?? string.Empty, Postcode(record), AnswerJson.Text(record, "LastChangeDate"), site.Asset, site.Postcode);
    }

    /// <returns>The practices of a page, and the names of the fields that its first one has.</returns>
    /// <exception cref="ResponseRefusedException">The answer is no list of organisations.</exception>
    /// <exception cref="HealthNeeds.Ingest.Tables.ColumnNotFoundException">An organisation lacks a field.</exception>
    public static (IReadOnlyList<ListedOrganisation> Practices, IReadOnlyList<string> Fields) Listed(RawResponse page, Func<RawResponse, Stream> open)
    {
        using var json = AnswerJson.Parse(page, open, "organisations");
        var list = Field(json.RootElement, "practices", page, "Organisations");
        if (list.ValueKind != JsonValueKind.Array)
            throw Other(page, "JSON of another shape", "a list of organisations");
        var records = list.EnumerateArray().ToList();
        return (records.ConvertAll(r => Practice(r, page)), [.. records.Take(1).SelectMany(r => r.EnumerateObject()).Select(p => p.Name)]);
    }

    private static ListedOrganisation Practice(JsonElement record, RawResponse page)
    {
        if (record.ValueKind != JsonValueKind.Object)
            throw Other(page, "JSON of another shape", "a list of organisations");
        JsonFields.Need(record, "practices", page.Address, Needed);
        var code = AnswerJson.Text(record, "OrgId") ?? throw Other(page, "an organisation without a code", "one with its code");
        return new ListedOrganisation(code, ListedOrganisation.Practice, AnswerJson.Text(record, "Name"), AnswerJson.Text(record, "Status") ?? string.Empty, AnswerJson.Text(record, "PostCode"), AnswerJson.Text(record, "LastChangeDate"), Asset: null, ExpectedPostcode: null);
    }

    /// <summary>An organisation without an address has none.</summary>
    private static string? Postcode(JsonElement record) =>
        AnswerJson.Text(AnswerJson.Field(AnswerJson.Field(record, "GeoLoc"), "Location"), "PostCode");

    private static JsonElement Field(JsonElement record, string table, RawResponse response, string name)
    {
        if (record.ValueKind != JsonValueKind.Object)
            throw Other(response, "JSON of another shape", $"an object with {name}");
        JsonFields.Need(record, table, response.Address, [name]);
        return record.GetProperty(name);
    }

    private static ResponseRefusedException Other(RawResponse response, string found, string expected) => new("wrong-kind", response.Address, found, expected);
}
