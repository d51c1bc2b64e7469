namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>When the workers of a cluster checked in, as they left it in PostgreSQL: a beat may take longer on a machine that has much to do.</summary>
internal sealed class CheckIns(ClusterBench bench)
{
    private readonly Dictionary<string, List<long>> ticks = new(StringComparer.Ordinal);

    /// <returns>Always true, so that it can be part of what is waited for.</returns>
    public bool Look()
    {
        var rows = (string)ClusterBench.Ask(bench.Connection, "select string_agg(instance_name || ' ' || last_checkin_time, ';') from qrtz_scheduler_state")!;
        foreach (var row in rows.Split(';').Select(r => r.Split(' ')))
        {
            if (!ticks.TryGetValue(row[0], out var seen))
                ticks[row[0]] = seen = [];
            var last = long.Parse(row[1]);
            if (seen.Count == 0 || seen[^1] != last)
                seen.Add(last);
        }

        return true;
    }

    /// <summary>The longest time between two check-ins of one worker, or from its last to a moment; never less than a beat. A worker that checked in but once, as one that was killed, does not count.</summary>
    public TimeSpan Longest(TimeSpan beat, DateTime until) => ticks.Values.Where(t => t.Count > 1)
        .SelectMany(t => t.Zip(t.Skip(1).Append(until.Ticks), (from, to) => TimeSpan.FromTicks(to - from))).Append(beat).Max();
}
