using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>NIHR Open Data: awards with their HRCS health categories, and the projects that NIHR's infrastructure supports. No person is asked for.</summary>
internal sealed class NihrSource(NihrOptions options, NihrPortal portal, Uri address) : ILiveSource
{
    public const string Id = "nihr-open-data";

    public string Source => Id;

    public string Publisher => PublisherAddresses.Nihr;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var answers = new List<RawResponse>();
        foreach (var (dataset, fields, isOptional) in (IReadOnlyList<(string, IReadOnlyList<string>, bool)>)[
            (options.Awards, NihrPortal.AwardFields, false), (options.Coding, options.CodingFields, true), (options.Projects, options.ProjectFields, true)])
        {
            var about = await portal.AboutAsync(session, dataset, cancellation);
            answers.Add(about);
            var said = NihrPortal.About(about, session.Open);
            var lost = said.Lost(fields);
            if (lost.Count == 0)
                answers.Add(await portal.RowsAsync(session, dataset, fields, cancellation));
            else if (!isOptional)
                throw new ColumnNotFoundException(dataset, lost[0], said.Fields) { Address = about.Address, Taken = fields };
        }

        return answers;
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var (reading, intake, shapes) = (new NihrReading(options, address, responses, room), new AwardIntake(Source), new List<TableShape>());
        var (coding, shape) = reading.Coding(intake);
        shapes.Add(reading.Awards(coding, intake, cancellation));
        shapes.Add(shape);
        shapes.Add(reading.Projects(intake, cancellation));
        return intake.Write(room, shapes);
    }
}
