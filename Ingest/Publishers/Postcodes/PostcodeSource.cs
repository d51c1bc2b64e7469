using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers.Postcodes;

/// <summary>The ONS Postcode Directory: every postcode of the United Kingdom, live or terminated, with its LSOA. One zip file an edition, of which the whole table is read and no other.</summary>
/// <param name="root">ArcGIS' address for items.</param>
internal sealed partial class PostcodeSource(Uri root, PostcodeOptions options) : ILiveSource
{
    public const string Id = "ons-postcodes";

    private const string Answer = "postcode-directory";
    private const string Expected = "ONSPD_MMM_YYYY_UK.csv";

    public string Source => Id;

    public string Publisher => PublisherAddresses.ArcGis;

    public EditionPlace AskedEdition => new(
        SettingHint.Of("Live__Postcodes__Item", options.Item),
        "the 32 letters and digits in the address of its page in ONS’s Open Geography portal, where it is called “ONS Postcode Directory” with its month");

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
        [await session.Contract<IPortalItems>(root).ZipAsync(options.Item, new AnswerLabel(Answer, options.BytesAtMost), cancellation)];

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var response = responses.Single(r => r.Name == Answer);
        var edition = Edition(response, room);
        var tables = new AnswerTables().Add(Id, () => ZippedTable.Open(response, room, IsWhole, Expected, byWords: true, file: $"{Id} directory"));
        var (table, report) = tables.Open(Source, Id);
        var path = Path.Combine(room.Folder, $"{SnapshotKinds.Postcodes}.parquet");
        using var file = new PostcodeFile(edition);
        using (table)
            new PostcodeReader(options, room.Areas.Lsoa21, file.Add).Read(table, report, response.Address, cancellation);
        file.WriteTo(path);
        return tables.Intake(FetchedFile.Of(SnapshotKinds.Postcodes, Source, path, file.Rows));
    }

    /// <summary>Year and month, as the table's name has them; the first of the month is all that is known of its day.</summary>
    private static string Edition(RawResponse response, ReadingContext room)
    {
        using var archive = ZippedTable.OpenArchive(response, room);
        var names = archive.Entries.Select(e => Whole().Match(e.Name)).Where(m => m.Success).Select(m => $"{m.Groups["month"].Value} {m.Groups["year"].Value}");
        foreach (var name in names)
        {
            if (DateOnly.TryParseExact(name, "MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
                return month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }

        throw new ResponseRefusedException("archive", response.Address, string.Join(", ", archive.Entries.Take(20).Select(e => e.FullName)), Expected);
    }

    /// <summary>The table of all postcodes; beside it lie the same ones once more, cut into postcode areas, and lists of names.</summary>
    private static bool IsWhole(string name) => Whole().IsMatch(name);

    [GeneratedRegex(@"^ONSPD_(?<month>[A-Z]{3})_(?<year>\d{4})_UK\.csv$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 60_000)]
    private static partial Regex Whole();
}

/// <summary>
/// Which edition of the directory is asked for, and by which headings its columns go: the expected one first. Editions have put years into them;
/// what settings list is known besides. Configuration section Live:Postcodes.
/// </summary>
internal sealed class PostcodeOptions
{
    public const string Section = "Live:Postcodes";

    /// <summary>The edition's item in ONS's Open Geography portal. That of August 2026.</summary>
    [Required]
    [RegularExpression("[0-9a-f]{32}")]
    public string Item { get; set; } = "9e5a92a3cfb14dc7ad43d6ea7a7b8c7f";

    /// <summary>Megabytes that it may have, unpacked: the table of 1.3 GB is in it twice, whole and in parts.</summary>
    [Range(1, 16_384)]
    public int Megabytes { get; set; } = 4096;

    public string[] Postcode { get; set; } = ["pcds"];

    public string[] Terminated { get; set; } = ["doterm"];

    public string[] Lsoa { get; set; } = ["lsoa21cd", "lsoa21"];

    public long BytesAtMost => (long)Megabytes << 20;
}
