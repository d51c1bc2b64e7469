using System.Globalization;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.Nomis;

/// <summary>
/// Nomis's small-area population estimates in the shape it answers in: a row for each LSOA and age group asked for, no more of them at once than
/// a limit, each with the number of all. The people are those of the census's age table, for estimates are not among the raw files.
/// </summary>
internal sealed class PopulationBodies
{
    public const string Path = "/api/v01/dataset/NM_2014_1.data.csv";

    private readonly List<string> rows = [];

    /// <param name="raw">Folder with the census's age table.</param>
    public PopulationBodies(string raw, string year = "2024")
    {
        using var table = CsvTable.Open(System.IO.Path.Combine(raw, Census2021.AgeFile));
        var (code, total) = (table.Column(Census2021.Code), table.Column(Census2021.AgeTotal));
        var (young, fifteen) = (Columns(table, "Age: Aged 4 years and under", "Age: Aged 5 to 9 years", "Age: Aged 10 to 14 years"), Columns(table, "Age: Aged 15 to 19 years"));
        var old = Columns(table, "Age: Aged 65 to 69 years", "Age: Aged 70 to 74 years", "Age: Aged 75 to 79 years", "Age: Aged 80 to 84 years", "Age: Aged 85 years and over");
        while (table.Read())
        {
            foreach (var (name, people) in new[] { ("All Ages", Sum(table, total)), ("Aged 0 to 15", Sum(table, young) + (Sum(table, fifteen) / 5)), ("Aged 65+", Sum(table, old)) })
                rows.Add($"\"{year}\",\"{table[code]}\",\"{name}\",{people.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>Rows as they will be answered, to be changed by a test.</summary>
    public IList<string> Rows => rows;

    /// <summary>Of all rows, as said with each; the true number unless a test says otherwise.</summary>
    public int? Announced { get; set; }

    /// <summary>Wanted: the area type, the age groups, both sexes together and counts; else the answer has no rows, as Nomis does with words it does not know.</summary>
    public PublisherAnswer Answer(HttpRequest request)
    {
        string Said(string key) => request.Query[key].ToString();
        var asked = (Said("geography"), Said("date"), Said("gender"), Said("c_age"), Said("measures")) == ("TYPE151", "latest", "0", "200,201,209", "20100");
        var (from, most) = (int.Parse(Said("RecordOffset"), CultureInfo.InvariantCulture), Math.Min(25_000, int.Parse(Said("RecordLimit"), CultureInfo.InvariantCulture)));
        var page = asked ? rows.Skip(from).Take(most).Select(r => $"{r},{Announced ?? rows.Count}") : [];
        return HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv(string.Join('\n', [string.Join(',', Said("select").ToUpperInvariant().Split(',').Select(h => $"\"{h}\"")), .. page, string.Empty]));
    }

    /// <summary>All rows in one page.</summary>
    /// <param name="year">What the column of years is called.</param>
    public PublisherAnswer All(string year) =>
        HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv(string.Join('\n', [$"\"{year}\",\"GEOGRAPHY_CODE\",\"C_AGE_NAME\",\"OBS_VALUE\",\"RECORD_COUNT\"", .. rows.Select(r => $"{r},{rows.Count}"), string.Empty]));

    private static int[] Columns(RawTable table, params string[] names) => [.. names.Select(table.Column)];

    private static int Sum(RawTable table, params int[] columns) => columns.Sum(c => int.Parse(table[c], CultureInfo.InvariantCulture));
}
