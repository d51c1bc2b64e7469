using System.Text;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.OwnFigures;

/// <summary>South Yorkshire's bundled figures, and a directory of own indicators beside them.</summary>
internal sealed class OwnBench : IDisposable
{
    public const string Id = "own-falls-65-plus";
    public const string Header = "Indicator ID,Parent Code,Area Code,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note,Recent Trend";

    /// <summary>Those of the project, of which each bench has a copy: all catalogues are read to know them.</summary>
    private static readonly string[] Carried = [.. DataCatalogues.Read(RawFiles.Data).FocusAreas.Select(f => f.Id)];

    private readonly ServiceProvider services;

    public OwnBench()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", Data.Paths.Releases), new("Data:Directory", Data.Paths.Data), new("Live:Offline", "true")]).Build();
        services = new ServiceCollection().AddLogging().AddSingleton(FixtureRegion.SouthYorkshire.Expected).AddRefresh(configuration).BuildServiceProvider();
    }

    public SmallSnapshot Data { get; } = new();

    public SourceFolder Folder => new(Data.Paths.Releases, Id);

    public OwnDirectory Directory => services.GetRequiredService<OwnDirectory>();

    public OwnIntake Intake => services.GetRequiredService<OwnIntake>();

    public static IReadOnlyList<string> Areas { get; } = SmallSnapshot.Codes(AreaLevel.Msoa21);

    /// <summary>A definition, with whatever a test says otherwise; a null leaves a member out.</summary>
    public static string Definition(string id = Id, params (string Member, string? Json)[] otherwise)
    {
        var members = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["id"] = $"\"{id}\"",
            ["name"] = "\"Falls attended by urgent community response, 65 and over\"",
            ["definition"] = "\"Calls to people aged 65 and over who had fallen, answered by the urgent community response teams\"",
            ["denominator"] = "\"Residents aged 65 and over, mid-year estimates\"",
            ["unit"] = "\"per 1,000\"",
            ["polarity"] = "\"higher-is-worse\"",
            ["provider"] = "\"Example ICB, population health team\"",
            ["contact"] = "\"mailto:population.health@example.org\"",
            ["licence"] = "\"For use inside the integrated care system; not to be passed on\"",
            ["period"] = "\"2023/24 to 2024/25\"",
            ["cadence"] = "\"yearly\"",
            ["level"] = "\"msoa21\"",
            ["minimum"] = "0",
        };
        foreach (var (member, json) in otherwise)
            members[member] = json;
        return $"{{ {string.Join(", ", members.Where(m => m.Value is not null).Select(m => $"\"{m.Key}\": {m.Value}"))} }}";
    }

    public static string Row(string area, string value = "20", string lower = "15", string upper = "26", string count = "40", string denominator = "2000", string period = "2024/25", string sex = "Persons", string note = "", string id = Id) =>
        $"{id},E54000061,{area},MSOA,{sex},65+ yrs,,,{period},{value},{lower},{upper},{count},{denominator},{note},";

    /// <summary>A row for every MSOA, the first ones as a test has them.</summary>
    public static string Csv(params string[] first) => Text([.. first, .. Areas.Skip(first.Length).Select(a => Row(a))]);

    public static string Text(IEnumerable<string> rows, string header = Header) => $"{string.Join("\r\n", rows.Prepend(header))}\r\n";

    public OwnBench Put(string csv, string? definition = null, string id = Id) => Put(Encoding.UTF8.GetBytes(csv), definition, id);

    public OwnBench Put(byte[] csv, string? definition = null, string id = Id)
    {
        System.IO.Directory.CreateDirectory(Data.Paths.Own);
        File.WriteAllBytes(Path.Combine(Data.Paths.Own, $"{id}.csv"), csv);
        File.WriteAllText(Path.Combine(Data.Paths.Own, $"{id}.json"), definition ?? Definition(id));
        return this;
    }

    public PullOutcome Take(string id = Id) => Intake.Take(Directory.Files(id), FocusAreas, CancellationToken.None);

    public OwnFindings Examine(string id = Id) => services.GetRequiredService<OwnExamination>().Run(Directory.Files(id), FocusAreas, CancellationToken.None);

    public AnalystDecisions Decisions => services.GetRequiredService<AnalystDecisions>();

    public IReadOnlyCollection<string> FocusAreas { get; } = Carried;

    public void Dispose()
    {
        services.Dispose();
        Data.Dispose();
    }
}
