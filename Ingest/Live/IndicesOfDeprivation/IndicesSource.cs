using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Answers;
using HealthNeeds.Ingest.Live.Workbooks;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.IndicesOfDeprivation;

/// <summary>One edition of the English Indices of Deprivation, from its two files on GOV.UK.</summary>
/// <param name="scores">Where File 7 is: a CSV with every score.</param>
/// <param name="indicators">Where the workbook of underlying indicators is.</param>
/// <param name="most">Bytes the workbook may have, unpacked.</param>
internal sealed class IndicesSource(IndicesEdition edition, Uri scores, Uri indicators, long most) : ILiveSource
{
    public string Source => edition.Source;

    public string Publisher => PublisherAddresses.GovUk;

    public string EditionSettings => $"Live__IndicesOfDeprivation__Scores{edition.Year} and Live__IndicesOfDeprivation__Indicators{edition.Year}";

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
    [
        await session.GetAsync(new PublisherRequest(edition.ScoresName, scores, ResponseKind.Csv), cancellation),
        await session.GetAsync(new PublisherRequest(edition.IndicatorsName, indicators, ResponseKind.Workbook, most), cancellation),
    ];

    public Intake Read(IReadOnlyList<RawResponse> responses, ReadingRoom room, CancellationToken cancellation)
    {
        var table = responses.Single(r => r.Name == edition.ScoresName);
        var workbook = responses.Single(r => r.Name == edition.IndicatorsName);
        var tables = new AnswerTables().Add(edition.ScoresName, () => new CsvTable(edition.ScoresName, room.Open(table)) { Address = table.Address });
        IReadOnlyList<FigureFile> files = [edition.Scores, new IndicesWorkbook(() => Workbook.Open(workbook, room), edition.Code, edition.Indicators, tables)];
        return FigureReading.Read(Source, tables, files, room, cancellation);
    }
}
