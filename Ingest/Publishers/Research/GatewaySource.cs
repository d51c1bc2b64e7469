using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>UKRI's Gateway to Research: projects in health that are under way, with the money and the leading organisation of each.</summary>
/// <param name="address">Of the Gateway's host: projects' public pages are there.</param>
internal sealed class GatewaySource(GatewayApi api, Uri address) : ILiveSource
{
    public const string Id = "ukri-gtr";

    public string Source => Id;

    public string Publisher => PublisherAddresses.Gateway;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var answers = new List<RawResponse>(await api.PagesAsync(session, cancellation));
        var wanted = answers.SelectMany(page => Linked(page, session)).ToList();
        foreach (var fund in wanted.Select(w => w.Fund).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList())
            answers.Add(await api.FundAsync(session, fund, cancellation));
        foreach (var organisation in wanted.Select(w => w.Organisation).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList())
            answers.Add(await api.OrganisationAsync(session, organisation, cancellation));
        return answers;
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation) =>
        new GatewayReading(address, responses, room).Read(new AwardIntake(Source), cancellation);

    /// <summary>What the projects of a page that are taken link to.</summary>
    private static List<(string? Fund, string? Organisation)> Linked(RawResponse page, IPublisherSession session)
    {
        using var json = ResearchJson.Parse(page, session.Open);
        return [.. ResearchJson.List(json.RootElement, "project").Where(GatewayReading.IsTaken).Select(p => (GatewayApi.Linked(p, "FUND"), GatewayApi.Linked(p, "LEAD_ORG")))];
    }
}
