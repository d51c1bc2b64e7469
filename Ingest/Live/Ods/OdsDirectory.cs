using System.Text.Json;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Answers;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Ods;

/// <summary>NHS ODS's directory of organisations and their sites, asked by postcode, page by page.</summary>
/// <param name="address">Of the directory's host.</param>
internal sealed class OdsDirectory(OdsOptions options, Uri address)
{
    /// <summary>More organisations than this share no postcode.</summary>
    private const int MostPages = 20;

    private const string Table = "organisations";

    /// <exception cref="ResponseRefusedException">The answer is not the directory's.</exception>
    /// <exception cref="ColumnNotFoundException">Organisations lack a field.</exception>
    public async Task<IReadOnlyList<OdsOrganisation>> AtAsync(IPublisherSession session, string postcode, CancellationToken cancellation)
    {
        var found = new List<OdsOrganisation>();
        for (var page = 1; page <= MostPages; page++)
        {
            var response = await session.GetAsync(new PublisherRequest($"{postcode} page {page}", Address(postcode, found.Count), ResponseKind.Json), cancellation);
            var organisations = Read(session, response);
            found.AddRange(organisations);
            if (organisations.Count < options.PageSize)
                return found;
        }

        throw new ResponseRefusedException("pages", Address(postcode, found.Count), $"more than {MostPages} pages", "the organisations of one postcode");
    }

    private Uri Address(string postcode, int offset) =>
        new(address, $"{options.Search}?PostCode={Uri.EscapeDataString(postcode)}&Limit={options.PageSize}{(offset == 0 ? string.Empty : $"&Offset={offset}")}&_format=json");

    private static IReadOnlyList<OdsOrganisation> Read(IPublisherSession session, RawResponse response)
    {
        using var stream = session.Open(response);
        try
        {
            using var json = JsonDocument.Parse(stream);
            JsonFields.Need(json.RootElement, Table, response.Address, ["Organisations"], ignoreCase: true);
            if (json.Deserialize(OdsJson.Default.OdsPage)?.Organisations is { } organisations)
            {
                Check(json.RootElement, response.Address);
                return organisations;
            }
        }
        catch (JsonException broken)
        {
            throw new ResponseRefusedException("wrong-kind", response.Address, $"JSON of another shape ({broken.Message})", "a list of organisations", broken);
        }

        throw new ResponseRefusedException("wrong-kind", response.Address, "JSON without organisations", "a list of organisations");
    }

    private static void Check(JsonElement root, Uri address)
    {
        foreach (var first in root.EnumerateObject().First(p => p.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray().Take(1))
            JsonFields.Need(first, Table, address, ["Name", "OrgId", "Status"], ignoreCase: true);
    }
}
