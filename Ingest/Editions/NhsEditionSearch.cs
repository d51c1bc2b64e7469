using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Editions;

/// <summary>One series of NHS England's publications: its page links to one page an edition, whose address has the edition's date, and that page to the file.</summary>
/// <param name="publications">Address below which the pages of statistical publications are.</param>
internal sealed class NhsEditionSearch(NhsSeries series, Uri publications) : IEditionSearch
{
    private const string FilesHost = "files.digital.nhs.uk";

    /// <summary>Pages of editions to come are linked before their files are there.</summary>
    private const int MostTried = 3;

    public string Source => series.Source;

    public string Publisher => PublisherAddresses.NhsPublications;

    public async Task<IReadOnlyList<NewerEdition>> SearchAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var contract = session.Contract<INhsPublications>(publications);
        var page = await contract.PageAsync(series.Path, "series", cancellation);
        var editions = Links(page, session).Select(Edition).OfType<string>().Distinct(StringComparer.Ordinal).Select(e => (Name: e, Date: series.DateOf(e)!.Value)).OrderByDescending(e => e.Date).ToList();
        if (editions.Count == 0)
            throw new ResponseRefusedException("edition-page", page.Address, "no link to an edition", $"links such as {series.Path}/{series.Example}");
        foreach (var (name, date) in editions.Where(e => e.Date > series.Held.Date).Take(MostTried))
        {
            if (await TryPageAsync(contract, name, cancellation) is { } answer && Links(answer, session).Select(File).FirstOrDefault(f => f is not null) is { } file)
                return [new NewerEdition(series.Held.Name, name, Published: null, answer.Address.AbsoluteUri, series.Settings(file, date))];
        }

        return [];
    }

    /// <summary>Null where the page that is linked is not there, or not yet.</summary>
    private async Task<RawResponse?> TryPageAsync(INhsPublications contract, string name, CancellationToken cancellation)
    {
        try
        {
            return await contract.PageAsync($"{series.Path}/{name}", $"edition {name}", cancellation);
        }
        catch (ResponseRefusedException problem) when (problem.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>The edition that a link of the series' page leads to; null for other links.</summary>
    private string? Edition(string link)
    {
        var at = link.IndexOf($"/{series.Path}/", StringComparison.OrdinalIgnoreCase);
        var name = at < 0 ? string.Empty : link[(at + series.Path.Length + 2)..].Split('/', '?', '#')[0].ToLowerInvariant();
        return series.DateOf(name) is null ? null : name;
    }

    /// <summary>Path of the file in NHS England's store of files; null for other links.</summary>
    private string? File(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var file) && file.Host == FilesHost && series.IsFile(file.Segments[^1]) ? file.AbsolutePath.Trim('/') : null;

    private static List<string> Links(RawResponse page, IPublisherSession session)
    {
        using var reader = new StreamReader(session.Open(page));
        return [.. PageLinks.Of(reader.ReadToEnd())];
    }
}
