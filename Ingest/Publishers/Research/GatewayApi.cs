using System.Globalization;
using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>UKRI's Gateway to Research: pages of projects, and the funds and the organisation that a project links to. Persons are not asked for.</summary>
/// <param name="address">Of the Gateway's host.</param>
internal sealed class GatewayApi(GatewayOptions options, Uri address)
{
    public const string PagePrefix = "projects page ";

    private const string Rule = "short-list";

    public static string FundName(string id) => $"fund {id}";

    public static string OrganisationName(string id) => $"organisation {id}";

    /// <summary>Every page of the search. What the first page announces holds for all.</summary>
    /// <exception cref="ResponseRefusedException">Pages hold fewer or more projects than announced, or too many are announced.</exception>
    public async Task<IReadOnlyList<RawResponse>> PagesAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var contract = Contract(session);
        var (pages, ids, last, size) = (new List<RawResponse>(), new HashSet<string>(StringComparer.Ordinal), 1, 0);
        for (var number = 1; number <= last; number++)
        {
            var page = await contract.ProjectsAsync(options.Query, number, options.PageSize, $"{PagePrefix}{number}", cancellation);
            using var json = ResearchJson.Parse(page, session.Open);
            JsonFields.Need(json.RootElement, "projects", page.Address, ["totalPages", "totalSize", "project"]);
            (last, size) = (Whole(json.RootElement, "totalPages", page), Whole(json.RootElement, "totalSize", page));
            if (last > options.MostPages)
                throw new ResponseRefusedException(Rule, page.Address, $"{last:N0} pages announced", $"{options.MostPages:N0} at most: narrow {SettingName.Of(GatewayOptions.Section)}__Query");
            ids.UnionWith(AnswerJson.List(json.RootElement, "project").Select(p => ResearchJson.Text(p, "id")).OfType<string>());
            pages.Add(page);
        }

        // The register changes while it is read: a few projects may slip between pages.
        return Math.Abs(ids.Count - size) <= Math.Max(2, size / 100) ? pages : throw new ResponseRefusedException(Rule, pages[^1].Address, $"{CountWords.Some(ids.Count, "different project")} in {CountWords.Some(pages.Count, "page")}", $"{size:N0}, as announced");
    }

    /// <returns>Null where the Gateway has no such fund: some links are dead.</returns>
    public Task<RawResponse?> FundAsync(IPublisherSession session, string id, CancellationToken cancellation) => Contract(session).FundAsync(id, FundName(id), cancellation).OrNull();

    /// <returns>Null where the Gateway has no such organisation.</returns>
    public Task<RawResponse?> OrganisationAsync(IPublisherSession session, string id, CancellationToken cancellation) => Contract(session).OrganisationAsync(id, OrganisationName(id), cancellation).OrNull();

    /// <summary>Ids of what a record links to in this way ("LEAD_ORG", "FUND"), each once: the ends of their addresses.</summary>
    public static IReadOnlyList<string> Linked(JsonElement record, string way) =>
    [
        .. AnswerJson.List(record, "links", "link")
            .Where(l => ResearchJson.Text(l, "rel") == way)
            .Select(l => ResearchJson.Text(l, "href")?.TrimEnd('/').Split('/')[^1])
            .OfType<string>()
            .Where(id => id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            .Distinct(StringComparer.Ordinal),
    ];

    private IResearchGateway Contract(IPublisherSession session) => session.Contract<IResearchGateway>(new Uri(address, $"{options.Api}/"));

    private static int Whole(JsonElement page, string name, RawResponse response) =>
        ResearchJson.Text(page, name) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ResponseRefusedException("wrong-kind", response.Address, $"no number in {name}", "a whole number");
}
