namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>This assembly with arguments: a worker in a process of its own, for a test to kill, to starve, or to have several of.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is ["refresh", ..] ? RefreshingWorker.RunAsync(args) : SharingWorker.RunAsync(args);
}
