using System.Globalization;
using System.Numerics;
using System.Text;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>Every series that has been met, and for which areas it has a figure: one bit for each area.</summary>
/// <param name="areas">How many areas there are.</param>
/// <param name="larger">Place of the first that breakdowns may be about; all after it may.</param>
internal sealed class SeriesNumbers(int areas, int larger)
{
    /// <summary>Far more than indicators × periods × sexes. A file with more of them is not the one we know.</summary>
    private const int Most = 20_000;

    /// <summary>The same of breakdowns, of which an indicator may have a hundred in each period.</summary>
    private const int MostParts = 200_000;

    private readonly Dictionary<(WantedSeries, string, Sex, FigurePart?), int> numbers = [];
    private readonly List<(int First, ulong[] Bits)> seen = [];
    private readonly List<FigureSeries> all = [];
    private (WantedSeries Wanted, string Period, Sex Sex, int Number) last;
    private int parts;

    public IReadOnlyList<FigureSeries> All => all;

    /// <summary>How many figures each indicator has for each period, all sexes, no breakdowns.</summary>
    public IReadOnlyDictionary<(WantedSeries Series, string Period), long> Figures => numbers
        .Where(n => n.Key.Item4 is null)
        .GroupBy(n => (n.Key.Item1, n.Key.Item2), n => seen[n.Value].Bits.Sum(b => (long)BitOperations.PopCount(b)))
        .ToDictionary(g => g.Key, g => g.Sum());

    /// <exception cref="CsvRefusedException">There are more series than there can be.</exception>
    public int Number(WantedSeries wanted, string period, Sex sex)
    {
        if (!ReferenceEquals(last.Wanted, wanted) || !ReferenceEquals(last.Period, period) || last.Sex != sex)
            last = (wanted, period, sex, Find(wanted, period, sex, null));
        return last.Number;
    }

    /// <summary>The same for a breakdown.</summary>
    public int Number(WantedSeries wanted, string period, Sex sex, FigurePart part) => Find(wanted, period, sex, part);

    /// <summary>Notes that the series has a figure for the area.</summary>
    /// <returns>True where it had one before.</returns>
    public bool Mark(int series, int area)
    {
        var (first, bits) = seen[series];
        var place = area - first;
        var bit = 1UL << (place & 63);
        var again = (bits[place >> 6] & bit) != 0;
        bits[place >> 6] |= bit;
        return again;
    }

    /// <summary>Indicators and periods that have figures of areas from both lists.</summary>
    public IReadOnlyList<string> Mixed(IReadOnlyList<int> some, IReadOnlyList<int> others) =>
    [
        .. all.Index().Where(s => s.Item.Part is null).GroupBy(s => (s.Item.Indicator, s.Item.Period), s => s.Index)
            .Where(g => g.Any(n => some.Any(a => Has(n, a))) && g.Any(n => others.Any(a => Has(n, a))))
            .Select(g => $"{g.Key.Indicator} {g.Key.Period}"),
    ];

    private bool Has(int series, int area) => (seen[series].Bits[area >> 6] & (1UL << (area & 63))) != 0;

    private int Find(WantedSeries wanted, string period, Sex sex, FigurePart? part)
    {
        if (numbers.TryGetValue((wanted, period, sex, part), out var number))
            return number;
        Count(part is not null);
        var first = part is null ? 0 : larger;
        seen.Add((first, new ulong[(areas - first + 63) / 64]));
        all.Add(new FigureSeries(wanted.Indicator.Id.Value, period, sex.Id(), part));
        numbers.Add((wanted, period, sex, part), all.Count - 1);
        return all.Count - 1;
    }

    private void Count(bool isPart)
    {
        parts += isPart ? 1 : 0;
        if (parts > MostParts)
            throw new CsvRefusedException("series", $"more than {MostParts:N0} series of breakdowns", "the periods, ages, sexes and categories of the indicators asked for");
        if (!isPart && all.Count - parts == Most)
            throw new CsvRefusedException("series", $"more than {Most:N0} series", "the periods and sexes of the indicators asked for");
    }
}

/// <summary>An indicator of the catalogue as rows are held against it.</summary>
/// <param name="Refused">Why none of its rows can be taken: what its publisher says of it is not what the catalogue says. Null where they agree.</param>
internal sealed record WantedSeries(Indicator Indicator, (string Rule, string Found, string Expected)? Refused)
{
    private readonly byte[]? age = Indicator.Fingertips!.Age is { } age ? Encoding.UTF8.GetBytes(age) : null;

    public FingertipsSeries Asked => Indicator.Fingertips!;

    public AreaLevel Level => Indicator.NativeLevel;

    /// <summary>What stands in the column "Indicator ID".</summary>
    public string Printed { get; init; } = Indicator.Fingertips!.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Figures about fewer people than this are suppressed, and none is taken without its count. Null of publishers, who see to it themselves.</summary>
    public int? SmallNumbersBelow { get; init; }

    public string SexesText { get; } = string.Join(" or ", Indicator.Fingertips!.Sexes);

    public bool Takes(Sex sex) => Asked.Sexes.Contains(sex);

    public bool TakesAge(ReadOnlySpan<byte> text) => age is null || text.SequenceEqual(age);
}
