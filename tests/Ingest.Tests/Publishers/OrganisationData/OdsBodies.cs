using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.OrganisationData;

/// <summary>What NHS ODS says (ORD 2-0-0), in the shapes of its documentation: an organisation at its code, and the list of practices in pages.</summary>
internal sealed class OdsBodies(IReadOnlyList<OdsSite> sites)
{
    public const string Organisations = "/ORD/2-0-0/organisations";

    /// <summary>Code and name of those that are open; the last is Welsh.</summary>
    public List<(string Code, string Name)> Practices { get; } = [("C85004", "KAKOTY PRACTICE"), ("C85005", "VICTORIA MEDICAL CENTRE"), ("C87002", "CLIFTON LANE"), ("W95002", "MEDDYGFA'R TAF")];

    /// <summary>What the list announces; null for what it has.</summary>
    public int? Announced { get; set; }

    /// <summary>Codes of sites that the directory does not have.</summary>
    public HashSet<string> Lost { get; } = [];

    /// <summary>Codes of sites that closed.</summary>
    public HashSet<string> Closed { get; } = [];

    /// <summary>Other postcodes, by code.</summary>
    public Dictionary<string, string> Moved { get; } = [];

    /// <summary>Other names, by code.</summary>
    public Dictionary<string, string> Renamed { get; } = [];

    public PublisherAnswer? Answer(string path, IQueryCollection query) =>
        path == Organisations ? List(query) : sites.Where(s => path == $"{Organisations}/{s.Code}" && !Lost.Contains(s.Code)).Select(Site).FirstOrDefault();

    private PublisherAnswer Site(OdsSite site)
    {
        var (status, end) = Closed.Contains(site.Code) ? ("Inactive", """, "End": "2026-03-31" """) : ("Active", string.Empty);
        return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(
            $$$$"""
            {"Organisation":{"Name":"{{{{Renamed.GetValueOrDefault(site.Code, "SITE " + site.Code)}}}}","Date":[{"Type":"Operational","Start":"1991-04-01"{{{{end}}}}}],
            "OrgId":{"root":"2.16.840.1.113883.2.1.3.2.4.18.48","assigningAuthorityName":"HSCIC","extension":"{{{{site.Code}}}}"},"Status":"{{{{status}}}}","LastChangeDate":"2026-04-01","orgRecordClass":"RC2",
            "GeoLoc":{"Location":{"AddrLn1":"THE ROAD","PostCode":"{{{{Moved.GetValueOrDefault(site.Code, site.Postcode)}}}}","Country":"ENGLAND"}},
            "Roles":{"Role":[{"id":"RO198","uniqueRoleId":1,"primaryRole":true,"Status":"Active"}]}}}
            """);
    }

    private PublisherAnswer List(IQueryCollection query)
    {
        var offset = int.TryParse(query["Offset"].ToString(), out var from) ? from : 0;
        var page = Practices.Skip(offset).Take(int.Parse(query["Limit"].ToString())).Select(p =>
            $$"""{"Name":"{{p.Name}}","OrgId":"{{p.Code}}","Status":"Active","OrgRecordClass":"RC1","PostCode":"S1 1AA","LastChangeDate":"2024-05-01","PrimaryRoleId":"RO177","PrimaryRoleDescription":"PRESCRIBING COST CENTRE","OrgLink":"https://example.org/{{p.Code}}"}""").ToList();
        return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json($$"""{"Organisations":[{{string.Join(',', page)}}]}""")
            .Header("X-Total-Count", $"{Announced ?? Practices.Count}").Header("Returned-Records", $"{page.Count}");
    }
}
