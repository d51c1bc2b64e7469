using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using Refit;

namespace HealthNeeds.Ingest.Editions;

/// <summary>One series of NHS England's publications: its page links to one page an edition, whose address has the edition's date, and that page to the file.</summary>
/// <param name="publications">Address below which the pages of statistical publications are.</param>
internal sealed class NhsEditionSearch(NhsSeries series, Uri publications) : IEditionSearch
{
    private const string FilesHost = "files.digital.nhs.uk";

    /// <summary>Pages of editions to come are linked before their files are there.</summary>
    private const int MostTried = 3;

    private const int MostNamed = 5;

    private static readonly string[] FileEnds = [".zip", ".csv", ".xlsx", ".xls", ".ods"];

    public string Source => series.Source;

    public string Publisher => PublisherAddresses.NhsPublications;

    public async Task<IReadOnlyList<NewerEdition>> SearchAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var contract = session.Contract<INhsPublications>(publications);
        var page = await contract.PageAsync(series.Path, "series", cancellation);
        var editions = Links(page, session).Select(Edition).OfType<string>().Distinct(StringComparer.Ordinal).Select(e => (Name: e, Date: series.DateOf(e)!.Value)).OrderByDescending(e => e.Date).ToList();
        if (editions.Count == 0)
            throw new ResponseRefusedException("edition-page", page.Address, "no link to an edition", $"links such as {series.Path}/{series.Example}");
        NewerEdition? unrecognised = null;
        foreach (var (name, date) in editions.Where(e => e.Date > series.Held.Date).Take(MostTried))
        {
            if (await contract.PageAsync($"{series.Path}/{name}", $"edition {name}", cancellation).OrNull() is not { } answer)
                continue;
            var links = Links(answer, session);
            if (links.Select(File).FirstOrDefault(f => f is not null) is { } file)
                return [.. unrecognised is null ? [] : new[] { unrecognised }, new NewerEdition(series.Held.Name, name, Published: null, answer.Address.AbsoluteUri, series.Settings(file, date))];
            // A page without any file is an edition to come; one whose files have other names is there, and none of them is taken for the one that is read.
            if (unrecognised is null && links.Select(Stored).OfType<Uri>().Distinct().ToList() is { Count: > 0 } others)
                unrecognised = new NewerEdition(series.Held.Name, name, Published: null, answer.Address.AbsoluteUri, Settings: []) { Unrecognised = Names(others) };
        }

        return unrecognised is null ? [] : [unrecognised];
    }

    /// <summary>The first few, as a reader of the page sees them.</summary>
    private static IReadOnlyList<string> Names(List<Uri> files) => [.. files.Take(MostNamed).Select(f => Uri.UnescapeDataString(f.Segments[^1]))];

    /// <summary>The edition that a link of the series' page leads to; null for other links.</summary>
    private string? Edition(string link)
    {
        var at = link.IndexOf($"/{series.Path}/", StringComparison.OrdinalIgnoreCase);
        var name = at < 0 ? string.Empty : link[(at + series.Path.Length + 2)..].Split('/', '?', '#')[0].ToLowerInvariant();
        return series.DateOf(name) is null ? null : name;
    }

    /// <summary>Path of the file in NHS England's store of files; null for other links.</summary>
    private string? File(string link) => Stored(link) is { Host: FilesHost } file && series.IsFile(file.Segments[^1]) ? file.AbsolutePath.Trim('/') : null;

    /// <summary>A file of whatever name: in that store, or elsewhere by how it ends, for a store may move too.</summary>
    private static Uri? Stored(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var file) && file.Scheme == Uri.UriSchemeHttps && file.Segments.LastOrDefault() is { Length: > 1 } name && (file.Host == FilesHost || Array.Exists(FileEnds, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))) ? file : null;

    private static List<string> Links(RawResponse page, IPublisherSession session)
    {
        using var reader = new StreamReader(session.Open(page));
        return [.. PageLinks.Of(reader.ReadToEnd())];
    }
}

/// <summary>NHS England's pages of statistical publications, below https://digital.nhs.uk/data-and-information/publications/statistical/. They are HTML, and there is no list of them in another form.</summary>
internal interface INhsPublications
{
    /// <param name="path">Of a series or of one of its editions: "patients-registered-at-a-gp-practice/july-2026".</param>
    [Get("/{**path}")]
    [Headers("Accept: text/html")]
    Task<RawResponse> PageAsync([Encoded] string path, [Property] AnswerLabel label, CancellationToken cancellation);
}
