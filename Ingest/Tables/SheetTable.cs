namespace HealthNeeds.Ingest.Tables;

/// <summary>The table on a sheet. Headings are told apart by their words alone.</summary>
internal sealed class SheetTable : RawTable
{
    /// <summary>A header stands below the notes on top of a sheet, but not far below.</summary>
    public const int HeaderWithin = 40;

    private readonly ISheetRows rows;

    private SheetTable(string file, ISheetRows rows, IReadOnlyList<string> headings)
        : base(file) => (this.rows, Headings, HeaderLine, ByWords) = (rows, headings, rows.Number, true);

    public override long? HeaderLine { get; }

    /// <summary>The row of the sheet.</summary>
    public override long Line => rows.Number;

    public override IReadOnlyList<string> Headings { get; }

    public override string this[int column] => column < rows.Cells.Count ? rows.Cells[column] : string.Empty;

    /// <summary>The table whose header has this heading; null where the top of the sheet has no such row.</summary>
    /// <param name="file">Workbook and sheet, for messages.</param>
    /// <param name="rows">Owned by the table where there is one.</param>
    public static SheetTable? Find(string file, ISheetRows rows, string heading, Uri? address = null)
    {
        var wanted = HeadingText.Words(heading);
        return Find(file, rows, row => row.Any(c => HeadingText.Words(c) == wanted), address);
    }

    /// <param name="isHeader">Whether a row at the top of the sheet is its header.</param>
    public static SheetTable? Find(string file, ISheetRows rows, Func<IReadOnlyList<string>, bool> isHeader, Uri? address = null)
    {
        while (rows.Number < HeaderWithin && rows.Read())
        {
            if (isHeader(rows.Cells))
                return new SheetTable(file, rows, [.. rows.Cells]) { Address = address };
        }

        return null;
    }

    /// <summary>Passes over rows without any text: sheets end in formatted, empty ones.</summary>
    public override bool Read()
    {
        while (rows.Read())
        {
            if (rows.Cells.Any(c => c.Length > 0))
                return true;
        }

        return false;
    }

    public override void Dispose() => rows.Dispose();
}

/// <summary>The rows of one sheet as texts, one after another: of an Office workbook, or of an OpenDocument spreadsheet.</summary>
internal interface ISheetRows : IDisposable
{
    /// <summary>Number of the current row as the sheet counts, from 1; 0 before the first.</summary>
    int Number { get; }

    /// <summary>Of the current row, from its first column; cells at its end that hold nothing may be left out.</summary>
    IReadOnlyList<string> Cells { get; }

    /// <exception cref="InvalidDataException">The sheet is not as its format says.</exception>
    /// <exception cref="HealthNeeds.Ingest.Http.ResponseRefusedException">The same, of a workbook.</exception>
    bool Read();
}
