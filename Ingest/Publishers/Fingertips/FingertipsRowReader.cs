using System.Text.Unicode;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>
/// The rows of one all_data CSV, each held to the rules and either handed on as a figure or counted with the rule it broke.
/// Long because the rules of a row are met one after the other, each with its words.
/// </summary>
/// <param name="name">Of the answer it is, as it stands in rejections.</param>
/// <param name="place">Added to a line to make a place: which answer this is.</param>
internal sealed class FingertipsRowReader(string name, long place, CsvRecords records, FingertipsColumns columns, FingertipsReadingState state)
{
    private (WantedSeries? Series, string? Type) noted;
    private readonly Remembered<Sex?> sexes = new(text => SexText.TryParse(text, out var sex) ? sex : null);
    private readonly Remembered<string?> periods = new(text => HealthNeeds.Core.Time.Period.TryParse(text, out var period) ? period.ToString() : null);
    private readonly FingertipsCellReader cells = new(records, columns, state.Notes);
    private readonly Remembered<string> types = new(text => text);
    private readonly Remembered<int> parents = new(text => state.Parent(name, text));
    private readonly Remembered<string> texts = new(text => text);
    private readonly Remembered<WantedSeries?> wanted = new(text => state.Wanted.GetValueOrDefault(text));

    /// <summary>Made once: it is handed on for every row.</summary>
    private FigureRefusal Refuse => field ??= RejectFigure;

    public long Read(CancellationToken cancellation)
    {
        const int Often = 4096;
        long rows = 0;
        while (records.Read())
        {
            if (rows++ % Often == 0)
                cancellation.ThrowIfCancellationRequested();
            state.Tally.Row();
            if (IsWhole() && Series() is { } series)
                Take(series);
        }

        return rows;
    }

    private bool IsWhole()
    {
        if (!records.EndsLine && (records.FieldCount < columns.All.Count || !records.IsSound))
            throw CsvRefusedException.CutShort(records.Line, records.FieldCount, columns.All.Count);
        if (records.FieldCount != columns.All.Count || !records.IsSound)
            return Reject(RowRules.Fields, null, "A row has as many fields as the header, each quoted whole or not at all.", records.IsSound ? $"{records.FieldCount} fields" : "a stray quotation mark", $"{columns.All.Count} fields");
        return Utf8.IsValid(records.Record) || Reject(FingertipsRowRules.Encoding, null, "The text is UTF-8.", "bytes that are not", "UTF-8");
    }

    /// <summary>The indicator where it is one asked for; null where the row is rejected.</summary>
    private WantedSeries? Series()
    {
        var series = wanted[records[columns.Indicator]];
        if (series is null)
            Reject(RowRules.UnknownIndicator, columns.Indicator, "The indicator is one that was asked for.", null, "an indicator of the catalogue");
        else if (series.Refused is { } refused)
            Reject(refused.Rule, null, "Fingertips says of the indicator what the catalogue says.", refused.Found, refused.Expected);
        else
            return series;
        return null;
    }

    private void Take(WantedSeries series)
    {
        if (sexes[records[columns.Sex]] is not { } sex)
            Reject(RowRules.Sex, columns.Sex, "A sex is female, male or persons.", null, series.SexesText);
        else if (IsPart(series, sex))
            TakePart(series, sex);
        else if (state.Areas.Find(records[columns.Area], series.Level) is not (>= 0 and var area))
            RejectArea(series);
        else if (Period() is { } period)
        {
            NoteAreaType(series, types[records[columns.AreaType]]);
            Add(series, state.Series.Number(series, period, sex), area);
        }
    }

    /// <summary>True for a figure about some of the people the indicator is carried for, or about others.</summary>
    private bool IsPart(WantedSeries series, Sex sex) => HasCategory || !series.TakesAge(records[columns.Age]) || !series.Takes(sex);

    private bool HasCategory => records[columns.CategoryType].Length + records[columns.Category].Length > 0;

    /// <summary>A breakdown is kept for England and for the authorities the indicator is carried for.</summary>
    private void TakePart(WantedSeries series, Sex sex)
    {
        if (state.Areas.FindLarger(records[columns.Area], series.Level) is >= 0 and var area)
        {
            if (Period() is { } period)
                Add(series, state.Series.Number(series, period, sex, Part()), area);
        }
        else if (AreaNumbers.HasBreakdowns(series.Level))
            RejectArea(series);
        else if (HasCategory)
            Reject(FingertipsRowRules.Breakdown, columns.CategoryType, "Figures of neighbourhoods are about all their people.", null, "no category");
        else if (!series.TakesAge(records[columns.Age]))
            Reject(FingertipsRowRules.OtherAge, columns.Age, "The age is the one carried.", null, series.Asked.Age!);
        else
            Reject(FingertipsRowRules.OtherSex, columns.Sex, "The sex is one carried.", null, series.SexesText);
    }

    private FigurePart Part() => new(texts[records[columns.Age]], texts[records[columns.CategoryType]], texts[records[columns.Category]]);

    private string? Period()
    {
        var period = periods[records[columns.Period]];
        if (period is null)
            Reject(RowRules.Period, columns.Period, "A period is one the product knows.", null, "a form such as 2019, 2009 - 11, 2016/17, 2006 Q1 or Aug 2006 - Jul 2007");
        return period;
    }

    private void Add(WantedSeries series, int number, int area)
    {
        var again = state.Series.Mark(number, area);
        var (value, lower, upper, count, denominator, missing, note) = cells.Read(series, Refuse);
        state.Sorter.Add(new FigureRow(number, area, place + records.Line, again, value, lower, upper, count, denominator, missing, note, cells.Trend(Refuse), parents[records[columns.Parent]]));
        state.Kept += again ? 0 : 1;
    }

    private void NoteAreaType(WantedSeries series, string type)
    {
        if (ReferenceEquals(noted.Series, series) && ReferenceEquals(noted.Type, type))
            return;
        noted = (series, type);
        state.NoteAreaType(series.Printed, type);
    }

    private void RejectFigure(string rule, string reason, string found, string expected)
    {
        if (state.Tally.RejectFigure(rule))
            List(rule, reason, found, expected);
    }

    private void RejectArea(WantedSeries series)
    {
        var code = AreaCode.Printed(records.Text(columns.Area));
        var (rule, reason) = state.Areas.Explain(code, series.Level);
        if (rule is RowRules.UnknownArea or FingertipsRowRules.Vintage && periods[records[columns.Period]] is { } period)
            state.Unknown.Note(series, period, code);
        Reject(rule, columns.Area, reason, null, $"a code of level {series.Level}");
    }

    /// <param name="column">The column that broke it, or null.</param>
    /// <param name="found">What was found; null for what stands in the column.</param>
    /// <returns>False, always.</returns>
    private bool Reject(string rule, int? column, string reason, string? found, string expected)
    {
        if (state.Tally.RejectRow(rule))
            List(rule, reason, found ?? records.Text(column!.Value), expected);
        return false;
    }

    private void List(string rule, string reason, string found, string expected) =>
        state.Tally.List(rule, records.Line, Key(), reason, found.Length > 0 ? found : "nothing", expected);

    private string Key()
    {
        int[] parts = [columns.Indicator, columns.Area, columns.Period, columns.Sex, columns.Age];
        return string.Join(' ', parts.Where(c => c < records.FieldCount).Select(records.Text).Where(t => t.Length > 0).Prepend(name));
    }
}
