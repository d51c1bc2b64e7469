using System.Text.Json;
using HealthNeeds.Core.Research;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>Reads the answers of one pull of NIHR's portal: awards, their coding, supported projects.</summary>
internal sealed class NihrReading(NihrOptions options, Uri address, IReadOnlyList<RawResponse> responses, ReadingContext room)
{
    /// <summary>Page of an award, where the register gives no link of its own.</summary>
    private const string AwardPage = "https://fundingawards.nihr.ac.uk/award/";

    /// <summary>Of each award that is coded: its categories with their shares.</summary>
    public (IReadOnlyDictionary<string, AwardCoding> Coding, TableShape Shape) Coding(AwardIntake intake)
    {
        var (parts, line) = (new List<(string Award, string Category, double Share)>(), 0);
        foreach (var row in Rows(options.Coding, options.CodingFields))
        {
            line++;
            if (ResearchJson.Text(row, options.CodingAward) is not { } award)
                intake.RejectFigure(RowRules.Fields, line, "no award", "A row of the coding names an award.", $"no {options.CodingAward}", "its id");
            else if (ResearchJson.Text(row, options.CodingCategory) is not { } category)
                intake.RejectFigure(RowRules.Fields, line, award, "A row of the coding names a category.", $"no {options.CodingCategory}", "a health category");
            else if (CategoryShares.IsPart(category))
                parts.Add((award, category, new AwardCells(intake, row, line, award).Number(options.CodingShare) ?? 0));
        }

        var coding = parts.GroupBy(p => p.Award, StringComparer.Ordinal).Where(g => g.Any(p => CategoryShares.IsCategory(p.Category))).ToDictionary(g => g.Key, g => CategoryShares.Coded([.. g.Select(p => (p.Category, p.Share))]), StringComparer.Ordinal);
        return (coding, Shape(options.Coding, options.CodingFields, line));
    }

    public TableShape Awards(IReadOnlyDictionary<string, AwardCoding> coding, AwardIntake intake, CancellationToken cancellation)
    {
        var line = 0;
        foreach (var row in Rows(options.Awards, NihrPortal.AwardFields))
        {
            cancellation.ThrowIfCancellationRequested();
            Take(row, ++line, ResearchAward.Award, "project_id", "project_title", "project_status", intake, cells => Award(row, cells, coding));
        }

        return Shape(options.Awards, NihrPortal.AwardFields, line);
    }

    public TableShape Projects(AwardIntake intake, CancellationToken cancellation)
    {
        var line = 0;
        foreach (var row in Rows(options.Projects, options.ProjectFields))
        {
            cancellation.ThrowIfCancellationRequested();
            Take(row, ++line, ResearchAward.SupportedProject, options.ProjectId, options.ProjectTitle, options.ProjectStatus, intake, cells => Project(row, cells));
        }

        return Shape(options.Projects, options.ProjectFields, line);
    }

    private static void Take(JsonElement row, int line, string kind, string id, string title, string status, AwardIntake intake, Func<AwardCells, ResearchAward> make)
    {
        var (key, said) = (ResearchJson.Text(row, id), ResearchJson.Text(row, status));
        if (key is null || ResearchJson.Text(row, title) is null)
            intake.Reject(RowRules.Fields, line, key ?? "no id", $"A register's {kind} has an id and a title.", key is null ? $"no {id}" : $"no {title}", "both");
        else if (!AwardIntake.IsUnderWay(said))
            intake.LeaveOut(line, key, said ?? "no status", "Active or Contracted");
        else
            intake.Keep(make(new AwardCells(intake, row, line, key)), line);
    }

    private ResearchAward Award(JsonElement row, AwardCells cells, IReadOnlyDictionary<string, AwardCoding> coding)
    {
        var (id, coded) = (cells.Key, coding.GetValueOrDefault(cells.Key));
        return new ResearchAward(
            NihrSource.Id, id, ResearchAward.Award, ResearchJson.Text(row, "project_title")!, ResearchJson.Text(row, "funder") ?? "NIHR", ResearchJson.Text(row, "programme"),
            ResearchJson.Text(row, "project_status")!, ResearchJson.Text(row, "contracted_organisation"), ResearchJson.Text(row, "postcode"), cells.Place("latitude", "longitude"),
            cells.Number("award_amount_from_dh") is { } pounds and > 0 ? pounds : null, cells.Day("start_date"), cells.Day("end_date"),
            PublicPage(ResearchJson.Text(row, "funding_and_awards_link"), id), coded?.Shares ?? CategoryShares.Equal(row, "ukcrc_value"), coded is { Apportioned: true }, Seen(options.Awards));
    }

    private ResearchAward Project(JsonElement row, AwardCells cells) => new(
        NihrSource.Id, cells.Key, ResearchAward.SupportedProject, ResearchJson.Text(row, options.ProjectTitle)!, "NIHR", ResearchJson.Text(row, options.ProjectInfrastructure),
        ResearchJson.Text(row, options.ProjectStatus)!, ResearchJson.Text(row, options.ProjectOrganisation), ResearchJson.Text(row, options.ProjectPostcode), Location: null, Pounds: null,
        cells.Day(options.ProjectStart), cells.Day(options.ProjectEnd), new Uri(address, $"explore/dataset/{options.Projects}/").ToString(),
        CategoryShares.Equal(row, options.ProjectCategory), Apportioned: false, Seen(options.Projects));

    /// <summary>The register's own link where it is one, else the page by id, whose slashes stay part of it.</summary>
    private static string PublicPage(string? link, string id) =>
        Uri.TryCreate(link, UriKind.Absolute, out var given) && given.Scheme == Uri.UriSchemeHttps ? given.ToString() : AwardPage + string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    private DateOnly Seen(string dataset) => DateOnly.FromDateTime(Find(dataset)!.Fetched.UtcDateTime);

    private RawResponse? Find(string name) => responses.FirstOrDefault(r => r.Name == name);

    /// <exception cref="ResponseRefusedException">It is no list of objects.</exception>
    /// <exception cref="ColumnNotFoundException">A row lacks a field that was asked for.</exception>
    private IEnumerable<JsonElement> Rows(string dataset, IReadOnlyList<string> fields)
    {
        if (Find(dataset) is not { } response)
            yield break;
        using var json = ResearchJson.Parse(response, room.Open);
        if (json.RootElement.ValueKind != JsonValueKind.Array)
            throw new ResponseRefusedException("wrong-kind", response.Address, "JSON of another shape", "a list of rows");
        foreach (var row in json.RootElement.EnumerateArray())
        {
            JsonFields.Need(row, dataset, response.Address, fields);
            yield return row.Clone();
        }
    }

    private TableShape Shape(string dataset, IReadOnlyList<string> fields, long rows)
    {
        var about = NihrPortal.About(Find(NihrPortal.AboutName(dataset))!, room.Open);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["licence"] = about.Licence };
        if (Find(dataset) is null)
            facts[TableNotReadRule.Fact] = $"no field {string.Join(", ", about.Lost(fields).Select(f => options.Named(dataset, f)))}";
        return new TableShape(dataset, about.Fields, Find(dataset) is null ? [] : fields, rows, facts);
    }
}
