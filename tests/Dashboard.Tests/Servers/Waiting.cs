namespace HealthNeeds.Dashboard.Tests.Servers;

internal static class Waiting
{
    /// <summary>Asks again until it holds; fails after ten seconds.</summary>
    public static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }
}
