using System.Globalization;
using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Editions;

/// <summary>
/// The Indices of Deprivation at GOV.UK's Content API: whether the files in use are those that the edition's page links to, which
/// changes when they are corrected, and, of the newest edition in use, whether the collection lists a newer one.
/// </summary>
/// <param name="scores">Path of File 7 in use, below GOV.UK's address for files.</param>
/// <param name="indicators">Path of File 8 in use.</param>
internal sealed class IndicesEditionSearch(string source, int year, bool isNewestHeld, string scores, string indicators, EditionOptions options, Uri content) : IEditionSearch
{
    private const string SettingPrefix = "Live__IndicesOfDeprivation__";

    /// <summary>Settings are paths below it: a file at another host is told of, and no setting takes it.</summary>
    private const string FileHost = "assets.publishing.service.gov.uk";

    public string Source => source;

    public string Publisher => PublisherAddresses.GovUkContent;

    public async Task<IReadOnlyList<NewerEdition>> SearchAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var contract = session.Contract<IGovUkContent>(content);
        var page = await contract.PageAsync(FormattableString.Invariant($"{options.IndicesPage}{year}"), "edition page", cancellation);
        var found = Corrected(page, session).ToList();
        if (isNewestHeld)
            found.AddRange(Later(await contract.PageAsync(options.IndicesCollection, "collection", cancellation), session));
        return found;
    }

    /// <summary>Files of the edition that is in use, at another address than the one in use.</summary>
    private IEnumerable<NewerEdition> Corrected(RawResponse page, IPublisherSession session)
    {
        using var json = GovUkPage.Parse(page, session);
        var (files, published) = (GovUkPage.Files(json.RootElement), AnswerJson.Day(json.RootElement, "public_updated_at"));
        foreach (var (number, end, held, setting) in ((string, string, string, string)[])[("7", ".csv", scores, "Scores"), ("8", ".xlsx", indicators, "Indicators")])
        {
            var newest = files.FirstOrDefault(f => NameOf(f).StartsWith($"File_{number}_", StringComparison.OrdinalIgnoreCase) && f.AbsolutePath.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                ?? throw new ResponseRefusedException("edition-page", page.Address, $"{files.Count} attachments ({string.Join(", ", files.Take(5).Select(NameOf))})", $"File {number} of the Indices of {year} as {end[1..]} among them");
            if (newest.AbsolutePath.Trim('/') != held.Trim('/'))
                yield return new NewerEdition("the file before", FormattableString.Invariant($"File {number} of {year} at another address, as after a correction"), published, page.Address.AbsoluteUri, newest.Host == FileHost ? [new SettingValue(FormattableString.Invariant($"{SettingPrefix}{setting}{year}"), newest.AbsolutePath.Trim('/'))] : []);
        }
    }

    /// <summary>The newest edition that the collection lists, where that is newer. No setting takes it: its areas and columns are not known before it is there.</summary>
    private IEnumerable<NewerEdition> Later(RawResponse collection, IPublisherSession session)
    {
        using var json = GovUkPage.Parse(collection, session);
        var editions = GovUkPage.Documents(json.RootElement).Select(d => (Year: YearOf(d.Path), d.Path, d.Published)).Where(d => d.Year is not null).OrderByDescending(d => d.Year).ToList();
        if (editions.Count == 0)
            throw new ResponseRefusedException("edition-page", collection.Address, "a collection without an edition", $"pages such as /{options.IndicesPage}{year}");
        if (editions[0] is { Year: { } newest } later && newest > year)
            yield return new NewerEdition($"{year}", $"{newest}", later.Published, new Uri(collection.Address, later.Path).AbsoluteUri, Settings: []);
    }

    private int? YearOf(string path) =>
        path.Trim('/').StartsWith(options.IndicesPage, StringComparison.Ordinal) && int.TryParse(path.Trim('/')[options.IndicesPage.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : null;

    private static string NameOf(Uri file) => Uri.UnescapeDataString(file.Segments[^1]);
}
