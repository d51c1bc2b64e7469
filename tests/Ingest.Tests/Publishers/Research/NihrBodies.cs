using System.Text.Json;
using System.Text.Json.Nodes;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Research;
using HealthNeeds.Ingest.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.Research;

/// <summary>What NIHR Open Data says (Explore API v2.1): a dataset's fields and licence, and all its rows. Awards and organisations are invented.</summary>
internal sealed class NihrBodies : IPublisherCase
{
    /// <summary>A person whom the portal names beside awards; no table of ours may.</summary>
    public const string Person = "Professor Ada Quillfeather";

    private static readonly NihrOptions Asked = new();
    private static readonly string[] AwardFields = [.. NihrPortal.AwardFields, "award_holder_name", "orcid", "plain_english_abstract"];

    public string Publisher => PublisherAddresses.Nihr;

    public IReadOnlyList<string> Addresses => ["Json nihr-summary-view", "Json nihr-summary-view/exports/json?select=project_id%2Cproject_title&order_by=project_id&limit=-1"];

    public IReadOnlyList<RenamedColumn> Renamed =>
    [
        new(NihrSource.Id, "project_title", "project_titles", "fields of http*nihr-summary-view", path => path.EndsWith("datasets/nihr-summary-view", StringComparison.Ordinal)
            ? HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json("""{"dataset_id":"nihr-summary-view","fields":[{"name":"project_id"},{"name":"project_titles"}]}""") : null),
    ];

    public Dictionary<string, string> Licences { get; } = new() { [Asked.Awards] = "OGL v3.0", [Asked.Coding] = "OGL v3.0", [Asked.Projects] = "OGL v3.0" };

    /// <summary>Fields that the portal has; one that is taken away is not offered.</summary>
    public Dictionary<string, List<string>> Fields { get; } = new() { [Asked.Awards] = [.. AwardFields], [Asked.Coding] = [.. Asked.CodingFields], [Asked.Projects] = [.. Asked.ProjectFields, "lead_investigator"] };

    /// <summary>True where the portal gives every field, whatever was asked for.</summary>
    public bool GivesAll { get; set; }

    public List<JsonObject> Awards { get; } =
    [
        Award("NIHR208893", "Pulmonary rehabilitation at home", "Active", "THE UNIVERSITY OF SHEFFIELD", "S10 2TN", 53.5608, -1.4957, 1_500_000, "Respiratory, Stroke"),
        Award("002/0028", "Blood pressure checks in pharmacies", "Contracted", "University of Sheffield", "S10 2TN", 53.5608, -1.4957, 500_000, "Cardiovascular"),
        Award("DRF-2009-02-122", "Ended long ago", "Complete", "University of Sheffield", "S10 2TN", 53.5608, -1.4957, 100_000, "Cancer and neoplasms"),
        Award("NIHR300001", "Somewhere unknown", "Active", "Imperial College of Science, Technology and Medicine", null, null, null, null, null),
    ];

    public List<JsonObject> Coding { get; } = [Coded("NIHR208893", "Respiratory", 0.75), Coded("NIHR208893", "Stroke", 0.25), Coded("NIHR300001", "Cancer and neoplasms", 1)];

    public List<JsonObject> Projects { get; } =
    [
        new() { ["project_id"] = "P1", ["project_title"] = "Lung scans in a van", ["project_status"] = "Active", ["infrastructure"] = "Biomedical Research Centre", ["organisation"] = "Sheffield Hospitals", ["postcode"] = "S10 2TN", ["hrcs_health_category"] = new JsonArray("Respiratory"), ["start_date"] = "2025-01-01", ["end_date"] = null, ["lead_investigator"] = Person },
        new() { ["project_id"] = "P2", ["project_title"] = null, ["project_status"] = "Active", ["infrastructure"] = "Biomedical Research Centre", ["organisation"] = "Sheffield Hospitals", ["postcode"] = null, ["hrcs_health_category"] = null, ["start_date"] = null, ["end_date"] = null, ["lead_investigator"] = Person },
    ];

    public async Task AskAsync(IPublisherSession session, Uri root)
    {
        var nihr = session.Contract<INihrDatasets>(root);
        await nihr.AboutAsync("nihr-summary-view", "INihrDatasets.AboutAsync", default);
        await nihr.RowsAsync("nihr-summary-view", "project_id,project_title", "project_id", "INihrDatasets.RowsAsync", default);
    }

    PublisherAnswer? IPublisherCase.Answer(string path, HttpRequest request) => Answer(path, request.Query);

    /// <param name="path">Below the portal's host, without a slash at its start.</param>
    public PublisherAnswer? Answer(string path, IQueryCollection query)
    {
        var parts = path.Split('/');
        if (!path.StartsWith(Asked.Datasets + "/", StringComparison.Ordinal) || !Fields.TryGetValue(parts[5], out var fields))
            return null;
        if (parts.Length == 6)
            return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(new JsonObject { ["dataset_id"] = parts[5], ["fields"] = new JsonArray([.. fields.Select(f => new JsonObject { ["name"] = f, ["label"] = f, ["type"] = "text" })]), ["metas"] = new JsonObject { ["default"] = new JsonObject { ["license"] = Licences[parts[5]] } } }.ToJsonString());
        var select = GivesAll ? [.. fields] : query["select"].ToString().Split(',');
        return select.Except(fields).FirstOrDefault() is { } unknown
            ? HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json($$"""{"error_code":"ODSQLError","message":"Unknown field: {{unknown}}"}""") with { Status = 400 }
            : HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(JsonSerializer.Serialize(Rows(parts[5]).Select(r => select.ToDictionary(f => f, f => r[f]))));
    }

    public static JsonObject Award(string id, string title, string status, string? organisation, string? postcode, double? north, double? east, double? pounds, string? categories) => new()
    {
        ["project_id"] = id,
        ["project_title"] = title,
        ["funding_and_awards_link"] = null,
        ["funder"] = "NIHR (non-ODA)",
        ["project_status"] = status,
        ["programme"] = "HTA",
        ["award_amount_from_dh"] = pounds,
        ["start_date"] = "2024-04-01",
        ["end_date"] = "2028-03-31T00:00:00+00:00",
        ["contracted_organisation"] = organisation,
        ["postcode"] = postcode,
        ["latitude"] = north,
        ["longitude"] = east,
        ["ukcrc_value"] = categories,
        ["award_holder_name"] = Person,
        ["orcid"] = "0000-0002-1825-0097",
        ["plain_english_abstract"] = $"{Person} will lead this.",
    };

    private static JsonObject Coded(string award, string category, double share) => new() { [Asked.CodingAward] = award, [Asked.CodingCategory] = category, [Asked.CodingShare] = share };

    private List<JsonObject> Rows(string dataset) => dataset == Asked.Awards ? Awards : dataset == Asked.Coding ? Coding : Projects;
}
