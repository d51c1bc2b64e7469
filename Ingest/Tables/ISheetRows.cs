namespace HealthNeeds.Ingest.Tables;

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
