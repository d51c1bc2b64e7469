using System.ComponentModel.DataAnnotations;
using System.Globalization;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Nomis;

/// <summary>
/// A selection from one of Nomis's datasets, asked page by page: without an account it gives no more rows at once than
/// <see cref="NomisOptions.PageSize"/>, and says with every row how many there are in all.
/// </summary>
internal static class NomisTable
{
    public const string All = "RECORD_COUNT";

    /// <summary>The rule of pages that do not add up to what was announced.</summary>
    public const string PagesRule = "pages";

    /// <param name="name">What the answers are called: "population" gives "population page 1".</param>
    /// <param name="ask">Asks for the page that begins after so many rows.</param>
    /// <exception cref="ResponseRefusedException">There is no row, or there are fewer or more of them than announced.</exception>
    public static async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, string name, int mostPages, Func<long, AnswerLabel, Task<RawResponse>> ask)
    {
        var pages = new List<RawResponse>();
        for (var (seen, all) = (0L, 1L); seen < all;)
        {
            var page = await ask(seen, $"{name} page {pages.Count + 1}");
            pages.Add(page);
            (var rows, all) = Count(page, session);
            seen += rows;
            if (rows == 0 || seen > all || (seen < all && pages.Count == mostPages))
                throw new ResponseRefusedException(PagesRule, page.Address, $"{CountWords.Some(seen, "row")} in {CountWords.Some(pages.Count, "page")}", all > 0 ? $"{all:N0} rows, as announced, in {mostPages} pages at most" : "rows");
        }

        return pages;
    }

    public static IEnumerable<RawResponse> PagesOf(string name, IReadOnlyList<RawResponse> responses) =>
        responses.Where(r => r.Name.StartsWith($"{name} page ", StringComparison.Ordinal));

    private static (long Rows, long All) Count(RawResponse page, IPublisherSession session)
    {
        using var table = new CsvTable(page.Name, session.Open(page)) { Address = page.Address };
        var all = table.Column(All);
        var (rows, announced) = (0L, 0L);
        while (table.Read())
        {
            rows++;
            announced = long.TryParse(table[all], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : announced;
        }

        return (rows, announced);
    }
}

/// <summary>What is asked of Nomis; configuration section Live:Nomis.</summary>
internal sealed class NomisOptions
{
    public const string Section = "Live:Nomis";

    /// <summary>Dataset of small-area population estimates on the LSOAs of 2021.</summary>
    [Required]
    public string Population { get; set; } = "NM_2014_1";

    /// <summary>Nomis's name for the LSOAs of 2021; England and Wales, for it has none for England alone.</summary>
    [Required]
    public string PopulationAreas { get; set; } = "TYPE151";

    /// <summary>Rows asked for at once: what Nomis gives without an account.</summary>
    [Range(1, 25_000)]
    public int PageSize { get; set; } = 25_000;

    [Range(1, 1_000)]
    public int MostPages { get; set; } = 40;
}
