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
        answers.AddRange(await FoundAsync("funds", wanted.SelectMany(w => w.Funds), id => api.FundAsync(session, id, cancellation)));
        answers.AddRange(await FoundAsync("organisations", wanted.Select(w => w.Organisation), id => api.OrganisationAsync(session, id, cancellation)));
        return answers;
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation) =>
        new GatewayReading(address, responses, room).Read(new AwardIntake(Source), cancellation);

    /// <summary>What there is of what was linked to. One dead link is no fault of the rest; several, and none alive, is.</summary>
    /// <exception cref="InvalidDataException">None of several is there.</exception>
    private static async Task<List<RawResponse>> FoundAsync(string kind, IEnumerable<string?> linked, Func<string, Task<RawResponse?>> ask)
    {
        var (found, ids) = (new List<RawResponse>(), linked.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
        foreach (var id in ids)
        {
            if (await ask(id) is { } answer)
                found.Add(answer);
        }

        return ids.Count <= 1 || found.Count > 0 ? found : throw new InvalidDataException($"The Gateway has none of the {ids.Count} {kind} that its projects link to: is {SettingName.Of(GatewayOptions.Section)}__Api right?");
    }

    /// <summary>What the projects of a page that are taken link to.</summary>
    private static List<(IReadOnlyList<string> Funds, string? Organisation)> Linked(RawResponse page, IPublisherSession session)
    {
        using var json = ResearchJson.Parse(page, session.Open);
        return [.. AnswerJson.List(json.RootElement, "project").Where(GatewayReading.IsTaken).Select(p => (GatewayApi.Linked(p, "FUND"), GatewayReading.Leader(p)))];
    }
}
