using System.ComponentModel.DataAnnotations;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;

/// <summary>One edition of the English Indices of Deprivation, from its two files on GOV.UK.</summary>
/// <param name="root">GOV.UK's address for files.</param>
/// <param name="scores">Path of File 7: a CSV with every score.</param>
/// <param name="indicators">Path of the workbook of underlying indicators.</param>
/// <param name="most">Bytes the workbook may have, unpacked.</param>
internal sealed class IndicesSource(IndicesEdition edition, Uri root, string scores, string indicators, long most) : ILiveSource
{
    public string Source => edition.Source;

    public string Publisher => PublisherAddresses.GovUk;

    public EditionPlace AskedEdition => new(
        new SettingHint([new SettingValue($"Live__IndicesOfDeprivation__Scores{edition.Year}", scores), new SettingValue($"Live__IndicesOfDeprivation__Indicators{edition.Year}", indicators)]),
        $"the paths below {root} of its File 7 (every score, as CSV) and its File 8 (underlying indicators, a workbook), which its page on GOV.UK links to");

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var files = session.Contract<IGovUkAssets>(root);
        return
        [
            await files.TableAsync(scores, edition.ScoresName, cancellation),
            await files.WorkbookAsync(indicators, new AnswerLabel(edition.IndicatorsName, most), cancellation),
        ];
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var table = responses.Single(r => r.Name == edition.ScoresName);
        var workbook = responses.Single(r => r.Name == edition.IndicatorsName);
        var tables = new AnswerTables().Add(edition.ScoresName, () => new CsvTable(edition.ScoresName, room.Open(table)) { Address = table.Address });
        IReadOnlyList<FigureFile> files = [edition.Scores, new IndicesWorkbook(() => Workbook.Open(workbook, room), edition.Code, edition.Indicators, tables)];
        return FigureReading.Read(Source, tables, files, room, cancellation);
    }
}

/// <summary>The underlying indicators: a sheet for each domain, each with a row for each LSOA. Which sheet holds a column is found, not assumed.</summary>
internal sealed class IndicesWorkbook(Func<Workbook> open, string code, WideFile figures, AnswerTables tables) : FigureFile
{
    public override string Source => figures.Source;

    /// <exception cref="ColumnNotFoundException">No sheet has a column that is wanted.</exception>
    public override void Read(IRawTables raw, KnownAreas areas, FigureIntake intake)
    {
        using var workbook = open();
        var (left, headings, line) = (figures.Columns.ToList(), new List<string>(), (long?)null);
        foreach (var sheet in workbook.Tables(code))
        {
            headings.AddRange(sheet.Headings);
            line ??= sheet.HeaderLine;
            var here = left.Where(c => sheet.Has(c.Column)).ToList();
            left.RemoveAll(here.Contains);
            if (here.Count == 0)
                continue;
            tables.Add(sheet.File, () => sheet);
            figures.As(sheet.File, code, here).Read(tables, areas, intake);
        }

        if (line is null)
            throw Lost(code, workbook.LikeliestHeader(), workbook);
        if (left.Count > 0)
            throw Lost(left[0].Column, (line.Value, headings), workbook);
    }

    private ColumnNotFoundException Lost(string column, (long Line, IReadOnlyList<string> Cells) header, Workbook workbook)
    {
        var read = figures.Columns.Select(c => HeadingText.Words(c.Column)).ToHashSet(StringComparer.Ordinal);
        return new ColumnNotFoundException($"{Source} workbook", column, header.Cells) { Address = workbook.Address, Line = header.Line, Taken = [.. header.Cells.Where(h => read.Contains(HeadingText.Words(h)))] };
    }
}

/// <summary>Where GOV.UK keeps the Indices of Deprivation; configuration section Live:IndicesOfDeprivation.</summary>
internal sealed class IndicesOptions
{
    public const string Section = "Live:IndicesOfDeprivation";

    /// <summary>Path below the publisher's address: all ranks, scores, deciles and denominators, edition of 2025.</summary>
    [Required]
    public string Scores2025 { get; set; } = "media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv";

    [Required]
    public string Indicators2025 { get; set; } = "media/691dec012c6b98ecdbc500d4/File_8_IoD2025_Underlying_Indicators.xlsx";

    [Required]
    public string Scores2019 { get; set; } = "media/5dc407b440f0b6379a7acc8d/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv";

    [Required]
    public string Indicators2019 { get; set; } = "government/uploads/system/uploads/attachment_data/file/833992/File_8_-_IoD2019_Underlying_Indicators.xlsx";

    /// <summary>Megabytes a workbook may have, unpacked.</summary>
    [Range(1, 4096)]
    public int WorkbookMegabytes { get; set; } = 512;
}
