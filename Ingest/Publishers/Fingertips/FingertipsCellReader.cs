using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>Told of a figure that is not believed; the row it stands in is kept.</summary>
internal delegate void FigureRefusal(string rule, string reason, string found, string expected);

/// <summary>The figure of a row, and what it was made from.</summary>
internal sealed class FingertipsCellReader(CsvRecords records, FingertipsColumns columns, ValueNoteNumbers book)
{
    private readonly Remembered<(int? Number, MissingReason Reason)> notes = new(text => (book.Number(text), ValueNoteMeanings.Reason(text)));
    private readonly Remembered<Trend?> trends = new(FingertipsTrendWords.Read);

    private readonly Remembered<MissingSymbol?> symbols = new(text => MissingSymbols.TryRead(text, out var symbol) ? symbol : null);

    /// <summary>All that a row says of its figure.</summary>
    public CellFigure Read(WantedSeries series, FigureRefusal refuse)
    {
        if (series.SmallNumbersBelow is { } below && Withheld(below, refuse) is { } hidden)
            return new CellFigure(null, null, null, null, Base(columns.Denominator, refuse), hidden.Reason, hidden.Note is { } words ? book.Number(words) : Note());
        var (value, lower, upper, missing) = Figure(series.Indicator, refuse);
        return new CellFigure(value, lower, upper, Base(columns.Count, refuse), Base(columns.Denominator, refuse), missing, Note());
    }

    /// <summary>Why a figure of people counted here cannot be shown, and what is said beside it; null where it can. What was counted is never repeated: rejections are read by anybody.</summary>
    private (MissingReason Reason, string? Note)? Withheld(int below, FigureRefusal refuse)
    {
        TryLimit(columns.Count, out var count);
        if (count > 0 && count < below)
        {
            refuse(RowRules.SmallNumber, "Figures about few people are suppressed.", $"a count below {below}", $"0, or {below} and more");
            return (MissingReason.Suppressed, SuppressionNotes.Below(below));
        }

        if (count is not null || !DecimalText.TryParse(records[columns.Value], out _))
            return null;
        refuse(RowRules.CountMissing, "A figure about people has its count, by which small numbers are told.", "a value without a count", "a number of people");
        return (MissingReason.Failed, null);
    }

    /// <summary>A value with its limits, or why there is none.</summary>
    private (double? Value, double? Lower, double? Upper, MissingReason? Missing) Figure(Indicator indicator, FigureRefusal refuse)
    {
        var text = records[columns.Value];
        if (text.IsEmpty)
            return (null, null, null, notes[records[columns.Note]].Reason);
        if (!DecimalText.TryParse(text, out var value) && symbols[text] is { } symbol)
            return (null, null, null, symbol.Reason);
        if (!DecimalText.TryParse(text, out value) || !TryLimit(columns.Lower, out var lower) || !TryLimit(columns.Upper, out var upper))
            return Failed(refuse, RowRules.Number, "A figure and its limits are numbers.", $"{records.Text(columns.Lower)} ≤ {records.Text(columns.Value)} ≤ {records.Text(columns.Upper)}", "numbers");
        if (value < indicator.Minimum || value > indicator.Maximum)
            return Failed(refuse, RowRules.Range, $"{indicator.Name} lies within its range.", records.Text(columns.Value), $"{indicator.Minimum} to {indicator.Maximum} {indicator.Unit}");
        if (lower > value || upper < value)
            return Failed(refuse, RowRules.Interval, "A value lies within its confidence limits.", $"{lower} ≤ {value} ≤ {upper}", "lower ≤ value ≤ upper");
        return (value, lower, upper, null);
    }

    /// <summary>What a figure was made from; text that is no number is told and left out.</summary>
    private double? Base(int column, FigureRefusal refuse)
    {
        if (TryLimit(column, out var value))
            return value;
        refuse(RowRules.Number, $"{columns.All[column]} is a number.", records.Text(column), "a number");
        return null;
    }

    /// <summary>The note beside the figure, by its number; null where there is none.</summary>
    private int? Note() => Symbol() ?? notes[records[columns.Note]].Number;

    /// <summary>Where the figure has been going; other words are told and left out.</summary>
    public Trend? Trend(FigureRefusal refuse)
    {
        var text = records[columns.Trend];
        if (text.IsEmpty)
            return null;
        var trend = trends[text];
        if (trend is null)
            refuse(FingertipsRowRules.Trend, "A recent trend is one of Fingertips' words for it.", records.Text(columns.Trend), FingertipsTrendWords.Known);
        return trend;
    }

    /// <summary>What a symbol in the place of the value says, with the note beside it.</summary>
    private int? Symbol()
    {
        var text = records[columns.Value];
        return text.IsEmpty || (uint)(text[0] - '0') <= 9 || symbols[text] is not { Note: not null } symbol ? null : book.Number(MissingSymbols.Note(symbol, records.Text(columns.Note))!);
    }

    private bool TryLimit(int column, out double? limit)
    {
        var text = records[column];
        limit = null;
        if (text.IsEmpty)
            return true;
        if (!DecimalText.TryParse(text, out var value))
            return symbols[text] is not null;
        limit = value;
        return true;
    }

    private static (double?, double?, double?, MissingReason?) Failed(FigureRefusal refuse, string rule, string reason, string found, string expected)
    {
        refuse(rule, reason, found, expected);
        return (null, null, null, MissingReason.Failed);
    }
}

/// <summary>A figure with what it was made from, as a row has it.</summary>
/// <param name="Note">Its number among the notes; null where there is none.</param>
internal readonly record struct CellFigure(double? Value, double? Lower, double? Upper, double? Count, double? Denominator, MissingReason? Missing, int? Note);

/// <summary>Fingertips' recent trends, in the words it prints.</summary>
internal static class FingertipsTrendWords
{
    public const string Known = "cannot be calculated, no significant change, or increasing or decreasing, alone or and getting better or worse";

    /// <returns>Null for words that are none of them.</returns>
    public static Trend? Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "CANNOT BE CALCULATED" => Trend.NotCalculated,
        "NO SIGNIFICANT CHANGE" => Trend.NoChange,
        "INCREASING" => Trend.Increasing,
        "INCREASING AND GETTING BETTER" => Trend.IncreasingBetter,
        "INCREASING AND GETTING WORSE" => Trend.IncreasingWorse,
        "DECREASING" => Trend.Decreasing,
        "DECREASING AND GETTING BETTER" => Trend.DecreasingBetter,
        "DECREASING AND GETTING WORSE" => Trend.DecreasingWorse,
        _ => null,
    };
}
