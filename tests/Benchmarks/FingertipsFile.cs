using System.Globalization;
using System.Text;

namespace HealthNeeds.Benchmarks;

/// <summary>
/// A CSV in the shape of Fingertips' all_data: the columns, texts and lengths of the recorded answers, figures drawn with a
/// seed. One row in ten is a breakdown or another age, as nobody asked for; the others are figures.
/// </summary>
internal static class FingertipsFile
{
    public const int FirstIndicator = 91547;

    /// <summary>Age and category of a row, by its number: most rows are the main series.</summary>
    private static readonly (string Age, string Type, string Category)[] Kinds =
    [
        .. Enumerable.Repeat(("15+ yrs", string.Empty, string.Empty), 18),
        ("Not applicable", string.Empty, string.Empty),
        ("15+ yrs", "District & UA deprivation deciles in England (IMD2019, 4/21 geography)", "Most deprived decile (IMD2019)"),
    ];

    private static readonly string[] Comparisons = ["Better", "Similar", "Worse", "Not compared"];
    private static readonly string[] Trends = ["Cannot be calculated", "No significant change", "Decreasing and getting better"];

    public static void Write(string path, IReadOnlyList<string> areas, int rows, int seed)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        writer.Write("Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Column not used,Time period Sortable,New data,Compared to goal,Time period range\r\n");
        var random = new Random(seed);
        const int Years = 20;
        for (var i = 0; i < rows; i++)
        {
            var (area, year, indicator) = (areas[i % areas.Count], 2003 + (i / areas.Count % Years), FirstIndicator + (i / areas.Count / Years));
            Row(writer, random, indicator, area, year, Kinds[random.Next(Kinds.Length)]);
        }
    }

    private static void Row(StreamWriter writer, Random random, int indicator, string area, int year, (string Age, string Type, string Category) kind)
    {
        var (value, people) = (5 + (30 * random.NextDouble()), 800 + random.Next(9000));
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{indicator},Smoking prevalence in adults (15+) - current smokers (QOF),E92000001,England,{area},\"Place, {area}\",MSOA,Persons,{kind.Age},{kind.Type},{kind.Category},{year}/{(year + 1) % 100:00},{value:0.########},{value - 1.2:0.########},{value + 1.3:0.########},{value - 2:0.########},{value + 2.2:0.########},{(int)(value * people / 100)},{people}.5,,{Trends[random.Next(Trends.Length)]},{Comparisons[random.Next(Comparisons.Length)]},Not compared,{year}0000,,,1y\r\n"));
    }
}
