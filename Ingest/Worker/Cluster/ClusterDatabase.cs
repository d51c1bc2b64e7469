using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace HealthNeeds.Ingest.Worker.Cluster;

/// <summary>The database of the cluster beside the scheduler: whether it can be reached, which tables it has, and making those that are missing.</summary>
internal sealed class ClusterDatabase(ClusterOptions options)
{
    private const string TablePrefix = "qrtz_";

    public ClusterAddress Address { get; } = new(options.ConnectionString);

    /// <summary>Why the database cannot be reached, in the driver's words; null where it can.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = ClusterStore.Connect(options.ConnectionString);
            await connection.OpenAsync(cancellation);
            return null;
        }
        catch (Exception away) when (away is DbException or ArgumentException or TimeoutException or IOException)
        {
            return Words(away);
        }
    }

    /// <summary>Tables of the schedule, as the database names them.</summary>
    /// <exception cref="ClusterRefusedException">The database cannot be reached.</exception>
    public async Task<IReadOnlySet<string>> TablesAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = ClusterStore.Connect(options.ConnectionString);
            await connection.OpenAsync(cancellation);
            using var tables = await connection.GetSchemaAsync("Tables", cancellation);
            return tables.Rows.Cast<DataRow>().Select(r => $"{r["table_name"]}").Where(t => t.StartsWith(TablePrefix, StringComparison.OrdinalIgnoreCase)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception away) when (away is DbException or ArgumentException or TimeoutException or IOException)
        {
            throw new ClusterRefusedException($"The {Address.Words} cannot be reached: {Words(away)}");
        }
    }

    /// <summary>A scheduler of this cluster that is never started: it reads and writes the schedule, takes part in nothing, and fires nothing.</summary>
    /// <param name="schema">Whether missing tables are made, by Quartz' own script, or refused.</param>
    /// <exception cref="ClusterRefusedException">The tables are missing or of another version of Quartz.</exception>
    public async Task<IScheduler> ObserveAsync(SchemaProvisioning schema, CancellationToken cancellation)
    {
        var observer = new ClusterOptions { ConnectionString = options.ConnectionString, CheckInSeconds = options.CheckInSeconds };
        try
        {
            return await QuartzSchedulerBuilder.Create(quartz =>
            {
                quartz.Services.AddObserverLogging();
                ClusterStore.Use(quartz, observer, TimeSpan.FromMinutes(1), schema);
            }).BuildScheduler(cancellation);
        }
        catch (SchedulerException problem)
        {
            throw new ClusterRefusedException($"The {Address.Words} does not hold the schedule as this version needs it: {Words(problem)} Run 'cluster prepare'.");
        }
    }

    /// <summary>What went wrong, without a password and without the layers it came through.</summary>
    public string Words(Exception problem)
    {
        var text = problem is SchedulerException ? problem.Message : problem.GetBaseException() is var inner && inner != problem ? $"{problem.Message}: {inner.Message}" : problem.Message;
        text = Address.WithoutSecrets(text.ReplaceLineEndings(" ").Trim());
        return text.EndsWith('.') ? text : text + ".";
    }
}

internal static class ObserverLogging
{
    /// <summary>What an observer logs nobody reads: its problems come as exceptions.</summary>
    public static void AddObserverLogging(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<ILoggerFactory>(services, NullLoggerFactory.Instance);
}
