using System.Text.Json;
using HealthNeeds.Core.Research;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>Reads the answers of one pull of the Gateway: projects, and the funds and organisations they link to. Links to persons are passed over.</summary>
internal sealed class GatewayReading(Uri address, IReadOnlyList<RawResponse> responses, ReadingContext room)
{
    /// <summary>Of a fund whose amount is what was spent so far, as by institutes of the councils, and no award.</summary>
    private const string Spent = "EXPENDITURE_ACTUAL";

    /// <summary>What every project has; the Gateway omits other fields where they are empty.</summary>
    private static readonly IReadOnlyList<string> ProjectFields = ["id", "title", "status", "links"];
    private static readonly Dictionary<string, string> Licence = new(StringComparer.Ordinal);

    private readonly Dictionary<string, RawResponse> _byName = responses.ToDictionary(r => r.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Name, string? Postcode)> _organisations = new(StringComparer.Ordinal);

    /// <summary>Whether a project is under way and has a health category: only its funds and organisation are asked for.</summary>
    public static bool IsTaken(JsonElement project) => AwardIntake.IsUnderWay(ResearchJson.Text(project, "status")) && IsInHealth(project);

    /// <summary>Id of the organisation that leads a project.</summary>
    public static string? Leader(JsonElement project) => GatewayApi.Linked(project, "LEAD_ORG") is [var leader, ..] ? leader : null;

    public SourceIntake Read(AwardIntake intake, CancellationToken cancellation)
    {
        var (line, columns) = (0, new SortedSet<string>(ProjectFields, StringComparer.Ordinal));
        foreach (var page in responses.Where(r => r.Name.StartsWith(GatewayApi.PagePrefix, StringComparison.Ordinal)))
        {
            cancellation.ThrowIfCancellationRequested();
            using var json = ResearchJson.Parse(page, room.Open);
            foreach (var project in AnswerJson.List(json.RootElement, "project"))
            {
                JsonFields.Need(project, "projects", page.Address, ProjectFields);
                columns.UnionWith(project.EnumerateObject().Select(p => p.Name));
                Take(project, ++line, page, intake);
            }
        }

        return intake.Write(room, [new TableShape("projects", [.. columns], ProjectFields, line, Licence)]);
    }

    private void Take(JsonElement project, int line, RawResponse page, AwardIntake intake)
    {
        var (id, status) = (ResearchJson.Text(project, "id"), ResearchJson.Text(project, "status"));
        if (id is null || ResearchJson.Text(project, "title") is null)
            intake.Reject(RowRules.Fields, line, id ?? "no id", "A project has an id and a title.", id is null ? "no id" : "no title", "both");
        else if (!AwardIntake.IsUnderWay(status))
            intake.LeaveOut(line, id, status ?? "no status", "Active");
        else if (!IsInHealth(project))
            intake.LeaveOut(line, id, "no health category", "an HRCS health category");
        else
            intake.Keep(Award(project, new AwardCells(intake, project, line, id), page), line);
    }

    private ResearchAward Award(JsonElement project, AwardCells cells, RawResponse page)
    {
        var id = cells.Key;
        var coding = CategoryShares.Coded([.. Parts(project).Select(c => (c.Category, (cells with { Record = c.Record }).Number("percentage") ?? 0))]);
        var (organisation, postcode) = Leader(project) is { } lead ? Organisation(lead) : default;
        var (pounds, start, end) = Funds(project, cells);
        return new ResearchAward(
            GatewaySource.Id, id, ResearchAward.Award, ResearchJson.Text(project, "title")!, ResearchJson.Text(project, "leadFunder"), ResearchJson.Text(project, "grantCategory"),
            ResearchJson.Text(project, "status")!, organisation, postcode, Location: null, pounds, start, end,
            new Uri(address, $"projects?ref={Uri.EscapeDataString(Reference(project) ?? id)}").ToString(), coding.Shares, coding.Apportioned, DateOnly.FromDateTime(page.Fetched.UtcDateTime));
    }

    private static bool IsInHealth(JsonElement project) => Parts(project).Any(p => CategoryShares.IsCategory(p.Category));

    private static IEnumerable<(string Category, JsonElement Record)> Parts(JsonElement project) =>
        from category in AnswerJson.List(project, "healthCategories", "healthCategory")
        let name = ResearchJson.Text(category, "text")
        where name is not null && CategoryShares.IsPart(name)
        select (name, category);

    private static string? Reference(JsonElement project) =>
        AnswerJson.List(project, "identifiers", "identifier").Where(i => ResearchJson.Text(i, "type") == "RCUK").Select(i => ResearchJson.Text(i, "value")).FirstOrDefault();

    private (string? Name, string? Postcode) Organisation(string id)
    {
        if (_organisations.TryGetValue(id, out var known))
            return known;
        using var json = Linked(GatewayApi.OrganisationName(id));
        if (json is null)
            return _organisations[id] = default;
        var postcode = AnswerJson.List(json.RootElement, "addresses", "address").Select(a => ResearchJson.Text(a, "postCode")).OfType<string>().FirstOrDefault();
        return _organisations[id] = (ResearchJson.Text(json.RootElement, "name"), postcode);
    }

    /// <summary>What the funds of a project come to; one that was renewed has several. Where one of them is not known, neither is the sum.</summary>
    private (double? Pounds, DateOnly? Start, DateOnly? End) Funds(JsonElement project, AwardCells cells)
    {
        var funds = GatewayApi.Linked(project, "FUND").Select(id => Fund(id, cells)).ToList();
        var pounds = funds.Exists(f => f.Pounds is null) ? 0 : funds.Sum(f => f.Pounds ?? 0);
        return (pounds > 0 ? pounds : null, funds.Min(f => f.Start), funds.Max(f => f.End));
    }

    private (double? Pounds, DateOnly? Start, DateOnly? End) Fund(string id, AwardCells project)
    {
        using var json = Linked(GatewayApi.FundName(id));
        if (json is null)
            return default;
        var value = AnswerJson.Field(json.RootElement, "valuePounds");
        var sterling = ResearchJson.Text(value, "currencyCode") is null or "GBP";
        var amount = sterling ? (project with { Record = value }).Number("amount") : null;
        var cells = project with { Record = json.RootElement };
        return (ResearchJson.Text(json.RootElement, "category") == Spent ? 0 : amount, cells.Day("start"), cells.Day("end"));
    }

    /// <summary>What a project links to; null where the link was dead.</summary>
    private JsonDocument? Linked(string name) => _byName.TryGetValue(name, out var response) ? ResearchJson.Parse(response, room.Open) : null;
}
