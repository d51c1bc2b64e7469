namespace HealthNeeds.Dashboard.Tests.Servers;

internal static class Waiting
{
    /// <summary>Asks again until it holds; fails after five minutes: a new release is made ready, or a process started, while others have the processors.</summary>
    public static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }
}
