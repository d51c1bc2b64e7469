using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Research;
using HealthNeeds.Ingest.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.Research;

/// <summary>What UKRI's Gateway to Research says (GtR-2): pages of projects that link to persons, funds and organisations. All of them are invented.</summary>
internal sealed class GatewayBodies : IPublisherCase
{
    /// <summary>A person whom the Gateway names; no table of ours may.</summary>
    public const string Person = "Dr Cornelius Vantablack";

    public const string Api = "gtr/api";

    public string Publisher => PublisherAddresses.Gateway;

    public IReadOnlyList<string> Addresses => ["Json projects?q=health%20%22and%22%20care&p=2&s=100", "Json funds/F-1", "Json organisations/O%2F1"];

    public IReadOnlyList<RenamedColumn> Renamed =>
    [
        new("ukri-gtr", "status", "projectStatus", "fields of http*gtr/api/projects?q=health&p=1&s=100", path => path.EndsWith("gtr/api/projects", StringComparison.Ordinal)
            ? HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json("""{"page":1,"totalPages":1,"totalSize":1,"project":[{"id":"A","title":"T","projectStatus":"Active","leadFunder":"MRC","grantCategory":"G","healthCategories":{},"links":{}}]}""") : null),
    ];

    /// <summary>Id, title, status, and its categories as "Respiratory=60;Stroke=40".</summary>
    public List<(string Id, string Title, string Status, string Categories)> Projects { get; } =
    [
        ("AAAA-1", "Airways in cold homes", "Active", "Respiratory=60;Stroke=40"), ("AAAA-2", "Cells under strain", "Active", "Cancer and neoplasms=0"),
        ("AAAA-3", "A closed book", "Closed", "Respiratory=100"), ("AAAA-4", "Steel and health", "Active", string.Empty),
    ];

    /// <summary>Ends of addresses of funds and organisations that are not there: "funds/F-AAAA-1".</summary>
    public HashSet<string> Dead { get; } = [];

    /// <summary>Further funds of every project, by the end of their ids: category, pounds as JSON and year. "F-AAAA-1-B" is the fund B of AAAA-1.</summary>
    public Dictionary<string, (string Category, string Pounds, int Year)> More { get; } = new(StringComparer.Ordinal);

    /// <summary>True where the Gateway omits fields that are empty.</summary>
    public bool OmitsFields { get; set; }

    /// <summary>Milliseconds of every fund's start.</summary>
    public long Start { get; set; } = 1_704_067_200_000;

    /// <summary>What pages announce; null for what there is.</summary>
    public int? Announced { get; set; }

    public async Task AskAsync(IPublisherSession session, Uri root)
    {
        var gateway = session.Contract<IResearchGateway>(root);
        await gateway.ProjectsAsync("health \"and\" care", 2, 100, "IResearchGateway.ProjectsAsync", default);
        await gateway.FundAsync("F-1", "IResearchGateway.FundAsync", default);
        await gateway.OrganisationAsync("O/1", "IResearchGateway.OrganisationAsync", default);
    }

    PublisherAnswer? IPublisherCase.Answer(string path, HttpRequest request) => Answer(path, request.Query);

    public PublisherAnswer? Answer(string path, IQueryCollection query)
    {
        if (path == $"{Api}/projects")
            return Page(int.Parse(query["p"].ToString()), int.Parse(query["s"].ToString()));
        if (Dead.Any(d => path.EndsWith(d, StringComparison.Ordinal)))
            return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Error(404);
        return path.Split('/') is ["gtr", "api", var kind, var id]
            ? kind switch
            {
                "funds" when More.TryGetValue(id.Split('-')[^1], out var more) => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json($$"""{"links":{"link":[]},"id":"{{id}}","start":"{{more.Year}}-04-01","end":"{{more.Year + 3}}-03-31","valuePounds":{"currencyCode":"GBP","amount":{{more.Pounds}}},"category":"{{more.Category}}"}"""),
                "funds" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json($$$$"""{"links":{"link":[{"href":"http://gtr.ukri.org/gtr/api/persons/P-1","rel":"PI_PER"}]},"id":"{{{{id}}}}","start":{{{{Start}}}}{{{{(OmitsFields ? string.Empty : ",\"end\":1798675200000")}}}},"valuePounds":{"currencyCode":"GBP","amount":250000.5},"category":"INCOME_ACTUAL"}"""),
                "organisations" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json($$$$"""{"links":{"link":[]},"id":"{{{{id}}}}","name":"University of Sheffield","addresses":{"address":[{"line1":"Western Bank","postCode":"S10 2TN","region":"Yorkshire and The Humber"}]},"contact":"{{{{Person}}}}"}"""),
                _ => null,
            }
            : null;
    }

    private PublisherAnswer Page(int number, int size)
    {
        var projects = Projects.Skip((number - 1) * size).Take(size).Select(Project);
        var pages = Math.Max(1, (Projects.Count + size - 1) / size);
        return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json($$"""{"page":{{number}},"size":{{size}},"totalPages":{{pages}},"totalSize":{{Announced ?? Projects.Count}},"project":[{{string.Join(',', projects)}}]}""");
    }

    private string Project((string Id, string Title, string Status, string Categories) project)
    {
        var categories = project.Categories.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=')).Select(c => $$"""{"id":"X","text":"{{c[0]}}","percentage":{{c[1]}}}""");
        var further = More.Keys.Select(fund => $$""",{"href":"http://gtr.ukri.org/gtr/api/funds/F-{{project.Id}}-{{fund}}","rel":"FUND"}""");
        return $$$$"""
            {"links":{"link":[{"href":"http://gtr.ukri.org/gtr/api/persons/P-1","rel":"PI_PER","otherAttributes":{"name":"{{{{Person}}}}"}},
              {"href":"http://gtr.ukri.org:80/gtr/api/organisations/O-1","rel":"LEAD_ORG"},{"href":"http://gtr.ukri.org/gtr/api/funds/F-{{{{project.Id}}}}","rel":"FUND","start":1704067200000,"end":1798675200000}{{{{string.Concat(further)}}}}]},
            "id":"{{{{project.Id}}}}","href":"http://gtr.ukri.org/gtr/api/projects/{{{{project.Id}}}}","identifiers":{"identifier":[{"value":"MR/{{{{project.Id}}}}/1","type":"RCUK"}]},"title":"{{{{project.Title}}}}","status":"{{{{project.Status}}}}",
            {{{{(OmitsFields ? string.Empty : "\"grantCategory\":\"Research Grant\",\"leadFunder\":\"MRC\",")}}}}"abstractText":"{{{{Person}}}} leads this.","healthCategories":{"healthCategory":[{{{{string.Join(',', categories)}}}}]},"start":null,"end":null}
            """;
    }
}
