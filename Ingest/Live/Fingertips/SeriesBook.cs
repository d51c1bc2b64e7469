using HealthNeeds.Core.Observations;
using HealthNeeds.Ingest.Live.Csv;
using HealthNeeds.Store.Intake;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>Every series that has been met, and for which areas it has a figure: one bit for each area.</summary>
internal sealed class SeriesBook(int areas)
{
    /// <summary>Far more than indicators × periods × sexes. A file with more of them is not the one we know.</summary>
    private const int Most = 20_000;

    private readonly Dictionary<(WantedSeries, string, Sex), int> numbers = [];
    private readonly List<ulong[]> seen = [];
    private readonly List<FigureSeries> all = [];
    private (WantedSeries Wanted, string Period, Sex Sex, int Number) last;

    public IReadOnlyList<FigureSeries> All => all;

    /// <exception cref="CsvRefusedException">There are more series than there can be.</exception>
    public int Number(WantedSeries wanted, string period, Sex sex)
    {
        if (!ReferenceEquals(last.Wanted, wanted) || !ReferenceEquals(last.Period, period) || last.Sex != sex)
            last = (wanted, period, sex, Find(wanted, period, sex));
        return last.Number;
    }

    /// <summary>Notes that the series has a figure for the area.</summary>
    /// <returns>True where it had one before.</returns>
    public bool Mark(int series, int area)
    {
        ref var bits = ref seen[series][area >> 6];
        var bit = 1UL << (area & 63);
        var again = (bits & bit) != 0;
        bits |= bit;
        return again;
    }

    private int Find(WantedSeries wanted, string period, Sex sex)
    {
        if (numbers.TryGetValue((wanted, period, sex), out var number))
            return number;
        if (all.Count == Most)
            throw new CsvRefusedException("series", $"more than {Most:N0} series", "the periods and sexes of the indicators asked for");
        seen.Add(new ulong[(areas + 63) / 64]);
        all.Add(new FigureSeries(wanted.Indicator.Id.Value, period, Word(sex)));
        numbers.Add((wanted, period, sex), all.Count - 1);
        return all.Count - 1;
    }

    private static string Word(Sex sex) => sex switch
    {
        Sex.Persons => "persons",
        Sex.Female => "female",
        Sex.Male => "male",
        _ => throw new ArgumentOutOfRangeException(nameof(sex), sex, "Not a sex."),
    };
}
