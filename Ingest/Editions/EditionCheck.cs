using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Editions;

/// <summary>
/// Looks for newer editions of a source after it was asked, by the same rules: few requests, conditional, kept as evidence. What goes
/// wrong, whatever it is, becomes words in the source's status, and never touches its figures.
/// </summary>
internal sealed class EditionCheck(IEnumerable<IEditionSearch> searches, IOptions<PullOptions> options, IOptions<EditionOptions> limits, PublisherSessionFactory sessions, TimeProvider clock, ILogger<EditionCheck> log)
{
    private readonly IReadOnlyList<IEditionSearch> _searches = [.. searches];

    private TimeSpan TimeLimit => TimeSpan.FromSeconds(limits.Value.TimeLimitSeconds);

    /// <param name="before">What was known.</param>
    /// <returns>What is known now; what was known before where nobody looks for editions of this source, or nobody may be asked.</returns>
    public async Task<EditionStatus?> LookAsync(string source, EditionStatus? before, CancellationToken cancellation)
    {
        if (options.Value.Offline || _searches.FirstOrDefault(s => s.Source == source) is not { } search)
            return before;
        PublisherSession? session = null;
        try
        {
            using var limit = new CancellationTokenSource(TimeLimit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            session = sessions.Begin($"{source}-editions", search.Publisher);
            var newer = await search.SearchAsync(session, either.Token);
            session.Complete();
            foreach (var edition in newer)
                log.LogWarning("Source {Source}: {Edition}", source, edition.WordsWithValues());
            return new EditionStatus(clock.GetUtcNow(), newer, Problem: null);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            // What came and could not be read is asked for again the next time; only a look that was cut off is taken up.
            if (problem is not (OperationCanceledException or PublisherUnavailableException))
                session?.Abandon();
            // Pages show it: what other exceptions say may name folders of this machine.
            var why = problem switch
            {
                OperationCanceledException => FormattableString.Invariant($"no answer within {TimeLimit.TotalSeconds:0} s"),
                PublisherUnavailableException or ResponseRefusedException => problem.Message,
                _ => $"what came could not be read ({problem.GetType().Name})",
            };
            log.LogWarning(problem, "Source {Source}: whether there is a newer edition could not be seen: {Problem}", source, why);
            return new EditionStatus(clock.GetUtcNow(), before?.Newer ?? [], why);
        }
        finally
        {
            session?.Dispose();
        }
    }
}
