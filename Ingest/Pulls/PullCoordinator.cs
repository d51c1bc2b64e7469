using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.SourceRecords;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>Asks sources side by side, a few at once; one that fails never stops the others.</summary>
internal sealed class PullCoordinator(IEnumerable<ILiveSource> sources, SourcePull pull, IOptions<PullOptions> options, ILogger<PullCoordinator> log)
{
    /// <summary>Every source that can be asked and is not switched off.</summary>
    public IReadOnlyList<ILiveSource> Sources { get; } = [.. sources.Where(s => options.Value.Of(s.Source).Enabled).OrderBy(s => s.Source, StringComparer.Ordinal)];

    /// <summary>Ids of those that can be asked and are switched off.</summary>
    public IReadOnlyList<string> SwitchedOff { get; } = [.. sources.Select(s => s.Source).Where(s => !options.Value.Of(s).Enabled).Order(StringComparer.Ordinal)];

    public bool Offline => options.Value.Offline;

    /// <param name="told">Called as each source ends, from any thread.</param>
    public async Task<IReadOnlyList<PullOutcome>> RunAsync(IReadOnlyList<ILiveSource> asked, Action<PullOutcome> told, CancellationToken cancellation)
    {
        using var places = new SemaphoreSlim(options.Value.MaxConcurrentSources);
        return await Task.WhenAll(asked.Select(async source =>
        {
            await places.WaitAsync(cancellation);
            try
            {
                // Reading is work for the processor: off the caller's thread, so that sources truly run side by side.
                var outcome = await Task.Run(() => OneAsync(source, cancellation), cancellation);
                told(outcome);
                return outcome;
            }
            finally
            {
                places.Release();
            }
        }));
    }

    private async Task<PullOutcome> OneAsync(ILiveSource source, CancellationToken cancellation)
    {
        try
        {
            return await pull.RunAsync(source, cancellation);
        }
        catch (SourceBusyException busy)
        {
            log.LogInformation("{Message}", busy.Message);
            return new PullOutcome(source.Source, SourceState.Unchanged, "Another pull of it is under way; the figures now in use are kept.", NewFigures: false);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            log.LogError(broken, "Source {Source}: its folder cannot be used", source.Source);
            return new PullOutcome(source.Source, SourceState.Failed, $"Its folder cannot be used: {broken.Message}", NewFigures: false) { IsUnwritten = true };
        }
    }
}

/// <summary>What came of asking one source.</summary>
/// <param name="Why">In a reader's words, where there is more to say than the state.</param>
/// <param name="NewFigures">True where figures serve now that did not before.</param>
internal sealed record PullOutcome(string Source, SourceState State, string? Why, bool NewFigures)
{
    /// <summary>True where not even the source's status could be written: nobody hears of it but from here.</summary>
    public bool IsUnwritten { get; init; }
}
