using System.Collections.Concurrent;
using System.Text;

namespace HealthNeeds.Ingest.Http;

/// <summary>
/// A pull over the network. It ends in one of three ways: <see cref="Complete"/> once everything was had, <see cref="Abandon"/>
/// where what was had is not wanted, or only <see cref="Dispose"/>, after which the next pull takes up what this one had.
/// </summary>
internal sealed class PublisherSession(string source, PublisherChannel publisher, PublisherClient client, EvidenceStore evidence, PullJournal journal, TimeProvider clock)
    : IPublisherSession, IDisposable
{
    private readonly Dictionary<string, RawResponse> _last = (evidence.LastAnswers(source)?.Responses ?? []).ToDictionary(r => r.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RawResponse> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Uri> _names = new(StringComparer.Ordinal);
    private readonly PullPatience _patience = publisher.Patience();
    private int _takenUp;
    private long _bytes;

    public PullTally Tally => new(_answers.Count, _answers.Values.Count(r => r.Revalidated), _takenUp, Interlocked.Read(ref _bytes));

    /// <summary>What it was answered so far, by name.</summary>
    public IReadOnlyList<RawResponse> Answers => [.. _answers.Values.OrderBy(r => r.Name, StringComparer.Ordinal)];

    public async Task<RawResponse> GetAsync(PublisherRequest request, CancellationToken cancellation)
    {
        if (_names.GetOrAdd(request.Name, request.Address) != request.Address)
            throw new InvalidOperationException($"Two questions of one pull are called '{request.Name}': {_names[request.Name]} and {request.Address}.");
        using var activity = DownloadTelemetry.Start(publisher.Name, source, request);
        var started = clock.GetTimestamp();
        var outcome = "stopped";
        try
        {
            var (response, how) = await FindOrAskAsync(request, cancellation);
            outcome = how;
            return _answers[request.Name] = response;
        }
        catch (ResponseRefusedException problem)
        {
            outcome = "refused:" + problem.Rule;
            throw;
        }
        catch (PublisherUnavailableException)
        {
            outcome = "unavailable";
            throw;
        }
        finally
        {
            DownloadTelemetry.Ended(activity, publisher.Name, outcome, clock.GetElapsedTime(started));
        }
    }

    public Stream Open(RawResponse response) => evidence.Open(response);

    /// <summary>Everything was had: what this pull was answered is what the next one asks about.</summary>
    public void Complete()
    {
        evidence.Remember(new KeptAnswers(source, clock.GetUtcNow(), Answers));
        Abandon();
    }

    /// <summary>The next pull starts afresh.</summary>
    public void Abandon()
    {
        journal.Remove();
        if (Directory.Exists(evidence.Partial(source)))
            Directory.Delete(evidence.Partial(source), recursive: true);
    }

    public void Dispose() => journal.Dispose();

    private async Task<(RawResponse Response, string Outcome)> FindOrAskAsync(PublisherRequest request, CancellationToken cancellation)
    {
        if (journal.Find(request) is { } had && had.Version == request.Version && evidence.Holds(had))
        {
            Interlocked.Increment(ref _takenUp);
            return (Here(had, request), "taken-up");
        }

        var kept = Kept(request);
        if (kept is { Version: not null } && kept.Version == request.Version)
            return (Noted(kept with { Revalidated = true }), "same-version");
        var response = Noted(await AskAsync(request, kept, cancellation));
        return (response, response.Revalidated ? "not-modified" : "new");
    }

    /// <summary>What the last finished pull was answered, if it is still as it came.</summary>
    private RawResponse? Kept(PublisherRequest request) =>
        _last.GetValueOrDefault(request.Name) is { } last && last.Answers(request) && evidence.Holds(last) ? Here(last, request) : null;

    private RawResponse Noted(RawResponse response)
    {
        journal.Add(new JournalLine(clock.GetUtcNow(), response));
        return response;
    }

    private async Task<RawResponse> AskAsync(PublisherRequest request, RawResponse? kept, CancellationToken cancellation)
    {
        var partial = new PartialFile(Path.Combine(evidence.Partial(source), FileName(request)));
        var download = new PublisherDownload(client, request, kept, partial, clock, Count);
        var arrival = await publisher.AskAsync(request.Address, _patience.Over(request.Address, download.RunAsync), cancellation);
        return arrival.Unchanged ? kept! with { Revalidated = true, Version = request.Version } : Keep(request, arrival, partial);
    }

    private RawResponse Keep(PublisherRequest request, ResponseArrival arrival, PartialFile partial)
    {
        var bytes = partial.Length;
        var (sha256, path) = evidence.Keep(partial.Path);
        partial.Forget();
        var response = new RawResponse(
            request.Name, request.Address, request.Kind, sha256, path, bytes, arrival.Encoding, arrival.Came,
            arrival.ETag, arrival.LastModified, arrival.Headers, Revalidated: false)
        { MaxBytes = request.MaxBytes, Version = request.Version, AnsweredBy = arrival.From == request.Address ? null : arrival.From };
        Check(response);
        return response;
    }

    private void Check(RawResponse response)
    {
        try
        {
            BodyCheck.Check(response);
        }
        catch (ResponseRefusedException refused)
        {
            evidence.Note(new RefusedAnswer(refused.Rule, refused.Found, refused.Expected, response));
            throw;
        }
    }

    /// <summary>As it stands in this installation, whose folder may have moved since.</summary>
    private RawResponse Here(RawResponse response, PublisherRequest request) =>
        response with { Path = evidence.PathOf(response.Sha256), MaxBytes = request.MaxBytes };

    private void Count(int bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        DownloadTelemetry.Read(publisher.Name, bytes);
    }

    private static string FileName(PublisherRequest request) => Sha256Text.OfText(request.Name)[..24];
}
