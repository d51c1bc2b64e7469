using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Postcodes;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Editions;

/// <summary>ONS's Open Geography portal: whether it has a later month of the ONS Postcode Directory than the item that settings name. Each edition is an item with its month in the title.</summary>
/// <param name="portal">ArcGIS' address for items.</param>
internal sealed partial class PostcodeEditionSearch(PostcodeOptions options, Uri portal) : IEditionSearch
{
    private const string Query = "title:\"ONS Postcode Directory\" AND owner:ONSGeography_data AND type:\"CSV Collection\"";

    public string Source => PostcodeSource.Id;

    public string Publisher => PublisherAddresses.ArcGis;

    public async Task<IReadOnlyList<NewerEdition>> SearchAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var answer = await session.Contract<IPortalItems>(portal).SearchAsync(Query, "editions", cancellation);
        var editions = Editions(answer, session);
        if (editions.MaxBy(e => e.Month) is not { } newest)
            throw new ResponseRefusedException("edition-page", answer.Address, "no edition of the directory", "titles such as ONS Postcode Directory (August 2026)");
        var held = editions.Find(e => e.Item == options.Item);
        if (held is not null && newest.Month <= held.Month || newest.Item == options.Item)
            return [];
        return [new NewerEdition(held is null ? options.Item : held.Month.MonthInWords(), newest.Month.MonthInWords(), Published: null, portal.AbsoluteUri, [new SettingValue("Live__Postcodes__Item", newest.Item)])];
    }

    /// <exception cref="ResponseRefusedException">It is no list of items; ArcGIS reports its errors with status 200.</exception>
    private static List<Edition> Editions(RawResponse answer, IPublisherSession session)
    {
        using var json = AnswerJson.ArcGis(answer, session.Open, "results", "a list of items");
        return [.. AnswerJson.List(json.RootElement, "results").Select(Of).OfType<Edition>()];
    }

    /// <summary>Null of what else goes by the name: user guides, live layers, tables without a file.</summary>
    private static Edition? Of(JsonElement item)
    {
        if (AnswerJson.Text(item, "type") != "CSV Collection" || AnswerJson.Text(item, "id") is not { Length: 32 } id || AnswerJson.Text(item, "title") is not { } title)
            return null;
        var match = Title().Match(title.Trim());
        return match.Success && DateOnly.TryParseExact($"{match.Groups["month"].Value} {match.Groups["year"].Value}", "MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? new Edition(id, month) : null;
    }

    [GeneratedRegex(@"^ONS Postcode Directory \((?<month>[A-Za-z]+) (?<year>\d{4})\)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Title();

    private sealed record Edition(string Item, DateOnly Month);
}
