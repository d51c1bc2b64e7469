using HealthNeeds.Store.Intake;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>What the answers of one pull are read with, together.</summary>
/// <param name="Wanted">By Fingertips id as printed.</param>
internal sealed record FigureDesk(IReadOnlyDictionary<string, WantedSeries> Wanted, AreaBook Areas, SeriesBook Series, UnknownAreaBook Unknown, FigureSorter Sorter, NoteBook Notes, RowTally Tally)
{
    /// <summary>Figures handed on. Those that turn out to conflict are taken off at the end.</summary>
    public long Kept { get; set; }

    /// <summary>Per indicator, the area types printed beside its figures.</summary>
    public Dictionary<string, SortedSet<string>> AreaTypes { get; } = new(StringComparer.Ordinal);

    public void NoteAreaType(string indicator, string type)
    {
        if (!AreaTypes.TryGetValue(indicator, out var types))
            AreaTypes.Add(indicator, types = new SortedSet<string>(StringComparer.Ordinal));
        types.Add(type);
    }
}
