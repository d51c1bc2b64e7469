using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Ingest.Live.Csv;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>Told of a figure that is not believed; the row it stands in is kept.</summary>
internal delegate void FigureRefusal(string rule, string reason, string found, string expected);

/// <summary>The figure of a row, and what it was made from.</summary>
internal sealed class FigureCells(CsvRecords records, FingertipsColumns columns, NoteBook book)
{
    private readonly Remembered<(int? Number, MissingReason Reason)> notes = new(text => (book.Number(text), ValueNotes.Reason(text)));
    private readonly Remembered<Trend?> trends = new(TrendWords.Read);

    /// <summary>A value with its limits, or why there is none.</summary>
    public (double? Value, double? Lower, double? Upper, MissingReason? Missing) Figure(Indicator indicator, FigureRefusal refuse)
    {
        var text = records[columns.Value];
        if (text.IsEmpty)
            return (null, null, null, notes[records[columns.Note]].Reason);
        if (!DecimalText.TryParse(text, out var value) || !TryLimit(columns.Lower, out var lower) || !TryLimit(columns.Upper, out var upper))
            return Failed(refuse, RowRules.Number, "A figure and its limits are numbers.", $"{records.Text(columns.Lower)} ≤ {records.Text(columns.Value)} ≤ {records.Text(columns.Upper)}", "numbers");
        if (value < indicator.Minimum || value > indicator.Maximum)
            return Failed(refuse, RowRules.Range, $"{indicator.Name} lies within its range.", records.Text(columns.Value), $"{indicator.Minimum} to {indicator.Maximum} {indicator.Unit}");
        if (lower > value || upper < value)
            return Failed(refuse, RowRules.Interval, "A value lies within its confidence limits.", $"{lower} ≤ {value} ≤ {upper}", "lower ≤ value ≤ upper");
        return (value, lower, upper, null);
    }

    /// <summary>What a figure was made from; text that is no number is told and left out.</summary>
    public double? Base(int column, FigureRefusal refuse)
    {
        if (TryLimit(column, out var value))
            return value;
        refuse(RowRules.Number, $"{columns.All[column]} is a number.", records.Text(column), "a number");
        return null;
    }

    /// <summary>The note beside the figure, by its number; null where there is none.</summary>
    public int? Note() => notes[records[columns.Note]].Number;

    /// <summary>Where the figure has been going; other words are told and left out.</summary>
    public Trend? Trend(FigureRefusal refuse)
    {
        var text = records[columns.Trend];
        if (text.IsEmpty)
            return null;
        var trend = trends[text];
        if (trend is null)
            refuse(FingertipsRules.Trend, "A recent trend is one of Fingertips' words for it.", records.Text(columns.Trend), TrendWords.Known);
        return trend;
    }

    private bool TryLimit(int column, out double? limit)
    {
        var text = records[column];
        limit = null;
        if (text.IsEmpty)
            return true;
        if (!DecimalText.TryParse(text, out var value))
            return false;
        limit = value;
        return true;
    }

    private static (double?, double?, double?, MissingReason?) Failed(FigureRefusal refuse, string rule, string reason, string found, string expected)
    {
        refuse(rule, reason, found, expected);
        return (null, null, null, MissingReason.Failed);
    }
}
