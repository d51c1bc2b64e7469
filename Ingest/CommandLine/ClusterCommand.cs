using System.CommandLine;
using System.Globalization;
using HealthNeeds.Ingest.Worker.Cluster;
using Microsoft.Extensions.Configuration;
using Quartz;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>The database in which several workers keep one schedule.</summary>
internal static class ClusterCommand
{
    public static Command Build()
    {
        var prepare = new Command("prepare", "Make the schedule's tables where they are missing, and say which releases directory workers share. May be run again.");
        prepare.Runs(PrepareAsync);
        var check = new Command("check", "Whether the database can be reached and is as this version needs it, whose directory it is, and which workers live.");
        check.Runs(CheckAsync);
        return new Command("cluster", "Several workers on one schedule, kept in PostgreSQL.") { prepare, check };
    }

    private static async Task<int> PrepareAsync(CommandContext context, CancellationToken cancellation)
    {
        var database = Database(context);
        var before = await database.TablesAsync(cancellation);
        var scheduler = await database.ObserveAsync(SchemaProvisioning.CreateIfMissing, cancellation);
        try
        {
            var made = (await database.TablesAsync(cancellation)).Except(before, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
            context.Output.WriteLine(made.Count == 0
                ? $"The {database.Address.Words} has all {before.Count} tables of the schedule; none was made."
                : $"The {database.Address.Words}: {CountWords.Some(made.Count, "table")} made ({string.Join(", ", made)}), {before.Count} {(before.Count == 1 ? "was" : "were")} there.");
            await ShareAsync(context, scheduler, cancellation);
            return ExitCodes.Ok;
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
        }
    }

    private static async Task ShareAsync(CommandContext context, IScheduler scheduler, CancellationToken cancellation)
    {
        var mark = new DirectoryMark(context.Paths.Releases).ReadOrMake();
        var kept = await ClusterDirectory.OfAsync(scheduler, cancellation);
        if (kept == mark)
        {
            context.Output.WriteLine($"Workers share {context.Paths.Releases} ({mark}), as before.");
            return;
        }

        if (kept is not null && await LiveAsync(scheduler, cancellation) is [_, ..] live)
            throw new UsageException($"The cluster works on another releases directory ({kept}), and {string.Join(", ", live.Select(n => n.InstanceId))} still run there. Stop them before the cluster is moved to {context.Paths.Releases}.");
        await ClusterDirectory.SetAsync(scheduler, mark, cancellation);
        context.Output.WriteLine($"Workers share {context.Paths.Releases} ({mark}){(kept is null ? string.Empty : $", no longer the directory {kept}")}.");
    }

    private static async Task<int> CheckAsync(CommandContext context, CancellationToken cancellation)
    {
        var database = Database(context);
        var scheduler = await database.ObserveAsync(SchemaProvisioning.Validate, cancellation);
        try
        {
            var (kept, own) = (await ClusterDirectory.OfAsync(scheduler, cancellation), new DirectoryMark(context.Paths.Releases).Read());
            context.Output.WriteLine($"The {database.Address.Words} has the schedule's tables as this version needs them.");
            context.Output.WriteLine(kept is null ? "It does not say which releases directory workers share: run 'cluster prepare'."
                : kept == own ? $"Workers share {context.Paths.Releases} ({kept})."
                : $"Workers share another releases directory than {context.Paths.Releases}: expected cluster-id.txt '{kept}', found {(own is null ? "none" : $"'{own}'")}.");
            foreach (var node in await OthersAsync(scheduler, cancellation))
                context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{node.InstanceId}: {State(node.State)}, last heard of {node.LastCheckInUtc:yyyy-MM-dd HH:mm:ss} UTC"));
            if ((await LiveAsync(scheduler, cancellation)).Count == 0)
                context.Output.WriteLine("No worker lives.");
            return kept is not null && kept == own ? ExitCodes.Ok : ExitCodes.Failed;
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
        }
    }

    private static ClusterDatabase Database(CommandContext context)
    {
        var options = context.Configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() ?? new ClusterOptions();
        if (!options.IsOn)
            throw new UsageException("No cluster is set up: Worker__Cluster__ConnectionString is not set, and a worker keeps its schedule in memory.");
        return options.Problems().ToList() is [_, ..] problems ? throw new UsageException(string.Join(Environment.NewLine, problems)) : new ClusterDatabase(options);
    }

    private static async Task<IReadOnlyList<ClusterNode>> OthersAsync(IScheduler scheduler, CancellationToken cancellation) =>
        [.. (await scheduler.QueryClusterNodes(cancellation)).Where(n => !n.IsCurrentNode)];

    private static async Task<IReadOnlyList<ClusterNode>> LiveAsync(IScheduler scheduler, CancellationToken cancellation) =>
        [.. (await OthersAsync(scheduler, cancellation)).Where(n => n.State == ClusterNodeState.Alive)];

    private static string State(ClusterNodeState state) => state switch
    {
        ClusterNodeState.Alive => "lives",
        ClusterNodeState.Overdue => "is late",
        _ => "is taken for dead",
    };
}
