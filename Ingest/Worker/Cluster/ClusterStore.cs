using System.Data.Common;
using Npgsql;
using Quartz;

namespace HealthNeeds.Ingest.Worker.Cluster;

/// <summary>Quartz' store in PostgreSQL. Nothing but this file names the driver: where no cluster is set up, it is never loaded.</summary>
internal static class ClusterStore
{
    /// <summary>The same in all workers: it is what makes their schedule one.</summary>
    private const string SchedulerName = "HealthNeeds";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    public static DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    /// <summary>As a member of the cluster, once it is started.</summary>
    /// <param name="schema">Whether tables that are missing are made, by the script that Quartz carries, or found to be there.</param>
    public static void Use(IQuartzBuilder quartz, ClusterOptions cluster, TimeSpan missedAfter, SchemaProvisioning schema)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = SchedulerName;
            scheduler.InstanceId = cluster.InstanceName ?? scheduler.InstanceId;
        });
        quartz.UsePersistentStore(store => store
            .UsePostgres(NpgsqlFactory.Instance, cluster.ConnectionString)
            .UseSystemTextJsonSerializer()
            .UseClustering(members => (members.CheckinInterval, members.CheckinMisfireThreshold) = (cluster.Beat, cluster.Beat))
            .ConfigureStore(ado =>
            {
                ado.MisfireThreshold = missedAfter;
                ado.SchemaProvisioning = schema;
                ado.DbRetryInterval = Again;
                // A worker that is stopped hands what it was doing to the others.
                ado.RecoverFiringsCancelledByShutdown = true;
            }));
    }
}

/// <summary>The database that workers share is away, or not as it should be; the message says what to do, and holds no password.</summary>
internal sealed class ClusterRefusedException(string message) : Exception(message);
