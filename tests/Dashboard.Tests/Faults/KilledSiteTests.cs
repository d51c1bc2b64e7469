using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Tests.Faults;

/// <summary>kill -9 of the dashboard, a real process, at any moment of its life.</summary>
[Trait("Speed", "Slow")]
public sealed class KilledSiteTests : IDisposable
{
    private static readonly Moment[] Moments = Enum.GetValues<Moment>();

    private static readonly string[] Pages = ["/", "/areas/E01007317", "/data", "/api/v1/rankings", "/api/v1/rankings?format=csv"];

    /// <summary>The same release gives the same bytes.</summary>
    private static readonly string[] Files = ["/api/v1/rankings?format=geojson", "/api/v1/bundle?level=ltla24&format=zip", "/api/v1/rankings?format=csv"];

    private readonly string directory = Directory.CreateTempSubdirectory("killed-site-").FullName;

    private readonly ConcurrentDictionary<string, string> whole = new(StringComparer.Ordinal);

    private enum Moment
    {
        Starting,
        Serving,
        Swapping,
        Sending,
    }

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("HEALTHNEEDS_SOAK_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) && rounds >= 100 ? 100 : Moments.Length;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [SiteProcessFact]
    public async Task Site_KilledAtAnyMoment_ServesWhatIsPointedTo_AndLeavesNoWorkerBehind()
    {
        var (other, current) = (MadeReleases.First.PutInto(directory), MadeReleases.Second.PutInto(directory));
        var (random, before) = (new Random(20261129), Hashes());
        for (var round = 0; round < Rounds; round++)
        {
            var moment = Moments[round % Moments.Length];
            using var site = SiteProcess.Begin(directory, withWorker: true);
            IReadOnlyList<Task<bool>> readers = moment == Moment.Starting ? [] : await ReadersAsync(site, current.Id, moment);
            if (moment == Moment.Swapping)
            {
                (other, current) = (current, other);
                Point(current);
                before = Hashes();
            }

            await Task.Delay(random.Next(moment == Moment.Swapping ? 400 : 1500));
            var workers = site.Children;
            await site.KillAsync();
            (await Task.WhenAll(readers)).Should().NotContain(false, $"until it was killed every answer was a whole one; round {round}, {moment}");
            await Waiting.Until(() => Task.FromResult(!workers.Any(id => Directory.Exists($"/proc/{id}"))));
            Hashes().Should().BeEquivalentTo(before, "a reader changes nothing, however it ends");
        }

        using var last = await SiteProcess.StartAsync(directory);
        (await last.ServedAsync()).Should().Be(current.Id);
    }

    /// <summary>Four readers of a site that serves what it is pointed to and has its worker beside it.</summary>
    private async Task<IReadOnlyList<Task<bool>>> ReadersAsync(SiteProcess site, string release, Moment moment)
    {
        await site.UntilReadyAsync();
        (await site.ServedAsync()).Should().Be(release, "nobody moved a hand");
        await Waiting.Until(() => Task.FromResult(site.Children.Count > 0));
        return [.. Enumerable.Range(0, 4).Select(i => moment == Moment.Sending ? ReadAsync(site, Files, i, release) : ReadAsync(site, Pages, i, release: null))];
    }

    /// <param name="release">Set where an answer is to be the same each time.</param>
    /// <returns>False where an answer was there that was not whole.</returns>
    private async Task<bool> ReadAsync(SiteProcess site, string[] paths, int reader, string? release)
    {
        try
        {
            for (var i = reader; ; i++)
            {
                var path = paths[i % paths.Length];
                using var answer = await site.Client.GetAsync(path);
                var hash = Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()));
                if (!answer.IsSuccessStatusCode || (release is not null && whole.GetOrAdd($"{release} {path}", hash) != hash))
                    return false;
            }
        }
        catch (HttpRequestException)
        {
            // The connection ended with the process.
            return true;
        }
    }

    private void Point(ReleaseInfo release) =>
        new ReleasePointer(release.Id, $"{release.Id}.duckdb", release.Sha256, release.Published).Write(Path.Combine(directory, "current.json"));

    /// <summary>Of all but what the worker writes that a site has beside it: on a busy machine it comes further before the site is killed than on an idle one.</summary>
    private Dictionary<string, string> Hashes() =>
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(f => !f.Contains("sources", StringComparison.Ordinal) && !f.EndsWith("lock", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("worker.json", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(directory, f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
}
