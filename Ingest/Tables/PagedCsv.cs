using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>One CSV that its publisher gave page by page, each page with the header again.</summary>
internal sealed class PagedCsv : RawTable
{
    private readonly Queue<RawResponse> pages;
    private readonly ReadingContext room;
    private CsvTable page;
    private long row;

    /// <exception cref="InvalidDataException">There is no page.</exception>
    public PagedCsv(string file, IEnumerable<RawResponse> pages, ReadingContext room)
        : base(file)
    {
        this.pages = new Queue<RawResponse>(pages);
        this.room = room;
        Address = this.pages.TryPeek(out var first) ? first.Address : null;
        page = Next() ?? throw new InvalidDataException($"{file}: expected a page; found none.");
        Headings = page.Headings;
    }

    public override IReadOnlyList<string> Headings { get; }

    /// <summary>Which row of all pages, counted from 1.</summary>
    public override long Line => row;

    public override int FieldCount => page.FieldCount;

    public override bool IsSound => page.IsSound;

    public override bool? EndsLine => page.EndsLine;

    public override string this[int column] => page[column];

    /// <exception cref="ColumnNotFoundException">A later page has other columns than the first.</exception>
    public override bool Read()
    {
        while (!page.Read())
        {
            if (Next() is not { } next)
                return false;
            page.Dispose();
            page = next;
            if (Headings.Zip(page.Headings).FirstOrDefault(h => h.First != h.Second) is { First: { } lost })
                throw new ColumnNotFoundException(File, lost, page.Headings) { Address = page.Address, Line = HeaderLine, Taken = Needed };
        }

        row++;
        return true;
    }

    public override void Dispose() => page.Dispose();

    private CsvTable? Next() => pages.TryDequeue(out var next) ? new CsvTable(File, room.Open(next)) { Address = next.Address } : null;
}
