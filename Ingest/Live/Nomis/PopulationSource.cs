using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Answers;

namespace HealthNeeds.Ingest.Live.Nomis;

/// <summary>ONS's mid-year population estimates by LSOA of 2021, the latest that Nomis holds.</summary>
/// <param name="nomis">Nomis's own address.</param>
internal sealed class PopulationSource(Uri nomis, NomisOptions options) : ILiveSource
{
    private const string Answer = "population";

    public string Source => PopulationFigures.Id;

    public string Publisher => PublisherAddresses.Nomis;

    public Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
        new NomisTable(Selection, options.PageSize, options.MostPages).PullAsync(session, Answer, cancellation);

    public Intake Read(IReadOnlyList<RawResponse> responses, ReadingRoom room, CancellationToken cancellation)
    {
        var tables = new AnswerTables().Add(PopulationFigures.Table, () => new PagedCsv(PopulationFigures.Table, NomisTable.PagesOf(Answer, responses), room));
        return FigureReading.Read(Source, tables, [new PopulationFigures()], room, cancellation);
    }

    /// <summary>Both sexes together (gender 0), counts of people (measures 20100). Every dimension left out would come with all its values.</summary>
    private Uri Selection => new(
        nomis,
        $"api/v01/dataset/{options.Population}.data.csv?geography={options.PopulationAreas}&date=latest&gender=0&c_age={string.Join(',', PopulationFigures.Ages.Select(a => a.Code))}"
        + $"&measures=20100&select=date_name,geography_code,c_age_name,obs_value,{NomisTable.All.ToLowerInvariant()}");
}
