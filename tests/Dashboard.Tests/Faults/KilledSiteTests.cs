using System.Globalization;
using System.Security.Cryptography;
using HealthNeeds.Dashboard.Tests.Servers;

namespace HealthNeeds.Dashboard.Tests.Faults;

/// <summary>kill -9 of the dashboard, a real process, while it serves.</summary>
[Trait("Speed", "Slow")]
public sealed class KilledSiteTests : IDisposable
{
    private static readonly string[] Pages = ["/", "/areas/E01007317", "/data", "/api/v1/rankings", "/api/v1/rankings?format=csv"];

    private readonly string directory = Directory.CreateTempSubdirectory("killed-site-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [SiteProcessFact]
    public async Task Site_KilledWhileItServes_ServesTheSameAgain_AndLeavesNoWorkerBehind()
    {
        var release = MadeReleases.First.PutInto(directory);
        var (random, before) = (new Random(20261129), Hashes());
        for (var round = 0; round < Rounds; round++)
        {
            using var site = await SiteProcess.StartAsync(directory, withWorker: true);
            (await site.ServedAsync()).Should().Be(release.Id, "nobody moved a hand");
            var workers = await WorkersAsync(site);
            var readers = Enumerable.Range(0, 4).Select(i => ReadAsync(site, i)).ToList();
            await Task.Delay(random.Next(1500));
            await site.KillAsync();
            (await Task.WhenAll(readers)).Should().OnlyContain(r => r, "until it was killed every answer was a whole one");
            await Waiting.Until(() => Task.FromResult(!workers.Any(id => Directory.Exists($"/proc/{id}"))));
            Hashes().Should().BeEquivalentTo(before, "a reader changes nothing, however it ends");
        }
    }

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("HEALTHNEEDS_SOAK_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) && rounds >= 100 ? 25 : 1;

    /// <summary>The worker is started beside the site, a moment later.</summary>
    private static async Task<IReadOnlyList<int>> WorkersAsync(SiteProcess site)
    {
        await Waiting.Until(() => Task.FromResult(site.Children.Count > 0));
        return site.Children;
    }

    /// <returns>False where an answer was there that was not whole.</returns>
    private static async Task<bool> ReadAsync(SiteProcess site, int reader)
    {
        try
        {
            for (var i = reader; ; i++)
            {
                using var answer = await site.Client.GetAsync(Pages[i % Pages.Length]);
                if (!answer.IsSuccessStatusCode)
                    return false;
            }
        }
        catch (HttpRequestException)
        {
            // The connection ended with the process.
            return true;
        }
    }

    private Dictionary<string, string> Hashes() =>
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(f => !f.Contains("sources", StringComparison.Ordinal) && !f.EndsWith("lock", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(directory, f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
}
