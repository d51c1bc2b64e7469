using System.ComponentModel.DataAnnotations;
using System.Globalization;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Publishers.OrganisationData;

/// <summary>NHS ODS's directory (ORD 2-0-0): organisations by their codes, and the list of GP practices page by page.</summary>
/// <param name="address">Of the directory's host.</param>
internal sealed class OdsDirectory(OdsOptions options, Uri address)
{
    /// <summary>Answers that are a page of practices are called so, and a number.</summary>
    public const string PracticesPrefix = "practices page ";

    private const string Rule = "short-list";

    /// <summary>What the answer about a site is called.</summary>
    public static string SiteName(string code) => $"site {code}";

    /// <returns>Null where the directory has no organisation of that code.</returns>
    /// <exception cref="ResponseRefusedException">Another answer than that of an organisation, or that there is none.</exception>
    public Task<RawResponse?> SiteAsync(IPublisherSession session, string code, CancellationToken cancellation) =>
        session.Contract<IOdsDirectory>(address).OrganisationAsync(code, SiteName(code), cancellation).OrNull();

    /// <exception cref="ResponseRefusedException">The list is shorter or longer than its announced total, or announces none.</exception>
    public async Task<IReadOnlyList<RawResponse>> PracticesAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var directory = session.Contract<IOdsDirectory>(address);
        var (pages, codes, total) = (new List<RawResponse>(), new HashSet<string>(StringComparer.Ordinal), 1);
        for (var offset = 0; offset < total; offset += options.PageSize)
        {
            var page = await directory.PracticesAsync(options.PageSize, offset == 0 ? null : offset, $"{PracticesPrefix}{pages.Count + 1}", cancellation);
            var announced = Announced(page);
            if (pages.Count > 0 && announced != total)
                throw new ResponseRefusedException(Rule, page.Address, $"a total of {announced:N0}", $"the {total:N0} of the first page");
            if (announced > (long)options.PageSize * options.MostPages)
                throw new ResponseRefusedException(Rule, page.Address, $"{announced:N0} organisations announced", $"{options.MostPages} pages of {options.PageSize} at most");
            total = announced;
            pages.Add(page);
            codes.UnionWith(OdsRecords.Listed(page, session.Open).Practices.Select(p => p.Code));
        }

        return codes.Count == total ? pages : throw new ResponseRefusedException(Rule, pages[^1].Address, $"{CountWords.Some(codes.Count, "different practice")} in {CountWords.Some(pages.Count, "page")}", $"{total:N0}, as announced");
    }

    private static int Announced(RawResponse page) =>
        page.Headers.FirstOrDefault(h => string.Equals(h.Key, IOdsDirectory.Total, StringComparison.OrdinalIgnoreCase)).Value is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var total) && total > 0
            ? total
            : throw new ResponseRefusedException(Rule, page.Address, "no total", $"the header {IOdsDirectory.Total} with the number of practices");
}

/// <summary>How NHS ODS is asked; configuration section Live:Ods.</summary>
internal sealed class OdsOptions
{
    public const string Section = "Live:Ods";

    /// <summary>Organisations in one answer; the directory gives a thousand at most.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>More pages than this are refused: the list is of something else.</summary>
    [Range(1, 1000)]
    public int MostPages { get; set; } = 50;
}
