using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>Reads how fresh the sources are. Afresh every time: the worker goes on while a release is served.</summary>
internal sealed class FreshnessReader(SourceStatusFiles statuses, IOptions<ReleaseOptions> options, TimeProvider time)
{
    private static readonly TimeSpan StampKept = TimeSpan.FromSeconds(5);

    private volatile Stamped? stamped;

    /// <summary>Those of the release, in its order, then those that only the worker knows.</summary>
    /// <param name="known">The sources of a release; empty where there is none.</param>
    public IReadOnlyList<FreshnessView> List(IReadOnlyList<SourceCount> known)
    {
        var ids = known.Select(k => k.Source.Id).Concat(statuses.Ids()).Distinct(StringComparer.Ordinal);
        return [.. ids.Select(id => Read(id, known))];
    }

    /// <summary>Null where neither the release nor the worker knows it.</summary>
    public FreshnessView? Find(string id, IReadOnlyList<SourceCount> known) =>
        Read(id, known) is { } found && (found.Source is not null || found.Status is not null || found.Problem is not null) ? found : null;

    /// <summary>Names what pages say of when sources were asked: it changes when a status is written. Looked at once in five seconds.</summary>
    public string Stamp()
    {
        var now = time.GetUtcNow();
        if (stamped is { } last && now >= last.At && now - last.At < StampKept)
            return last.Text;
        var text = $"{statuses.LastWritten()?.Ticks ?? 0:x}";
        stamped = new Stamped(now, text);
        return text;
    }

    private FreshnessView Read(string id, IReadOnlyList<SourceCount> known)
    {
        var count = known.FirstOrDefault(k => k.Source.Id == id);
        var status = statuses.TryFind(id, out var problem);
        var now = time.GetUtcNow();
        var pull = status is null && count is null ? null : new PullProgressFile(options.Value.Directory, id).Read();
        return new FreshnessView(id, count?.Source, count?.RowsKept ?? 0, status, problem, now, pull?.IsLive(now) == true ? pull : null);
    }

    private sealed record Stamped(DateTimeOffset At, string Text);
}
