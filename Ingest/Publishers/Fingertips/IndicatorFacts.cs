using System.Globalization;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>What Fingertips says of the indicators asked for. Figures of one that is not what the catalogue says it is are not taken.</summary>
internal sealed class IndicatorFacts
{
    private const string Table = "metadata";
    private const string IdColumn = "Indicator ID";
    private const string PolarityColumn = "Polarity";
    private static readonly IReadOnlyList<string> Needed = [IdColumn, PolarityColumn];

    /// <summary>Longest text kept of the terms: the first sentences say it.</summary>
    private const int MostTerms = 200;

    private readonly Dictionary<string, IndicatorEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndicatorTerms> terms = new(StringComparer.Ordinal);
    private IReadOnlyList<string> columns = [];

    public static IndicatorFacts Read(IReadOnlyList<RawResponse> responses, ReadingContext room)
    {
        var facts = new IndicatorFacts();
        foreach (var response in responses)
        {
            if (response.Name.StartsWith(IFingertips.MetadataPrefix, StringComparison.Ordinal))
                facts.AddEntries(response, room);
            else if (response.Name.StartsWith(IFingertips.TermsPrefix, StringComparison.Ordinal))
                facts.AddTerms(response, room);
        }

        return facts;
    }

    /// <summary>Why the indicator's figures cannot be taken; null where Fingertips and the catalogue agree.</summary>
    public (string Rule, string Found, string Expected)? Objection(Indicator indicator)
    {
        var id = indicator.Fingertips!.Id.ToString(CultureInfo.InvariantCulture);
        var unit = entries.GetValueOrDefault(id)?.Unit?.Label;
        if (unit != indicator.Fingertips.Unit)
            return (FingertipsRowRules.Unit, unit ?? "no metadata", indicator.Fingertips.Unit);
        return Direction(terms.GetValueOrDefault(id)?.Polarity) is { } direction && indicator.Polarity != Polarity.None && direction != indicator.Polarity
            ? (FingertipsRowRules.Polarity, terms[id].Polarity!, $"{indicator.Polarity}")
            : null;
    }

    /// <param name="areaTypes">Per indicator, the area types of its rows.</param>
    public TableShape Shape(IReadOnlyDictionary<string, string> areaTypes)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, entry) in entries)
            Add(facts, id, ("name", entry.Descriptive?.Name), ("unit", entry.Unit?.Label), ("value type", entry.ValueType?.Name), ("year type", entry.YearType?.Name));
        foreach (var (id, said) in terms)
            Add(facts, id, ("polarity", said.Polarity), ("terms", said.Terms));
        foreach (var (id, types) in areaTypes)
            Add(facts, id, ("areas", types));
        return new TableShape(Table, columns, Needed, entries.Count, facts);
    }

    private static void Add(SortedDictionary<string, string> facts, string id, params (string Key, string? Text)[] said)
    {
        foreach (var (key, text) in said)
        {
            if (!string.IsNullOrWhiteSpace(text))
                facts[$"{id} {key}"] = text.Trim();
        }
    }

    private static Polarity? Direction(string? text) => text switch
    {
        not null when text.Contains("high is good", StringComparison.OrdinalIgnoreCase) => Polarity.HigherIsBetter,
        not null when text.Contains("low is good", StringComparison.OrdinalIgnoreCase) => Polarity.HigherIsWorse,
        _ => null,
    };

    private void AddEntries(RawResponse response, ReadingContext room)
    {
        foreach (var (id, entry) in FingertipsJson.Metadata(room.Open(response), response.Address))
            entries[id] = entry;
    }

    private void AddTerms(RawResponse response, ReadingContext room)
    {
        using var records = new CsvRecords(room.Open(response));
        if (!records.Read())
            throw new ResponseRefusedException("empty-body", response.Address, "nothing", "a header");
        columns = [.. Enumerable.Range(0, records.FieldCount).Select(i => records.Text(i).Trim())];
        if (Needed.FirstOrDefault(n => At(n) < 0) is { } lost)
            throw new ColumnNotFoundException(response.Name, lost, columns) { Address = response.Address, Line = records.Line, Taken = Needed };
        var (id, polarity, reuse, copyright) = (At(IdColumn), At(PolarityColumn), At("Data re-use"), At("Copyright"));
        while (records.Read())
        {
            if (records.FieldCount == columns.Count)
                terms[records.Text(id)] = new IndicatorTerms(Text(records, polarity), Text(records, reuse) ?? Text(records, copyright));
        }
    }

    private int At(string column) => columns.ToList().IndexOf(column);

    private static string? Text(CsvRecords records, int column)
    {
        var text = column < 0 ? string.Empty : records.Text(column).ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? null : text[..Math.Min(text.Length, MostTerms)];
    }
}

/// <summary>What the metadata CSV says of an indicator; null where it has no such column or says nothing.</summary>
/// <param name="Polarity">"RAG - Low is good", "RAG - High is good", "BOB - Blue orange blue", …</param>
/// <param name="Terms">What may be done with it.</param>
internal sealed record IndicatorTerms(string? Polarity, string? Terms);
